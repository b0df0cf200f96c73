package duban.exchange.word;

import duban.exchange.excel.ArchiveGuard;
import duban.exchange.excel.LedgerReader;
import java.util.ArrayList;
import java.util.List;

/** What a document says, in its order: {@link WordParagraph}s and {@link WordTable}s, within bounds. */
final class WordBody {

    private static final int MOST_PARAGRAPHS = 100_000;
    private static final int MOST_CHARACTERS = 10_000_000;

    /** Rows beside those of a ledger. */
    private static final int MORE_ROWS = 1_000;

    private final List<Record> blocks = new ArrayList<>();
    private int paragraphs;
    private int tables;
    private int rows;
    private int characters;

    void paragraph(String text) {
        if (!text.isBlank()) {
            if (++paragraphs > MOST_PARAGRAPHS) {
                throw ArchiveGuard.tooLarge();
            }
            blocks.add(new WordParagraph(paragraphs, text.strip()));
        }
    }

    WordTableBuilder table() {
        return new WordTableBuilder(++tables);
    }

    void table(WordTable table) {
        blocks.add(table);
    }

    void count(int more) {
        characters += more;
        if (characters > MOST_CHARACTERS) {
            throw ArchiveGuard.tooLarge();
        }
    }

    /** Whether one more row can be kept; all are counted. */
    boolean keepsRow() {
        return ++rows <= LedgerReader.MOST_ROWS + MORE_ROWS;
    }

    List<Record> blocks() {
        if (rows > LedgerReader.MOST_ROWS + MORE_ROWS) {
            throw LedgerReader.tooManyRows(rows);
        }
        return blocks;
    }
}
