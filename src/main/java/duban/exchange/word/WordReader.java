package duban.exchange.word;

import duban.exchange.excel.ArchiveGuard;
import duban.exchange.excel.LedgerFile;
import duban.exchange.excel.OfficeFile;
import duban.exchange.excel.PlanReferences;
import duban.exchange.excel.WorkbookReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.springframework.stereotype.Component;

/** Reads a plan from the tables of a text document. */
@Component
public class WordReader implements LedgerFile {

    @Override
    public String extension() {
        return ".docx";
    }

    @Override
    public WorkbookReading read(Path file, PlanReferences references) throws IOException {
        return new LedgerOfDocument(blocks(file)).read(references);
    }

    private static List<Record> blocks(Path file) throws IOException {
        var structure = ArchiveGuard.check(file, OfficeFile.DOCUMENT);
        try (var zip = ZipFile.builder().setPath(file).get();
                var part = zip.getInputStream(zip.getEntry(structure.mainPart()))) {
            return WordParser.read(part);
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            throw ArchiveGuard.refusalOf(broken);
        }
    }
}
