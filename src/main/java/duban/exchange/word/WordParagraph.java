package duban.exchange.word;

import duban.exchange.excel.SourceCell;
import duban.exchange.excel.SourceRow;
import java.util.List;

/**
 * A paragraph outside the tables.
 *
 * @param number counted from 1 among the paragraphs that say something
 */
record WordParagraph(int number, String text) {

    String name() {
        return "正文第" + number + "段";
    }

    /** The paragraph as the row of an opinion: what stands before the first colon or tab, and what behind. */
    SourceRow asRow() {
        var parts = text.split("[:：\\t]", 2);
        return SourceRow.of(
                number,
                false,
                List.of(SourceCell.text(parts[0]), parts.length > 1 ? SourceCell.text(parts[1]) : SourceCell.EMPTY));
    }
}
