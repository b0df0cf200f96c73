/** The ledger: template out, workbook or text file in, and the rules any file is read by; every fault is named with its place. */
package duban.exchange.excel;
