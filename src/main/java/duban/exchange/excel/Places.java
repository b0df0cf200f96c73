package duban.exchange.excel;

import duban.opinion.Fault;

/** How the rows and columns of a kind of file are called in what is told of them. */
public interface Places {

    /** A file of sheets: rows are numbered, columns have letters. */
    Places ON_SHEETS = new Places() {};

    /** A row, counted from 1. */
    default String row(int row) {
        return "第" + row + "行";
    }

    /** Several rows of one merged cell. */
    default String rows(int first, int last) {
        return "第" + first + "至" + last + "行";
    }

    /** A column, counted from 0, where its name stands alone. */
    default String column(int column) {
        return letters(column);
    }

    /** A column, counted from 0, in a sentence. */
    default String columnInWords(int column) {
        return column(column) + "列";
    }

    /** The fault with its place as the file's reader sees it. */
    default Fault named(Fault fault) {
        return fault;
    }

    /** A column with its heading; the heading alone for a column the file does not have. */
    default String column(int column, String heading) {
        return column < 0 ? heading : column(column) + "（" + heading + "）";
    }

    /** The letters of a column, counted from 0. */
    static String letters(int column) {
        return (column < 26 ? "" : letters(column / 26 - 1)) + (char) ('A' + column % 26);
    }
}
