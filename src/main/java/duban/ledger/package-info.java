/** Read-only queries for lists, counts and task contexts; reads tables, writes nothing. */
package duban.ledger;
