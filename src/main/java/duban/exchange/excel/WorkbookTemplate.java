package duban.exchange.excel;

import static duban.opinion.PlanDraft.LEDGER_SHEET;
import static duban.opinion.PlanDraft.OPINION_SHEET;

import duban.measure.PlanMeasures;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Writes the workbook officials fill in, empty or with a plan: what it writes, {@link WorkbookReader} reads. */
@Component
public class WorkbookTemplate {

    private static final String GUIDE_SHEET = "填写说明";
    private static final String DEPARTMENTS_SHEET = "单位名录";

    static final String FONT = "等线";
    static final String DARK = "1F4E79";
    static final String LIGHT = "DDEBF7";
    static final String GREY = "595959";
    static final String LINE = "BFBFBF";
    static final int HEIGHT_OF_LINE = 15;
    static final String DATE = "yyyy-mm-dd";
    static final String TEXT = "@";

    /** Writes the empty template; drop-downs offer the departments named. */
    public void write(OutputStream out, Collection<String> departments) throws IOException {
        write(out, List.copyOf(departments), null, code -> null);
    }

    /** Writes a plan in the form of the template. */
    public void write(OutputStream out, Map<String, DepartmentCode> departments, PlanDraft plan) throws IOException {
        var names = departments.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        write(out, List.copyOf(departments.keySet()), plan, names::get);
    }

    private static void write(
            OutputStream out, List<String> departments, PlanDraft plan, Function<DepartmentCode, String> nameOf)
            throws IOException {
        try (var workbook = new Workbook(out, "Duban", "1.0")) {
            workbook.setGlobalDefaultFont(FONT, 11);
            var opinion = workbook.newWorksheet(OPINION_SHEET);
            var ledger = workbook.newWorksheet(LEDGER_SHEET);
            var guide = workbook.newWorksheet(GUIDE_SHEET);
            var names = workbook.newWorksheet(DEPARTMENTS_SHEET);

            writeDepartments(names, departments);
            var choices = departments.isEmpty() ? null : names.range(1, 0, departments.size(), 0);
            writeOpinion(opinion, choices, plan, nameOf);
            writeLedger(ledger, choices, plan, nameOf);
            writeGuide(guide);
        }
    }

    private static void writeDepartments(Worksheet sheet, List<String> departments) {
        sheet.width(0, 32);
        sheet.freezePane(0, 1);
        sheet.value(0, 0, "单位名称");
        heading(sheet, 0, 0);
        for (var index = 0; index < departments.size(); index++) {
            sheet.value(index + 1, 0, departments.get(index));
            body(sheet, index + 1, 0).set();
        }
    }

    private static void writeOpinion(
            Worksheet sheet, Range choices, PlanDraft plan, Function<DepartmentCode, String> nameOf) {
        sheet.width(0, 16);
        sheet.width(1, 48);
        sheet.width(2, 60);
        printOnOnePageWidth(sheet);
        title(sheet, "审议意见基本信息", 2);
        for (var field : OpinionField.values()) {
            var row = field.ordinal() + 1;
            sheet.rowHeight(row, 30);
            sheet.value(row, 0, field.heading);
            sheet.style(row, 0)
                    .bold()
                    .fillColor(LIGHT)
                    .verticalAlignment("center")
                    .borderStyle(BorderStyle.THIN)
                    .borderColor(LINE)
                    .set();
            if (plan != null) {
                write(sheet, row, 1, value(field, plan.opinion(), nameOf));
            }
            var date = field == OpinionField.RECEIVED_ON || field == OpinionField.REPLY_DUE_ON;
            body(sheet, row, 1)
                    .verticalAlignment("center")
                    .horizontalAlignment("left")
                    .format(date ? DATE : TEXT)
                    .set();
            sheet.value(row, 2, field.rule);
            sheet.style(row, 2)
                    .fontColor(GREY)
                    .wrapText(true)
                    .verticalAlignment("center")
                    .set();
        }
        choose(sheet, OpinionField.OVERALL_LEAD.ordinal() + 1, OpinionField.OVERALL_LEAD.ordinal() + 1, 1, choices);
        sheet.keepInActiveTab();
    }

