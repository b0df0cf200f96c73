/** Text documents in: the tables of a .docx as rows of the same ledger; knows nothing of the rules those are read by. */
package duban.exchange.word;
