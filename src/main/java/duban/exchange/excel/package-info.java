/** The workbook: template out, plan in, with every fault named by sheet, row and column. */
package duban.exchange.excel;