    private static Object value(
            OpinionField field, PlanDraft.Opinion opinion, Function<DepartmentCode, String> nameOf) {
        return switch (field) {
            case NUMBER -> opinion.number().value();
            case TITLE -> opinion.title();
            case MEETING -> opinion.meeting();
            case ISSUER -> opinion.issuer();
            case RECEIVED_ON -> opinion.receivedOn();
            case REPLY_DUE_ON -> opinion.replyDueOn();
            case OVERALL_LEAD -> nameOf.apply(opinion.overallLead());
        };
    }

    private static void writeLedger(
            Worksheet sheet, Range choices, PlanDraft plan, Function<DepartmentCode, String> nameOf) {
        sheet.freezePane(0, 1);
        sheet.rowHeight(0, 32);
        printOnOnePageWidth(sheet);
        sheet.repeatRows(0);
        for (var column : LedgerColumn.values()) {
            sheet.width(column.ordinal(), column.width);
            sheet.style(column.ordinal())
                    .wrapText(true)
                    .verticalAlignment("top")
                    .format(column.isDate() ? DATE : TEXT)
                    .set();
            sheet.value(0, column.ordinal(), column.heading);
            heading(sheet, 0, column.ordinal());
            if (column.isPast()) {
                sheet.style(0, column.ordinal()).fillColor(GREY).set();
            }
        }
        for (var index = 0; plan != null && index < plan.measures().size(); index++) {
            writeMeasure(sheet, index + 1, plan, plan.measures().get(index), nameOf);
        }
        choose(sheet, 1, LedgerSheet.MOST_ROWS, LedgerColumn.LEAD.ordinal(), choices);
        choose(sheet, 1, LedgerSheet.MOST_ROWS, LedgerColumn.DEPARTMENT.ordinal(), choices);
        choose(sheet, LedgerColumn.CO_SIGN, Stream.of("是", "否"));
        choose(sheet, LedgerColumn.KIND, Stream.of(PlanMeasures.Kind.values()).map(PlanMeasures.Kind::label));
        choose(sheet, LedgerColumn.MEASURE_STATE, Stream.of("未签收", "办理中", "已办结", "已终止"));
        choose(sheet, LedgerColumn.COMMENT_STATE, Stream.of("办理中", "已销号", "阶段性办结"));
        choose(sheet, LedgerColumn.COMMENT_RESULT, Stream.of("已完成", "完成并长期坚持"));
    }

    private static void writeMeasure(
            Worksheet sheet,
            int row,
            PlanDraft plan,
            PlanDraft.Measure measure,
            Function<DepartmentCode, String> nameOf) {
        var comment = plan.comments().stream()
                .filter(candidate -> candidate.number().equals(measure.comment()))
                .findAny()
                .orElseThrow();
        var aspect = plan.aspects().stream()
                .filter(candidate -> candidate.seq() == comment.aspect())
                .findAny()
                .orElseThrow();
        var lines = 1;
        for (var column : LedgerColumn.values()) {
            var value = switch (column) {
                case ASPECT_SEQ -> ChineseNumeral.of(aspect.seq());
                case ASPECT -> aspect.title();
                case COMMENT_NUMBER -> comment.number();
                case COMMENT -> comment.title();
                case LEAD -> nameOf.apply(comment.lead());
                case MEASURE_NUMBER -> measure.number();
                case MEASURE -> measure.content();
                case DEPARTMENT -> nameOf.apply(measure.department());
                case CO_HANDLERS -> measure.coHandlers().stream().map(nameOf).collect(Collectors.joining("；"));
                case CO_SIGN -> measure.coSign() ? "是" : "否";
                case DUE_ON -> measure.dueOn();
                case KIND -> measure.kind().label();
                case CRITERIA -> String.join("；", measure.criteria());
                case INDICATORS ->
                    measure.indicators().stream()
                            .map(indicator -> indicator.name() + "|"
                                    + indicator.target().toPlainString() + "|" + indicator.unit())
                            .collect(Collectors.joining("；"));
                default -> LedgerPast.written(column, measure.past(), comment.past());
            };
            if (value == null) {
                continue;
            }
            write(sheet, row, column.ordinal(), value);
            lines = Math.max(lines, linesOf(value.toString(), column.width));
            body(sheet, row, column.ordinal())
                    .horizontalAlignment("left")
                    .format(column.isDate() ? DATE : TEXT)
                    .set();
        }
        sheet.rowHeight(row, lines * HEIGHT_OF_LINE + 3);
    }

