package duban.exchange.excel;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.springframework.stereotype.Component;

/** Reads a plan from a workbook on disk, row by row, and names every fault by sheet, row and column. */
@Component
public class WorkbookReader implements LedgerFile {

    @Override
    public String extension() {
        return ".xlsx";
    }

    @Override
    public WorkbookReading read(Path file, PlanReferences references) throws IOException {
        var structure = ArchiveGuard.check(file, OfficeFile.WORKBOOK);
        try (var workbook =
                new ReadableWorkbook(file.toFile(), new ReadingOptions(structure.declaresFormats(), true))) {
            return read(workbook, structure, references);
        } catch (IOException | RuntimeException broken) {
            throw ArchiveGuard.refusalOf(broken);
        }
    }

    private static WorkbookReading read(
            ReadableWorkbook workbook, ArchiveStructure structure, PlanReferences references) throws IOException {
        var reader = new LedgerReader(references, Places.ON_SHEETS);
        var opinion = sheet(workbook, PlanDraft.OPINION_SHEET, reader);
        if (opinion.isPresent()) {
            readRows(opinion.get(), reader::readOpinion);
        }
        var ledger = sheet(workbook, PlanDraft.LEDGER_SHEET, reader);
        if (ledger.isPresent()) {
            var merged = structure.mergedOn(ledger.get().getId());
            readRows(ledger.get(), rows -> reader.readLedger(rows, merged));
        }
        tellOfWorkbook(workbook, reader);
        return reader.reading(workbook.getSheets().map(Sheet::getName).toList());
    }

    private static void readRows(Sheet sheet, Consumer<Stream<SourceRow>> reader) throws IOException {
        try (var rows = sheet.openStream()) {
            reader.accept(rows.map(WorkbookReader::rowOf));
        }
    }

    private static SourceRow rowOf(Row row) {
        return SourceRow.of(
                row.getRowNum(),
                row.isHidden(),
                row.stream().map(SourceCell::of).toList());
    }

    private static Optional<Sheet> sheet(ReadableWorkbook workbook, String name, LedgerReader reader) {
        var sheet = workbook.getSheets()
                .filter(candidate -> isNamed(candidate, name))
                .findFirst();
        if (sheet.isEmpty()) {
            var found = workbook.getSheets()
                    .map(candidate -> "“" + PlanCell.shortened(candidate.getName()) + "”")
                    .collect(Collectors.joining("、"));
            reader.report(new Fault(name, 0, "", "缺少工作表“" + name + "”；现有：" + found + "。", "请使用模板，工作表名称不要改动。"));
        }
        return sheet;
    }

    private static boolean isNamed(Sheet sheet, String name) {
        return sheet.getName().strip().equals(name);
    }

    private static void tellOfWorkbook(ReadableWorkbook workbook, LedgerReader reader) {
        var read = List.of(PlanDraft.OPINION_SHEET, PlanDraft.LEDGER_SHEET);
        workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() != SheetVisibility.VISIBLE)
                .forEach(sheet -> {
                    var isRead = read.stream().anyMatch(name -> isNamed(sheet, name));
                    reader.tell(
                            ReadingRule.HIDDEN_SHEET,
                            new Fault(
                                    PlanCell.shortened(sheet.getName()),
                                    0,
                                    "",
                                    isRead ? "工作表是隐藏的，也会导入。" : "工作表是隐藏的，没有导入。",
                                    "请取消隐藏后核对。"));
                });
        if (workbook.isDate1904()) {
            reader.tell(
                    ReadingRule.DATE_1904,
                    new Fault(PlanDraft.LEDGER_SHEET, 0, "", "工作簿设为“1904 日期系统”，日期已按此换算。", "请核对各项日期。"));
        }
    }
}
