package duban.exchange.excel;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.springframework.stereotype.Component;

/** Reads a plan from a workbook on disk, row by row, and names every fault by sheet, row and column. */
@Component
public class WorkbookReader {

    /**
     * Reads the file as far as it can be read.
     *
     * @throws Refusal if it is not a workbook, is damaged, is too large, or holds no rows or too many
     */
    public WorkbookReading read(Path file, PlanReferences references) throws IOException {
        var withFormats = ArchiveGuard.check(file);
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(withFormats, true))) {
            return read(workbook, references);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Refusal refusal) {
                throw refusal;
            }
            // The library answers malformed parts with whatever exception it runs into.
            var damaged = ArchiveGuard.damaged();
            damaged.initCause(broken);
            throw damaged;
        }
    }

    private static WorkbookReading read(ReadableWorkbook workbook, PlanReferences references) throws IOException {
        var faults = new Findings();
        var warnings = new Findings();
        var sheets = workbook.getSheets().map(Sheet::getName).toList();

        var opinionSheet = new OpinionSheet(new DepartmentNames(references.departments()), faults);
        var hasOpinion = readSheet(workbook, PlanDraft.OPINION_SHEET, faults, opinionSheet::read);
        var opinion =
                hasOpinion ? opinionSheet.opinion() : new PlanDraft.Opinion(null, null, null, null, null, null, null);

        var ledgerSheet = new LedgerSheet(opinion, references, faults, warnings);
        readSheet(workbook, PlanDraft.LEDGER_SHEET, faults, ledgerSheet::read);
        return new WorkbookReading(sheets, ledgerSheet.plan(), faults.list(), warnings.list());
    }

    private interface RowsReader {
        void read(Stream<Row> rows);
    }

    private static boolean readSheet(ReadableWorkbook workbook, String name, Findings faults, RowsReader reader)
            throws IOException {
        var sheet = workbook.getSheets()
                .filter(candidate -> candidate.getName().strip().equals(name))
                .findFirst();
        if (sheet.isEmpty()) {
            var found = workbook.getSheets()
                    .map(candidate -> "“" + PlanCell.shortened(candidate.getName()) + "”")
                    .collect(Collectors.joining("、"));
            faults.add(new Fault(name, 0, "", "缺少工作表“" + name + "”；现有：" + found + "。", "请使用模板，工作表名称不要改动。"));
            return false;
        }
        try (var rows = sheet.get().openStream()) {
            reader.read(rows);
        }
        return true;
    }
}
