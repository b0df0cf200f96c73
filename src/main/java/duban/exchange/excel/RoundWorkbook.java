package duban.exchange.excel;

import duban.exchange.excel.RoundSheet.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/**
 * Writes a department's progress report as the workbook it can be filled in with offline: what it writes, {@link
 * RoundReader} reads. Whatever people typed is written as text, so that no program takes it for a formula.
 */
@Component
public class RoundWorkbook {

    static final String INDICATOR_SHEET = "指标完成值";
    static final List<String> INDICATOR_HEADINGS = List.of("编号", "指标", "目标", "单位", "完成值");
    static final String NUMBER_LABEL = "报告编号";
    static final int HEADINGS_ROW = 2;

    /** A sheet has no taller ones; a text of 500 characters needs more, and is all there when the cell is opened. */
    private static final int TALLEST_ROW = 409;

    private static final List<String> NOTES = List.of(
            "1. 每项措施一行；没有变化的在“无变化”一栏选“是”，不必填写文字。",
            "2. 不要改动编号、表头和工作表名称，不要增删行；内容填文字或日期，不要用公式。",
            "3. 指标的完成值填在工作表“" + INDICATOR_SHEET + "”，只填数字；没有变化的保留原值。",
            "4. 填好后在督办系统打开本件上传；先检查，逐处指出工作表、行、列和修改办法，没有错误才填入。",
            "5. 措施已办结或已调整、报告已审签的，旧表格不再接收，请重新下载。",
            "6. 非涉密系统，严禁录入国家秘密。");

    public void write(OutputStream out, RoundSheet round) throws IOException {
        try (var workbook = new Workbook(out, "Duban", "1.0")) {
            workbook.setGlobalDefaultFont(WorkbookTemplate.FONT, 11);
            writeLines(workbook.newWorksheet(RoundColumn.SHEET), round);
            writeIndicators(workbook.newWorksheet(INDICATOR_SHEET), round);
            writeNotes(workbook.newWorksheet("填写说明"));
        }
    }

    private static void writeLines(Worksheet sheet, RoundSheet round) {
        WorkbookTemplate.printOnOnePageWidth(sheet);
        WorkbookTemplate.title(sheet, round.title(), RoundColumn.values().length - 1);
        sheet.value(1, 0, NUMBER_LABEL);
        sheet.style(1, 0).bold().set();
        sheet.value(1, 1, round.number());
        sheet.style(1, 1).format(WorkbookTemplate.TEXT).set();
        sheet.freezePane(1, HEADINGS_ROW + 1);
        sheet.repeatRows(HEADINGS_ROW);
        for (var column : RoundColumn.values()) {
            sheet.width(column.ordinal(), column.width);
            sheet.value(HEADINGS_ROW, column.ordinal(), column.heading);
            WorkbookTemplate.heading(sheet, HEADINGS_ROW, column.ordinal());
        }
        var row = HEADINGS_ROW + 1;
        for (var line : round.asked()) {
            writeLine(sheet, row++, line);
        }
        if (row > HEADINGS_ROW + 1) {
            sheet.range(HEADINGS_ROW + 1, RoundColumn.NO_CHANGE.ordinal(), row - 1, RoundColumn.NO_CHANGE.ordinal())
                    .validateWithListByFormula("\"是,否\"")
                    .allowBlank(true)
                    .errorStyle(DataValidationErrorStyle.STOP)
                    .showErrorMessage(true)
                    .errorTitle("无变化")
                    .error("请选择：是、否。");
        }
        sheet.keepInActiveTab();
    }

    private static void writeLine(Worksheet sheet, int row, Line line) {
        var lines = 1;
        for (var column : RoundColumn.values()) {
            var value = value(column, line);
            if (value instanceof LocalDate day) {
                sheet.value(row, column.ordinal(), day);
            } else {
                sheet.value(row, column.ordinal(), (String) value);
                lines = Math.max(lines, WorkbookTemplate.linesOf((String) value, column.width));
            }
            var style = WorkbookTemplate.body(sheet, row, column.ordinal())
                    .format(column == RoundColumn.FORECAST_ON ? WorkbookTemplate.DATE : WorkbookTemplate.TEXT);
            if (column.given) {
                style.fillColor(WorkbookTemplate.LIGHT);
            }
            style.set();
        }
        sheet.rowHeight(row, Math.min(TALLEST_ROW, Math.max(3, lines) * WorkbookTemplate.HEIGHT_OF_LINE + 3));
    }

    private static Object value(RoundColumn column, Line line) {
        return switch (column) {
            case NUMBER -> line.number();
            case CONTENT -> line.content();
            case DUE -> line.due();
            case NO_CHANGE -> line.noChange() ? "是" : "";
            case DONE -> line.done();
            case NEXT -> line.next();
            case OBSTACLES -> line.obstacles();
            case HELP_NEEDED -> line.helpNeeded();
            case FORECAST_ON -> day(line.forecastOn());
        };
    }

    /** A draft may hold half a date. */
    private static Object day(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(text) : text;
    }

    private static void writeIndicators(Worksheet sheet, RoundSheet round) {
        WorkbookTemplate.printOnOnePageWidth(sheet);
        sheet.freezePane(0, 1);
        var widths = List.of(18, 40, 12, 10, 14);
        for (var column = 0; column < widths.size(); column++) {
            sheet.width(column, widths.get(column));
            sheet.value(0, column, INDICATOR_HEADINGS.get(column));
            WorkbookTemplate.heading(sheet, 0, column);
        }
        var row = 1;
        for (var line : round.asked()) {
            for (var indicator : line.indicators()) {
                var values = List.of(
                        line.number(), indicator.name(), indicator.target(), indicator.unit(), indicator.value());
                for (var column = 0; column < values.size(); column++) {
                    sheet.value(row, column, values.get(column));
                    var style = WorkbookTemplate.body(sheet, row, column).format(WorkbookTemplate.TEXT);
                    if (column < values.size() - 1) {
                        style.fillColor(WorkbookTemplate.LIGHT);
                    }
                    style.set();
                }
                row++;
            }
        }
    }

    private static void writeNotes(Worksheet sheet) {
        sheet.width(0, 100);
        WorkbookTemplate.title(sheet, "填写说明", 0);
        for (var index = 0; index < NOTES.size(); index++) {
            sheet.value(index + 1, 0, NOTES.get(index));
            sheet.style(index + 1, 0).wrapText(true).set();
        }
    }
}
