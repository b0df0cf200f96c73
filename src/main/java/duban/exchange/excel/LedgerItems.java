package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.ASPECT;
import static duban.exchange.excel.LedgerColumn.ASPECT_SEQ;
import static duban.exchange.excel.LedgerColumn.COMMENT;
import static duban.exchange.excel.LedgerColumn.COMMENT_NUMBER;
import static duban.exchange.excel.LedgerColumn.COMMENT_STATE;
import static duban.exchange.excel.LedgerColumn.LEAD;
import static duban.exchange.excel.LedgerColumn.MEASURE_NUMBER;

import duban.comment.PlanComments;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The aspects, comments and measures the rows name, once all rows are read: rows of one aspect or comment agree, no two
 * rows are one measure, and everything has a number.
 */
final class LedgerItems {

    private final DepartmentNames departments;
    private final LedgerHeadings headings;
    private final Report report;
    private final Map<Integer, Named> aspects = new TreeMap<>();
    private final Map<Object, Comment> comments = new LinkedHashMap<>();
    private final List<PlanDraft.Measure> measures = new ArrayList<>();

    private record Named(String title, int row) {}

    /** What tells two comments apart that were not numbered P01, P02. */
    private record WithinAspect(Integer aspect, String name) {}

    /** A comment as its first row names it; what could not be read there is taken from a later row. */
    private static final class Comment {
        private final int row;
        private final String written;
        private Integer aspect;
        private String title;
        private DepartmentCode lead;
        private PlanComments.Past past;
        private int rowOfPast;
        private String number;

        private Comment(int row, String written) {
            this.row = row;
            this.written = written;
        }
    }

    LedgerItems(List<LedgerLine> lines, DepartmentNames departments, LedgerHeadings headings, Report report) {
        this.departments = departments;
        this.headings = headings;
        this.report = report;
        lines.forEach(this::addAspect);
        var commentOf = commentsOf(lines);
        numberMeasures(lines, commentOf);
    }

    List<PlanDraft.Aspect> aspects() {
        return aspects.entrySet().stream()
                .map(aspect ->
                        new PlanDraft.Aspect(aspect.getKey(), aspect.getValue().title()))
                .toList();
    }

    List<PlanDraft.Comment> comments() {
        return comments.values().stream()
                .map(comment -> new PlanDraft.Comment(
                        comment.number, comment.aspect, comment.title, comment.lead, comment.past, comment.row))
                .toList();
    }

    List<PlanDraft.Measure> measures() {
        return measures;
    }

    private void addAspect(LedgerLine line) {
        if (line.aspect() == null || line.aspectTitle() == null) {
            return;
        }
        var first = aspects.putIfAbsent(line.aspect(), new Named(line.aspectTitle(), line.row()));
        if (first != null && !first.title().equals(line.aspectTitle())) {
            contradicts(line, ASPECT, "方面" + line.aspectWritten(), first.row(), first.title(), line.aspectTitle());
        }
    }

    /** The comment of each line, {@code null} where its number was reported. */
    private List<Comment> commentsOf(List<LedgerLine> lines) {
        var numbers = new LedgerNumbers(
                'P',
                lines.stream().map(LedgerLine::aspect).toList(),
                lines.stream().map(line -> line.commentNumber().number()).toList(),
                true);
        var kept = numbers.areKept() || areInTheWrongPlace(lines, numbers);
        var found = new ArrayList<Comment>();
        for (var line : lines) {
            var number = line.commentNumber().number();
            if (!isUsable(line, COMMENT_NUMBER, line.commentNumber(), numbers, "P01")) {
                found.add(null);
                continue;
            }
            var key = kept ? number : new WithinAspect(line.aspect(), number == null ? line.comment() : number);
            found.add(merge(line, key, number));
        }
        if (kept) {
            comments.values().forEach(comment -> comment.number = comment.written);
        } else {
            giveNumbers();
        }
        return found;
    }

    /** P01 in two aspects under one title is one comment, of which a row says the wrong aspect; it is not numbered anew. */
    private static boolean areInTheWrongPlace(List<LedgerLine> lines, LedgerNumbers numbers) {
        if (!numbers.restart()) {
            return false;
        }
        var titles = new HashMap<String, Map<Integer, String>>();
        lines.forEach(line -> titles.computeIfAbsent(line.commentNumber().number(), first -> new HashMap<>())
                .putIfAbsent(line.aspect(), String.valueOf(line.comment())));
        return titles.values().stream()
                .anyMatch(ofAspects -> ofAspects.values().stream().distinct().count() < ofAspects.size());
    }

