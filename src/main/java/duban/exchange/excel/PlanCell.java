package duban.exchange.excel;

import duban.opinion.Fault;
import duban.shared.DepartmentCode;
import duban.shared.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** One cell as its reader sees it: where it is, what its heading is, what it says. Whatever is wrong is told with its place. */
final class PlanCell {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})|(\\d{4})/(\\d{1,2})/(\\d{1,2})|(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final String DATE_FORMS = "请填写真实存在的日期，如 2023-09-28、2023/9/28 或 2023年9月28日。";

    private final Cell cell;
    private final String sheet;
    private final int row;
    private final String column;
    private final String heading;
    private final Findings faults;

    PlanCell(Cell cell, String sheet, int row, int columnIndex, String heading, Findings faults) {
        this.cell = cell;
        this.sheet = sheet;
        this.row = row;
        this.column = letters(columnIndex) + "（" + heading + "）";
        this.heading = heading;
        this.faults = faults;
    }

    /** The letters of a column, counted from 0. */
    static String letters(int column) {
        return (column < 26 ? "" : letters(column / 26 - 1)) + (char) ('A' + column % 26);
    }

    /** What stands in a cell, tidied, without judging it; {@code null} stands for no cell. */
    static String textOf(Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        var text = cell.getValue() instanceof BigDecimal number ? plain(number) : cell.getText();
        return ESCAPED.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .strip();
    }

    /** A heading without what people put around it. */
    static String headingOf(Cell cell) {
        return textOf(cell).replaceAll("\\s+", "").replaceAll("[*＊：:]+$", "");
    }

    /** Digits as a person would write them; huge exponents stay as they are, their digits would fill the memory. */
    private static String plain(BigDecimal number) {
        return Math.abs(number.scale()) > 30
                ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }

    Fault fault(String reason, String remedy) {
        return new Fault(sheet, row, column, reason, remedy);
    }

    void report(String reason, String remedy) {
        faults.add(fault(reason, remedy));
    }

    /** Text of several lines, or {@code null} if empty or reported. */
    String text(int most) {
        var text = readable();
        if (text == null) {
            return null;
        }
        var length = text.codePointCount(0, text.length());
        if (length > most) {
            report(heading + "最多" + most + "字，现有" + length + "字。", "请精简文字。");
            return null;
        }
        return text;
    }

    /** As {@link #text}, reported if empty. */
    String required(int most) {
        return isEmpty() ? missing() : text(most);
    }

    /** A name or number: one line, however it is wrapped in the cell. */
    String requiredLine(int most) {
        var text = required(most);
        return text == null ? null : text.replaceAll("\\s*\\n\\s*", "");
    }

    boolean isEmpty() {
        return textOf(cell).isEmpty() && (cell == null || cell.getFormula() == null);
    }

    /** The date, or {@code null} if reported. */
    LocalDate requiredDate() {
        if (isEmpty()) {
            missing();
            return null;
        }
        if (isFormula() || isError()) {
            return null;
        }
        if (cell.getType() == CellType.NUMBER) {
            return dateOfNumber();
        }
        var parts = DATE.matcher(textOf(cell));
        if (!parts.matches()) {
            report("“" + shortened(textOf(cell)) + "”不是可以识别的日期。", DATE_FORMS);
            return null;
        }
        var first = Stream.of(1, 4, 7)
                .filter(group -> parts.group(group) != null)
                .findFirst()
                .orElseThrow();
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.group(first)),
                    Integer.parseInt(parts.group(first + 1)),
                    Integer.parseInt(parts.group(first + 2)));
        } catch (DateTimeException impossible) {
            report("“" + textOf(cell) + "”这一天不存在。", DATE_FORMS);
            return null;
        }
    }

    private LocalDate dateOfNumber() {
        if (!isDate()) {
            report("“" + shortened(textOf(cell)) + "”是数字，不是日期。", DATE_FORMS);
            return null;
        }
        var date = cell.asDate().toLocalDate();
        if (date.getYear() < 1990 || date.getYear() > 2200) {
            report("日期 " + date + " 不合理。", DATE_FORMS);
            return null;
        }
        return date;
    }

    /** The one department named, or {@code null} if reported. */
    DepartmentCode requiredDepartment(DepartmentNames departments) {
        var text = requiredLine(200);
        if (text == null) {
            return null;
        }
        var names = several(text);
        if (names.size() > 1) {
            report(
                    heading + "只能填写一个单位，现有" + names.size() + "个：" + shortened(text) + "。",
                    heading.equals(LedgerColumn.DEPARTMENT.heading) ? "请保留一个承办单位，其余填入协办单位。" : "请只保留一个单位。");
            return null;
        }
        return department(text, departments);
    }

    /** The departments named, each once; unknown ones are reported and left out. */
    List<DepartmentCode> departments(DepartmentNames departments) {
        var text = text(1_000);
        var codes = new ArrayList<DepartmentCode>();
        for (var name : text == null ? List.<String>of() : several(text.replace('\n', '；'))) {
            var code = department(name, departments);
            if (code != null && codes.contains(code)) {
                report("“" + name + "”重复填写。", "请删去重复的单位。");
            } else if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }

    private DepartmentCode department(String name, DepartmentNames departments) {
        var code = departments.codeOf(name);
        if (code == null) {
            var nearest = departments.nearest(name);
            report(
                    "没有名为“" + shortened(name) + "”的单位。",
                    nearest.isEmpty() ? "请从“单位名录”中选择。" : "相近的单位：" + String.join("、", nearest) + "。请从中选择，或请管理员先登记该单位。");
        }
        return code;
    }

    /** Values written in one cell. */
    static List<String> several(String text) {
        return parts(text, "[;；、]");
    }

    static List<String> parts(String text, String separator) {
        return Stream.of(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 40
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 40)) + "……";
    }

    private String missing() {
        report("未填写" + heading + "。", "请填写；每行都要填写，不要使用合并单元格。");
        return null;
    }

    private String readable() {
        if (isFormula() || isError()) {
            return null;
        }
        if (cell != null && cell.getType() == CellType.NUMBER && isDate()) {
            report("单元格被表格软件当成了日期。", "请把单元格格式设为“文本”后重新填写。");
            return null;
        }
        var text = textOf(cell);
        var hidden = text.codePoints().filter(Texts::cannotBeShown).findFirst();
        if (hidden.isPresent()) {
            report(
                    String.format(Locale.ROOT, "含有不可见或无法保存的字符（U+%04X）。", hidden.getAsInt()),
                    "请删除从别处粘贴带来的特殊符号，或重新录入该单元格。");
            return null;
        }
        return text;
    }

    private boolean isFormula() {
        if (cell == null || cell.getFormula() == null) {
            return false;
        }
        report("单元格是公式。", "请复制该单元格，用“选择性粘贴—数值”换成文字或日期。");
        return true;
    }

    private boolean isError() {
        if (cell == null || cell.getType() != CellType.ERROR) {
            return false;
        }
        report("单元格是错误值 " + shortened(textOf(cell)) + "。", "请改为正确的内容。");
        return true;
    }

    /** Numbers are dates by their format only: a built-in one, or one that spells year, month or day. */
    private boolean isDate() {
        var id = cell.getDataFormatId();
        if (id == null) {
            return false;
        }
        if (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58) {
            return true;
        }
        var format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "")
                        .toLowerCase(Locale.ROOT)
                        .matches("(?s).*[yd].*");
    }
}
