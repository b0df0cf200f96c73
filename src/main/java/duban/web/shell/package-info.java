/** The frame of the web applications: their languages and addresses, the one login, our own pages. Must not know an item. */
package duban.web.shell;
