package duban.exchange.excel;

import java.util.List;

/** The ledger's headings are not the ones it must have: nothing below them can be read. */
public record WrongHeadings(List<String> found, List<String> wanted) {

    /** Found and wanted, in Chinese. */
    String message() {
        return "表头不对，整份台账均未导入。现有："
                + (found.isEmpty() ? "没有找到表头" : String.join("、", found))
                + "。应有："
                + String.join("、", wanted)
                + "。";
    }
}
