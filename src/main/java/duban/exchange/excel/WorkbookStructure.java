package duban.exchange.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a workbook says beside its cells, gathered on the way through the archive: the library tells none of it. */
final class WorkbookStructure {

    private static final String RELATIONSHIPS = "xl/_rels/workbook.xml.rels";

    /** A ledger merges some cells of its 20,000 rows; more are no ledger. */
    private static final int MOST_MERGED = 200_000;

    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, List<MergedRange>> merged = new HashMap<>();
    private int ranges;
    private boolean formats;

    void declaresFormats(boolean declared) {
        formats = declared;
    }

    void related(String part, String id, String target) {
        if (part.equalsIgnoreCase(RELATIONSHIPS) && id != null && target != null) {
            parts.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
    }

    void merged(String part, String addresses) {
        if (++ranges > MOST_MERGED) {
            throw ArchiveGuard.damaged();
        }
        MergedRange.of(addresses)
                .filter(MergedRange::spansRows)
                .ifPresent(range ->
                        merged.computeIfAbsent(part, first -> new ArrayList<>()).add(range));
    }

    /** Whether the workbook declares formats of cells. */
    boolean declaresFormats() {
        return formats;
    }

    /** Ranges of several rows on the sheet with this id. */
    List<MergedRange> mergedOn(String sheetId) {
        return merged.getOrDefault(parts.getOrDefault(sheetId, ""), List.of());
    }
}
