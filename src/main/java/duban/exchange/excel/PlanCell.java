package duban.exchange.excel;

import duban.opinion.Fault;
import duban.shared.DepartmentCode;
import duban.shared.Texts;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One cell as its reader sees it: where it is, what its heading is, what it says. Whatever is wrong, and whatever a
 * {@link ReadingRule} did, is told with its place.
 */
final class PlanCell {

    private static final String DATE_FORMS = "请填写真实存在的日期，如 2023-09-28、2023/9/28 或 2023年9月28日。";
    private static final Pattern FULL_WIDTH = Pattern.compile("[０-９Ａ-Ｚａ-ｚ．－／｜％＋]");

    private final SourceCell cell;
    private final String sheet;
    private final int row;
    private final String column;
    private final String heading;
    private final Report report;

    /** @param columnIndex counted from 0, negative if the sheet does not have the column */
    PlanCell(SourceCell cell, String sheet, int row, int columnIndex, String heading, Report report) {
        this.cell = cell;
        this.sheet = sheet;
        this.row = row;
        this.column = report.places().column(columnIndex, heading);
        this.heading = heading;
        this.report = report;
    }

    private Fault fault(String reason, String remedy) {
        return new Fault(sheet, row, column, reason, remedy);
    }

    void report(String reason, String remedy) {
        report.faults().add(fault(reason, remedy));
    }

    /** Tells that the rule was needed to read the cell. */
    void tell(ReadingRule rule, String reason) {
        tell(rule, reason, "如不是这个意思，请改写该单元格。");
    }

