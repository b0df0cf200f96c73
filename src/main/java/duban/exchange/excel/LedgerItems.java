package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.ASPECT;
import static duban.exchange.excel.LedgerColumn.ASPECT_SEQ;
import static duban.exchange.excel.LedgerColumn.COMMENT;
import static duban.exchange.excel.LedgerColumn.COMMENT_NUMBER;
import static duban.exchange.excel.LedgerColumn.LEAD;
import static duban.exchange.excel.LedgerColumn.MEASURE_NUMBER;

import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The aspects, comments and measures the rows name: rows of one aspect or comment agree, no two rows are one measure. */
final class LedgerItems {

    private final DepartmentNames departments;
    private final Map<Integer, Named> aspects = new TreeMap<>();
    private final Map<String, Comment> comments = new LinkedHashMap<>();
    private final Map<String, Integer> rowsOfMeasures = new HashMap<>();

    private record Named(String title, int row) {}

    /** A comment as its first row names it; what could not be read there is taken from a later row. */
    private static final class Comment {
        private final int row;
        private Integer aspect;
        private String title;
        private DepartmentCode lead;

        private Comment(int row) {
            this.row = row;
        }
    }

    LedgerItems(DepartmentNames departments) {
        this.departments = departments;
    }

    /** The number of the aspect the row belongs to, or {@code null} if reported. */
    Integer aspect(LedgerRow row) {
        var written = row.cell(ASPECT_SEQ).requiredLine(10);
        var title = row.cell(ASPECT).requiredLine(200);
        if (written == null) {
            return null;
        }
        var seq = ChineseNumeral.valueOf(written);
        if (seq.isEmpty()) {
            row.cell(ASPECT_SEQ).report("“" + written + "”不是序号。", "请填写一、二、三……或 1、2、3……，最大99。");
            return null;
        }
        if (title != null) {
            var first = aspects.putIfAbsent(seq.getAsInt(), new Named(title, row.number()));
            if (first != null && !first.title().equals(title)) {
                contradicts(row, ASPECT, "方面" + written, first.row(), first.title(), title);
            }
        }
        return seq.getAsInt();
    }

    /** The number of the comment the row belongs to, or {@code null} if reported. */
    String comment(LedgerRow row, Integer aspect) {
        var number = row.cell(COMMENT_NUMBER).requiredLine(10);
        var title = row.cell(COMMENT).requiredLine(200);
        var lead = row.department(LEAD);
        if (number != null && !number.matches("P\\d{2,5}")) {
            row.cell(COMMENT_NUMBER).report("问题编号“" + number + "”的写法不对。", "请写作 P 加两位以上数字，如 P01。");
            return null;
        }
        if (number == null) {
            return null;
        }
        var comment = comments.computeIfAbsent(number, absent -> new Comment(row.number()));
        var item = "问题 " + number + " ";
        if (comment.title != null && title != null && !comment.title.equals(title)) {
            contradicts(row, COMMENT, item, comment.row, comment.title, title);
        }
        if (comment.lead != null && lead != null && !comment.lead.equals(lead)) {
            contradicts(row, LEAD, item, comment.row, departments.nameOf(comment.lead), departments.nameOf(lead));
        }
        if (comment.aspect != null && aspect != null && !comment.aspect.equals(aspect)) {
            contradicts(row, ASPECT_SEQ, item, comment.row, comment.aspect, aspect);
        }
        comment.title = comment.title == null ? title : comment.title;
        comment.lead = comment.lead == null ? lead : comment.lead;
        comment.aspect = comment.aspect == null ? aspect : comment.aspect;
        return number;
    }

    /** The number of the row's measure, or {@code null} if reported; no other row has it. */
    String measure(LedgerRow row) {
        var number = row.cell(MEASURE_NUMBER).requiredLine(10);
        if (number == null) {
            return null;
        }
        if (!number.matches("M\\d{2,5}")) {
            row.cell(MEASURE_NUMBER).report("措施编号“" + number + "”的写法不对。", "请写作 M 加两位以上数字，如 M01。");
            return null;
        }
        var first = rowsOfMeasures.putIfAbsent(number, row.number());
        if (first != null) {
            row.cell(MEASURE_NUMBER).report("措施编号 " + number + " 与第" + first + "行重复。", "每项措施的编号只能用一次，请改编号。");
            return null;
        }
        return number;
    }

    private void contradicts(LedgerRow row, LedgerColumn column, String item, int firstRow, Object first, Object here) {
        row.cell(column)
                .report(
                        item + "的" + column.heading + "前后不一致：第" + firstRow + "行为“" + first + "”，本行为“" + here + "”。",
                        "请改为一致；如是另一项，请换一个编号。");
    }

    List<PlanDraft.Aspect> aspects() {
        return aspects.entrySet().stream()
                .map(aspect ->
                        new PlanDraft.Aspect(aspect.getKey(), aspect.getValue().title()))
                .toList();
    }

    List<PlanDraft.Comment> comments() {
        return comments.entrySet().stream()
                .map(entry -> new PlanDraft.Comment(
                        entry.getKey(),
                        entry.getValue().aspect,
                        entry.getValue().title,
                        entry.getValue().lead,
                        entry.getValue().row))
                .toList();
    }
}
