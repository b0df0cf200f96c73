package duban.exchange.excel;

import duban.shared.Refusal;
import java.io.IOException;
import java.nio.file.Path;

/** A kind of file a ledger may come in. */
public interface LedgerFile {

    /** The end of such a file's name, in small letters and with its dot. */
    String extension();

    /**
     * Reads the file as far as it can be read.
     *
     * @throws Refusal if it cannot be read at all, or holds no rows or too many
     */
    WorkbookReading read(Path file, PlanReferences references) throws IOException;
}
