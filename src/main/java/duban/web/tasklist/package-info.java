/** What the forms and plugins in Tasklist ask, over ledger and process. */
package duban.web.tasklist;
