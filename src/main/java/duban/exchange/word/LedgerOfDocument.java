package duban.exchange.word;

import static duban.opinion.PlanDraft.LEDGER_SHEET;
import static duban.opinion.PlanDraft.OPINION_SHEET;

import duban.exchange.excel.LedgerReader;
import duban.exchange.excel.MergedRange;
import duban.exchange.excel.PlanReferences;
import duban.exchange.excel.ReadingRule;
import duban.exchange.excel.SourceRow;
import duban.exchange.excel.WorkbookReading;
import duban.opinion.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the opinion and the ledger among what a document says: lines or a table of the opinion, then one table of the
 * ledger or several with the same headings. Everything else is left out and told ({@link ReadingRule#BESIDE}).
 */
final class LedgerOfDocument {

    private final List<Record> blocks;
    private final WordPlaces places = new WordPlaces();
    private final List<SourceRow> opinion = new ArrayList<>();
    private final List<SourceRow> ledger = new ArrayList<>();
    private final List<MergedRange> merged = new ArrayList<>();
    private final List<Fault> leftOut = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Optional<WordTable> first;
    private boolean ledgerBegun;

    LedgerOfDocument(List<Record> blocks) {
        this.blocks = blocks;
        this.first = tables().filter(table -> table.headings().isPresent())
                .findFirst()
                .or(() -> tables().filter(table -> !table.isOfOpinion() && table.isWide())
                        .findFirst());
    }

    private Stream<WordTable> tables() {
        return blocks.stream().filter(WordTable.class::isInstance).map(WordTable.class::cast);
    }

    WorkbookReading read(PlanReferences references) {
        for (var block : blocks) {
            if (block instanceof WordParagraph paragraph) {
                take(paragraph);
            } else if (block instanceof WordTable table) {
                take(table);
            }
        }
        var reader = new LedgerReader(references, places);
        reader.readOpinion(opinion.stream());
        reader.readLedger(ledger.stream(), merged);
        faults.forEach(reader::report);
        leftOut.forEach(place -> reader.tell(ReadingRule.BESIDE, place));
        return reader.reading(tables().map(WordTable::name).toList());
    }

    private void take(WordParagraph paragraph) {
        var row = paragraph.asRow();
        if (ledgerBegun || !LedgerReader.isOfOpinion(row)) {
            leaveOut(paragraph.name(), 0, paragraph.text());
            return;
        }
        places.add(OPINION_SHEET, new WordPlaces.Part(paragraph.name(), opinion.size() + 1, 0, 1));
        opinion.add(numbered(row, opinion.size() + 1));
    }

    private void take(WordTable table) {
        if (first.filter(ledgerTable -> ledgerTable == table).isPresent()) {
            ledgerBegun = true;
            join(table, 0);
        } else if (ledgerBegun && table.headings().isPresent()) {
            joinBelow(table, table.headings().get());
        } else if (!ledgerBegun && table.isOfOpinion()) {
            places.add(
                    OPINION_SHEET,
                    new WordPlaces.Part(
                            table.name(), opinion.size() + 1, 1, table.rows().size()));
            table.rows().forEach(row -> opinion.add(numbered(row, opinion.size() + 1)));
        } else if (first.isPresent()
                && ledgerBegun
                && table.width() == first.get().width()) {
            faults.add(new Fault(table.name(), 1, "", "这个表格没有表头，分不清是不是台账的续表。", "是续表的，请补上与前面相同的表头行；不是的，请删除。"));
        } else {
            leaveOut(table.name(), 0, textOf(table.rows()));
        }
    }

    private void joinBelow(WordTable table, int headings) {
        for (var row : table.rows().subList(0, headings)) {
            if (row.filled()) {
                leaveOut(table.name(), row.number(), textOf(List.of(row)));
            }
        }
        join(table, headings);
    }

    private void join(WordTable table, int from) {
        var shift = ledger.size() - from;
        places.add(
                LEDGER_SHEET,
                new WordPlaces.Part(
                        table.name(), ledger.size() + 1, from + 1, table.rows().size() - from));
        table.rows().stream()
                .skip(from)
                .map(row -> numbered(row, row.number() + shift))
                .forEach(ledger::add);
        table.merged().stream()
                .filter(range -> range.firstRow() > from)
                .map(range -> new MergedRange(
                        range.firstRow() + shift, range.lastRow() + shift, range.firstColumn(), range.lastColumn()))
                .forEach(merged::add);
    }

    private static SourceRow numbered(SourceRow row, int number) {
        return new SourceRow(number, row.hidden(), row.filled(), row.cells());
    }

    private void leaveOut(String name, int row, String text) {
        if (!text.isBlank()) {
            leftOut.add(new Fault(
                    name,
                    row,
                    "",
                    "“" + (text.length() <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 30)) + "……")
                            + "”没有导入。",
                    "如属台账内容，请移到台账表格中。"));
        }
    }

    private static String textOf(List<SourceRow> rows) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !cell.text().isEmpty())
                .map(cell -> cell.text())
                .findFirst()
                .orElse("");
    }
}
