package duban.exchange.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an archive says beside its texts, gathered on the way through it: the library tells none of it. */
public final class ArchiveStructure {

    private static final String RELATIONSHIPS = "xl/_rels/workbook.xml.rels";
    private static final String RELATIONSHIPS_OF_ALL = "_rels/.rels";

    /** A ledger merges some cells of its 20,000 rows; more are no ledger. */
    private static final int MOST_MERGED = 200_000;

    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, List<MergedRange>> merged = new HashMap<>();
    private String mainPart;
    private int ranges;
    private boolean formats;

    void declaresFormats(boolean declared) {
        formats = declared;
    }

    ArchiveStructure(OfficeFile kind) {
        mainPart = kind.mainPart;
    }

    void related(String part, String id, String type, String target) {
        if (part.equalsIgnoreCase(RELATIONSHIPS_OF_ALL)
                && target != null
                && type != null
                && type.endsWith("/officeDocument")) {
            mainPart = target.startsWith("/") ? target.substring(1) : target;
        }
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

    /** The part that holds the rest. */
    public String mainPart() {
        return mainPart;
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
