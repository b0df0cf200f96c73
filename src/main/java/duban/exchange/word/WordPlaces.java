package duban.exchange.word;

import static duban.opinion.PlanDraft.LEDGER_SHEET;
import static duban.opinion.PlanDraft.OPINION_SHEET;

import duban.exchange.excel.Places;
import duban.opinion.Fault;
import java.util.Map;
import java.util.TreeMap;

/** Where the rows that were put together stand in the document: in which table or paragraph, in which row of it. */
final class WordPlaces implements Places {

    /**
     * A table or paragraph whose rows were taken.
     *
     * @param first number of its first row among the rows put together
     * @param firstInPart number of that row in its table; 0 for a paragraph, which has no rows
     * @param rows how many
     */
    record Part(String name, int first, int firstInPart, int rows) {}

    private final Map<String, TreeMap<Integer, Part>> parts =
            Map.of(OPINION_SHEET, new TreeMap<>(), LEDGER_SHEET, new TreeMap<>());

    void add(String sheet, Part part) {
        parts.get(sheet).put(part.first(), part);
    }

    @Override
    public String row(int row) {
        return tableOf(row) + Places.super.row(inPart(LEDGER_SHEET, row));
    }

    @Override
    public String rows(int first, int last) {
        return tableOf(first) + Places.super.rows(inPart(LEDGER_SHEET, first), inPart(LEDGER_SHEET, last));
    }

    @Override
    public String column(int column) {
        return "第" + (column + 1) + "列";
    }

    @Override
    public String columnInWords(int column) {
        return column(column);
    }

    @Override
    public Fault named(Fault fault) {
        if (!parts.containsKey(fault.sheet()) || fault.row() == 0) {
            return fault;
        }
        var part = part(fault.sheet(), fault.row());
        if (part == null) {
            // What is missing has no row.
            return new Fault(fault.sheet(), 0, fault.column(), fault.reason(), fault.remedy());
        }
        if (part.firstInPart() == 0) {
            return new Fault(
                    part.name(), 0, fault.column().replaceAll("^第\\d+列（(.+)）$", "$1"), fault.reason(), fault.remedy());
        }
        return new Fault(
                part.name(), inPart(fault.sheet(), fault.row()), fault.column(), fault.reason(), fault.remedy());
    }

    /** Only a ledger of several tables needs the table's name in a sentence. */
    private String tableOf(int row) {
        return parts.get(LEDGER_SHEET).size() > 1 ? part(LEDGER_SHEET, row).name() : "";
    }

    private int inPart(String sheet, int row) {
        var part = part(sheet, row);
        return row - part.first() + part.firstInPart();
    }

    /** The part the row was taken from, {@code null} for a row that is not there. */
    private Part part(String sheet, int row) {
        var found = parts.get(sheet).floorEntry(row);
        return found == null
                        || row >= found.getValue().first() + found.getValue().rows()
                ? null
                : found.getValue();
    }
}
