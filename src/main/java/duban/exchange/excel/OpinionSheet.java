package duban.exchange.excel;

import static duban.opinion.PlanDraft.OPINION_SHEET;

import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.OpinionNumber;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the sheet 审议意见: a heading in the first column, its value in the second. */
final class OpinionSheet {

    private static final int MOST_ROWS = 200;

    private final Map<OpinionField, PlanCell> cells = new EnumMap<>(OpinionField.class);
    private final DepartmentNames departments;
    private final Report report;
    private int rows;

    OpinionSheet(DepartmentNames departments, Report report) {
        this.departments = departments;
        this.report = report;
    }

    void read(Stream<SourceRow> sheet) {
        sheet.limit(MOST_ROWS).filter(SourceRow::filled).forEach(this::read);
    }

    private void read(SourceRow row) {
        rows = row.number();
        var heading = row.cell(0).heading();
        var value = row.cell(1);
        if (heading.isEmpty()) {
            return;
        }
        var field = fieldOf(heading);
        if (field.isPresent()) {
            read(field.get(), row.number(), value);
        } else if (!value.isEmpty()) {
            report.faults()
                    .add(new Fault(
                            OPINION_SHEET,
                            row.number(),
                            report.places().column(0),
                            "不认识的项目“" + PlanCell.shortened(heading) + "”。",
                            "请按模板的项目名称填写：" + headings() + "。"));
        }
    }

    /** Whether the row is a line of an opinion. */
    static boolean isIn(SourceRow row) {
        return fieldOf(row.cell(0).heading()).isPresent();
    }

    private static Optional<OpinionField> fieldOf(String heading) {
        return Stream.of(OpinionField.values())
                .filter(known -> known.heading.equals(heading))
                .findAny();
    }

    private void read(OpinionField field, int row, SourceCell value) {
        var cell = new PlanCell(value, OPINION_SHEET, row, 1, field.heading, report);
        if (cells.putIfAbsent(field, cell) != null) {
            report.faults()
                    .add(new Fault(
                            OPINION_SHEET,
                            row,
                            report.places().column(0),
                            "项目“" + field.heading + "”重复出现。",
                            "请只保留一行“" + field.heading + "”。"));
        }
    }

    private static String headings() {
        return Stream.of(OpinionField.values()).map(field -> field.heading).collect(Collectors.joining("、"));
    }

    /** The opinion as far as it can be read; what cannot is {@code null} and reported. */
    PlanDraft.Opinion opinion() {
        for (var field : OpinionField.values()) {
            if (!cells.containsKey(field)) {
                report.faults()
                        .add(new Fault(
                                OPINION_SHEET,
                                rows + 1,
                                report.places().column(0),
                                "缺少项目“" + field.heading + "”。",
                                "请在第一列补上“" + field.heading + "”，在第二列填写内容；项目名称不要改动。"));
            }
        }
        var number = number();
        var title = line(OpinionField.TITLE, 200);
        var meeting = line(OpinionField.MEETING, 100);
        var issuer = line(OpinionField.ISSUER, 100);
        var receivedOn = cells.containsKey(OpinionField.RECEIVED_ON)
                ? cells.get(OpinionField.RECEIVED_ON).requiredDate()
                : null;
        var replyDueOn = cells.containsKey(OpinionField.REPLY_DUE_ON)
                ? cells.get(OpinionField.REPLY_DUE_ON).requiredDate()
                : null;
        if (receivedOn != null && replyDueOn != null && replyDueOn.isBefore(receivedOn)) {
            cells.get(OpinionField.REPLY_DUE_ON)
                    .report("报告时限 " + replyDueOn + " 早于收文日期 " + receivedOn + "。", "请核对两个日期。");
            replyDueOn = null;
        }
        var lead = cells.containsKey(OpinionField.OVERALL_LEAD)
                ? cells.get(OpinionField.OVERALL_LEAD).requiredDepartment(departments)
                : null;
        return new PlanDraft.Opinion(number, title, meeting, issuer, receivedOn, replyDueOn, lead);
    }

    private String line(OpinionField field, int most) {
        return cells.containsKey(field) ? cells.get(field).requiredLine(most) : null;
    }

    private OpinionNumber number() {
        var number = cells.containsKey(OpinionField.NUMBER)
                ? cells.get(OpinionField.NUMBER).requiredCode(40)
                : null;
        if (number == null) {
            return null;
        }
        // It becomes part of addresses and of the numbers of comments and measures.
        if (!number.matches("[\\p{IsHan}A-Za-z0-9〔〕-]+") || number.matches(".*-[PM]\\d+")) {
            cells.get(OpinionField.NUMBER)
                    .report("收文号“" + number + "”的写法不对。", "只用汉字、字母、数字、〔〕和“-”，如 2023-07；不要以问题或措施编号结尾。");
            return null;
        }
        return new OpinionNumber(number);
    }
}