    /** As above; a merged cell is told of in its first row only. */
    void tell(ReadingRule rule, String reason, String remedy) {
        if (!cell.repeated()) {
            report.reminders().add(rule, fault(reason, remedy));
        }
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

    /** A name: one line, however it is wrapped in the cell. */
    String requiredLine(int most) {
        var text = required(most);
        return text == null ? null : text.replaceAll("\\s*\\n\\s*", "");
    }

    /** A number or code: one line with usual digits and letters; empty if the cell is, {@code null} if reported. */
    String code(int most) {
        var text = text(most);
        return text == null ? null : halfWidth(text.replaceAll("\\s+", ""));
    }

    /** As {@link #code}, reported if empty. */
    String requiredCode(int most) {
        return isEmpty() ? missing() : code(most);
    }

    /** Usual digits, letters and signs for full-width ones. */
    String halfWidth(String text) {
        if (!FULL_WIDTH.matcher(text).find()) {
            return text;
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        tell(ReadingRule.FULL_WIDTH, "“" + shortened(text) + "”读作“" + shortened(plain) + "”。");
        return plain;
    }

    boolean isEmpty() {
        return cell.isEmpty();
    }

    /** What stands in the cell, unjudged. */
    String raw() {
        return cell.text();
    }

    /** The date, or {@code null} if reported. */
    LocalDate requiredDate() {
        if (isEmpty()) {
            missing();
            return null;
        }
        return date();
    }

    /** The date; {@code null} if the cell is empty or was reported. */
    LocalDate date() {
        if (isEmpty() || !isUsable()) {
            return null;
        }
        if (cell.kind() == SourceCell.Kind.DATE) {
            return likely(cell.date());
        }
        if (cell.kind() == SourceCell.Kind.NUMBER) {
            report("“" + shortened(cell.text()) + "”是数字，不是日期。", DATE_FORMS);
            return null;
        }
        return dateOf(halfWidth(cell.text()));
    }

    private LocalDate likely(LocalDate date) {
        if (date.getYear() < 1990 || date.getYear() > 2200) {
            report("日期 " + date + " 不合理。", DATE_FORMS);
            return null;
        }
        return date;
    }

    private LocalDate dateOf(String text) {
        try {
            var day = DateWords.day(text);
            if (day.isEmpty()) {
                notADate(text);
                return null;
            }
            if (day.get().byRule()) {
                tell(
                        ReadingRule.DATE_WORDS,
                        "“" + shortened(text) + "”读作 " + day.get().date() + "。");
            }
            return likely(day.get().date());
        } catch (DateTimeException impossible) {
            report("“" + shortened(text) + "”这一天不存在。", DATE_FORMS);
            return null;
        }
    }

    void notADate(String text) {
        report("“" + shortened(text) + "”不是可以识别的日期。", DATE_FORMS);
    }

    /** The one department named, or {@code null} if reported. */
    DepartmentCode requiredDepartment(DepartmentNames departments) {
        var text = requiredLine(200);
        if (text == null) {
            return null;
        }
        var names = DepartmentList.of(text, departments).names();
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
        if (text == null || text.isEmpty()) {
            return codes;
        }
        var list = DepartmentList.of(text, departments);
        if (list.unusual()) {
            tell(
                    ReadingRule.SEPARATOR,
                    "“" + shortened(text) + "”读作" + list.names().size() + "个单位。");
        }
        for (var name : list.names()) {
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
        var found = departments.find(name);
        if (found.isPresent()) {
            found.get()
                    .rules()
                    .forEach(rule -> tell(
                            rule, "“" + shortened(name) + "”读作“" + found.get().name() + "”。"));
            return found.get().code();
        }
        reportUnknown(name, departments);
        return null;
    }

    private void reportUnknown(String name, DepartmentNames departments) {
        if (departments.isDisabled(name)) {
            report("单位“" + shortened(name) + "”已停用。", "请改为承接其职责的单位，或请管理员重新启用。");
            return;
        }
        if (DepartmentNames.isVague(name)) {
            report("“" + shortened(name) + "”没有指明单位。", "请逐一写出单位名称，从“单位名录”中选择；尚未确定的，请先请总牵头单位明确。");
            return;
        }
        var nearest = departments.nearest(name);
        report(
                "没有名为“" + shortened(name) + "”的单位。",
                nearest.isEmpty() ? "请从“单位名录”中选择。" : "相近的单位：" + String.join("、", nearest) + "。请从中选择，或请管理员先登记该单位。");
    }

    /** Values written in one cell. */
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
        report("未填写" + heading + "。", "请填写；同一内容可以合并单元格。");
        return null;
    }

    private String readable() {
        if (!isUsable()) {
            return null;
        }
        if (cell.kind() == SourceCell.Kind.DATE) {
            report("单元格被表格软件当成了日期。", "请把单元格格式设为“文本”后重新填写。");
            return null;
        }
        var hidden = cell.text().codePoints().filter(Texts::cannotBeShown).findFirst();
        if (hidden.isPresent()) {
            report(
                    String.format(Locale.ROOT, "含有不可见或无法保存的字符（U+%04X）。", hidden.getAsInt()),
                    "请删除从别处粘贴带来的特殊符号，或重新录入该单元格。");
            return null;
        }
        return cell.text();
    }

    /** Neither an error nor a formula without a result; tells of one with a result. */
    private boolean isUsable() {
        switch (cell.kind()) {
            case ERROR -> {
                report("单元格是错误值 " + shortened(cell.text()) + "。", "请改为正确的内容。");
                return false;
            }
            case UNCOMPUTED -> {
                report("单元格是公式，文件中没有它的结果。", "请复制该单元格，用“选择性粘贴—数值”换成文字或日期。");
                return false;
            }
            case TABLE -> {
                report("单元格里还有表格。", "请把里面的内容改成文字。");
                return false;
            }
            case AUTO_NUMBER -> {
                report("单元格里是自动编号，文件中没有号码的文字。", "请取消自动编号，直接输入号码。");
                return false;
            }
            default -> {
                if (cell.calculated()) {
                    tell(ReadingRule.FORMULA, "单元格是公式，取其结果“" + shortened(cell.text()) + "”。");
                }
                return true;
            }
        }
    }
}