    /** Lines a text takes in a column; not every program fits rows to wrapped texts when it opens a file. */
    static int linesOf(String text, int width) {
        return text.lines()
                .mapToInt(line -> Math.max(1, (int) Math.ceil(
                        line.codePoints().map(letter -> letter < 0x80 ? 1 : 2).sum() / (width - 1.0))))
                .sum();
    }

    private static void writeGuide(Worksheet sheet) {
        sheet.width(0, 18);
        sheet.width(1, 11);
        sheet.width(2, 72);
        sheet.width(3, 36);
        printOnOnePageWidth(sheet);
        title(sheet, "填写说明", 3);
        var notes = List.of(
                "1. 先填“审议意见”，再填“整改台账”，每项整改措施一行，最多20000行。",
                "2. 不要改动工作表名称和表头；内容填文字或日期，不要用公式。",
                "3. 标“存量台账”的列只在接收正在办理的台账时填写，新台账可以删去这些列。",
                "4. 上传后先检查，逐处指出工作表、行、列和修改办法；全部正确才会导入，有一处不对则全部不导入。",
                "5. 非涉密系统，严禁录入国家秘密。");
        var row = 1;
        for (var note : notes) {
            sheet.value(row, 0, note);
            sheet.range(row, 0, row, 3).merge();
            sheet.range(row, 0, row, 3).style().wrapText(true).set();
            row++;
        }
        row = writeRules(
                sheet,
                row + 1,
                OPINION_SHEET,
                Stream.of(OpinionField.values()).map(field -> List.of(field.heading, "必填", field.rule, field.example)));
        writeRules(
                sheet,
                row + 1,
                LEDGER_SHEET,
                Stream.of(LedgerColumn.values())
                        .map(column -> List.of(column.heading, column.need(), column.rule, column.example)));
    }

    private static int writeRules(Worksheet sheet, int first, String name, Stream<List<String>> rules) {
        var row = first;
        var headings = List.of("工作表“" + name + "”", "是否必填", "填写要求", "示例");
        for (var values : Stream.concat(Stream.of(headings), rules).toList()) {
            for (var column = 0; column < values.size(); column++) {
                sheet.value(row, column, values.get(column));
                if (row == first) {
                    heading(sheet, row, column);
                } else {
                    body(sheet, row, column).set();
                }
            }
            row++;
        }
        return row;
    }

    private static void write(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof LocalDate date) {
            sheet.value(row, column, date);
        } else {
            sheet.value(row, column, (String) value);
        }
    }

    static void printOnOnePageWidth(Worksheet sheet) {
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    static void title(Worksheet sheet, String text, int lastColumn) {
        sheet.rowHeight(0, 34);
        sheet.value(0, 0, text);
        sheet.range(0, 0, 0, lastColumn).merge();
        sheet.range(0, 0, 0, lastColumn)
                .style()
                .bold()
                .fontSize(16)
                .fontColor(DARK)
                .verticalAlignment("center")
                .set();
    }

    static void heading(Worksheet sheet, int row, int column) {
        sheet.style(row, column)
                .bold()
                .fontColor("FFFFFF")
                .fillColor(DARK)
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE)
                .set();
    }

    static StyleSetter body(Worksheet sheet, int row, int column) {
        var style = sheet.style(row, column);
        style.wrapText(true)
                .verticalAlignment("top")
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE);
        return style;
    }

    static void choose(Worksheet sheet, int first, int last, int column, Range choices) {
        if (choices != null) {
            sheet.range(first, column, last, column)
                    .validateWithList(choices)
                    .allowBlank(true)
                    .errorStyle(DataValidationErrorStyle.STOP)
                    .showErrorMessage(true)
                    .errorTitle("单位名称不对")
                    .error("请从下拉列表中选择一个单位。");
        }
    }

    static void choose(Worksheet sheet, LedgerColumn column, Stream<String> values) {
        var list = values.collect(Collectors.joining(","));
        sheet.range(1, column.ordinal(), LedgerSheet.MOST_ROWS, column.ordinal())
                .validateWithListByFormula("\"" + list + "\"")
                .allowBlank(true)
                .errorStyle(DataValidationErrorStyle.STOP)
                .showErrorMessage(true)
                .errorTitle(column.heading + "不对")
                .error("请选择：" + list.replace(",", "、") + "。");
    }
}