    private Comment merge(LedgerLine line, Object key, String written) {
        var comment = comments.computeIfAbsent(key, absent -> new Comment(line.row(), written));
        var item = "问题 " + (written == null ? "" : written + " ");
        if (comment.title != null && line.comment() != null && !comment.title.equals(line.comment())) {
            contradicts(line, COMMENT, item, comment.row, comment.title, line.comment());
        }
        if (comment.lead != null && line.lead() != null && !comment.lead.equals(line.lead())) {
            contradicts(
                    line, LEAD, item, comment.row, departments.nameOf(comment.lead), departments.nameOf(line.lead()));
        }
        if (comment.aspect != null && line.aspect() != null && !comment.aspect.equals(line.aspect())) {
            contradicts(line, ASPECT_SEQ, item, comment.row, comment.aspect, line.aspect());
        }
        if (comment.past != null && line.commentPast() != null && !comment.past.equals(line.commentPast())) {
            report.faults()
                    .add(headings.fault(
                            line.row(),
                            COMMENT_STATE,
                            item + "的状态前后不一致：" + report.places().row(comment.rowOfPast) + "与本行的问题状态、办理结果或日期不同。",
                            "同一问题各行请填写一致，或只填第一行。"));
        }
        comment.title = comment.title == null ? line.comment() : comment.title;
        comment.lead = comment.lead == null ? line.lead() : comment.lead;
        comment.aspect = comment.aspect == null ? line.aspect() : comment.aspect;
        if (comment.past == null && line.commentPast() != null) {
            comment.past = line.commentPast();
            comment.rowOfPast = line.row();
        }
        return comment;
    }

    private void giveNumbers() {
        var place = 0;
        for (var comment : comments.values()) {
            comment.number = LedgerNumbers.numbered('P', ++place, comments.size());
            report.reminders()
                    .add(
                            ReadingRule.RENUMBERED,
                            headings.fault(
                                    comment.row,
                                    COMMENT_NUMBER,
                                    "问题“"
                                            + PlanCell.shortened(
                                                    comment.written == null
                                                            ? String.valueOf(comment.title)
                                                            : comment.written)
                                            + "”编为 " + comment.number + "。",
                                    "导入后编号不再改变；如须用别的编号，请改填后重新上传。"));
        }
    }

    private void numberMeasures(List<LedgerLine> lines, List<Comment> commentOf) {
        var written = lines.stream().map(line -> line.measureNumber().number()).toList();
        var byAspect =
                new LedgerNumbers('M', lines.stream().map(LedgerLine::aspect).toList(), written, false);
        var byComment = new LedgerNumbers('M', commentOf, written, false);
        var kept = byAspect.areKept() && byComment.areKept();
        var rows = new HashMap<Object, Integer>();
        for (var index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            var comment = commentOf.get(index);
            var group = kept ? "" : byComment.areKept() ? line.aspect() : comment;
            String number = null;
            if (isUsable(line, MEASURE_NUMBER, line.measureNumber(), byComment, "M01") && isFirst(line, group, rows)) {
                number = kept ? written.get(index) : LedgerNumbers.numbered('M', index + 1, lines.size());
            }
            if (!kept && number != null) {
                tellNumber(line, number);
            }
            measures.add(line.measure().numbered(number, comment == null ? null : comment.number));
        }
    }

    private boolean isFirst(LedgerLine line, Object group, Map<Object, Integer> rows) {
        var number = line.measureNumber().number();
        if (number == null) {
            return true;
        }
        var first = rows.putIfAbsent(List.of(group == null ? "" : group, number), line.row());
        if (first == null) {
            return true;
        }
        report.faults()
                .add(headings.fault(
                        line.row(),
                        MEASURE_NUMBER,
                        "措施编号 " + number + " 与" + report.places().row(first) + "重复。",
                        "每项措施的编号只能用一次，请改编号。"));
        return false;
    }

    private void tellNumber(LedgerLine line, String number) {
        var written = line.measureNumber().number();
        report.reminders()
                .add(
                        ReadingRule.RENUMBERED,
                        headings.fault(
                                line.row(),
                                MEASURE_NUMBER,
                                (written == null ? "本行的措施" : "措施“" + PlanCell.shortened(written) + "”") + "编为 " + number
                                        + "。",
                                "导入后编号不再改变；如须用别的编号，请改填后重新上传。"));
    }

    private boolean isUsable(
            LedgerLine line, LedgerColumn column, LedgerLine.Written written, LedgerNumbers numbers, String example) {
        if (written.number() == null) {
            if (!written.reported() && !numbers.areMissing()) {
                report.faults()
                        .add(headings.fault(
                                line.row(), column, "未填写" + column.heading + "。", "请填写；整列都不填的，由系统按先后顺序编号。"));
            }
            return numbers.areMissing() && !written.reported();
        }
        if (numbers.isAcceptable(written.number())) {
            return true;
        }
        report.faults()
                .add(headings.fault(
                        line.row(),
                        column,
                        column.heading + "“" + PlanCell.shortened(written.number()) + "”的写法不对。",
                        "请写作 " + example.charAt(0) + " 加两位以上数字，如 " + example + "；或整列都写 1、2、3……，由系统按先后顺序编号。"));
        return false;
    }

    private void contradicts(
            LedgerLine line, LedgerColumn column, String item, int firstRow, Object first, Object here) {
        report.faults()
                .add(headings.fault(
                        line.row(),
                        column,
                        item + "的" + column.heading + "前后不一致：" + report.places().row(firstRow) + "为“" + first + "”，本行为“"
                                + here + "”。",
                        "请改为一致；如是另一项，请换一个编号。"));
    }
}
