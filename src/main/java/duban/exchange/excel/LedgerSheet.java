package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.ASPECT;
import static duban.exchange.excel.LedgerColumn.ASPECT_SEQ;
import static duban.exchange.excel.LedgerColumn.COMMENT;
import static duban.exchange.excel.LedgerColumn.COMMENT_NUMBER;
import static duban.exchange.excel.LedgerColumn.CO_HANDLERS;
import static duban.exchange.excel.LedgerColumn.CO_SIGN;
import static duban.exchange.excel.LedgerColumn.CRITERIA;
import static duban.exchange.excel.LedgerColumn.DEPARTMENT;
import static duban.exchange.excel.LedgerColumn.DUE_ON;
import static duban.exchange.excel.LedgerColumn.INDICATORS;
import static duban.exchange.excel.LedgerColumn.KIND;
import static duban.exchange.excel.LedgerColumn.LEAD;
import static duban.exchange.excel.LedgerColumn.MEASURE;
import static duban.exchange.excel.LedgerColumn.MEASURE_NUMBER;
import static duban.opinion.PlanDraft.LEDGER_SHEET;

import duban.measure.PlanMeasures;
import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;

/** Reads the sheet 整改台账: a row of headings, then one row per measure. */
final class LedgerSheet {

    static final int MOST_ROWS = 20_000;

    /** Above the headings there may be a title and a remark. */
    private static final int LAST_ROW_OF_HEADINGS = 10;

    private static final int HEADINGS_TO_RECOGNISE = 4;
    private static final int YEARS_AFTER_REPLY = 5;
    private static final int LONGEST_HOLIDAY = 15;
    private static final int MOST_PARTS = 20;
    private static final Pattern TARGET = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

    private final PlanDraft.Opinion opinion;
    private final PlanReferences references;
    private final DepartmentNames departments;
    private final Findings faults;
    private final Findings warnings;

    private final Map<LedgerColumn, Integer> columns = new EnumMap<>(LedgerColumn.class);
    private final List<Fault> headingFaults = new ArrayList<>();
    private boolean headingsRead;
    private int rows;

    private final Map<Integer, Named> aspects = new TreeMap<>();
    private final Map<String, Comment> comments = new LinkedHashMap<>();
    private final Map<String, Integer> rowsOfMeasures = new HashMap<>();
    private final List<PlanDraft.Measure> measures = new ArrayList<>();

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

    LedgerSheet(PlanDraft.Opinion opinion, PlanReferences references, Findings faults, Findings warnings) {
        this.opinion = opinion;
        this.references = references;
        this.departments = new DepartmentNames(references.departments());
        this.faults = faults;
        this.warnings = warnings;
    }

    /** A heading without what people put around it. */
    static String heading(Cell cell) {
        return PlanCell.textOf(cell).replaceAll("\\s+", "").replaceAll("[*＊：:]+$", "");
    }

    /**
     * Reads the rows one by one and keeps only what they say.
     *
     * @throws Refusal if there are no rows, or too many
     */
    void read(Stream<Row> sheet) {
        sheet.forEach(row -> {
            if (row.stream().allMatch(LedgerSheet::isBlank)) {
                return;
            }
            if (!headingsRead) {
                readHeadings(row);
            } else if (++rows <= MOST_ROWS && headingFaults.isEmpty()) {
                readMeasure(row);
            }
        });
        if (!headingsRead) {
            faults.add(new Fault(LEDGER_SHEET, 1, "", "没有找到表头。", "请保留模板的表头行：" + headings() + "。"));
            return;
        }
        headingFaults.forEach(faults::add);
        if (rows > MOST_ROWS) {
            throw Refusal.invalid(null, "TOO_MANY_ROWS", "最多 " + MOST_ROWS + " 行,实际 " + rows + " 行");
        }
        if (rows == 0 && headingFaults.isEmpty()) {
            throw Refusal.invalid(null, "NO_DATA", "工作表“" + LEDGER_SHEET + "”没有数据行，请每项整改措施填写一行");
        }
    }

    private static boolean isBlank(Cell cell) {
        return cell == null
                || cell.getFormula() == null && PlanCell.textOf(cell).isEmpty();
    }

    PlanDraft plan() {
        return new PlanDraft(
                opinion,
                aspects.entrySet().stream()
                        .map(aspect -> new PlanDraft.Aspect(
                                aspect.getKey(), aspect.getValue().title()))
                        .toList(),
                comments.entrySet().stream()
                        .map(entry -> new PlanDraft.Comment(
                                entry.getKey(),
                                entry.getValue().aspect,
                                entry.getValue().title,
                                entry.getValue().lead,
                                entry.getValue().row))
                        .toList(),
                measures);
    }

    private static String headings() {
        return Stream.of(LedgerColumn.values()).map(column -> column.heading).collect(Collectors.joining("、"));
    }

    // Headings

    private void readHeadings(Row row) {
        var known =
                Stream.of(LedgerColumn.values()).collect(Collectors.toMap(column -> column.heading, column -> column));
        var found = row.stream().map(LedgerSheet::heading).toList();
        if (found.stream().filter(known::containsKey).count() < HEADINGS_TO_RECOGNISE) {
            if (row.getRowNum() >= LAST_ROW_OF_HEADINGS) {
                headingsRead = true;
                headingFaults.add(new Fault(
                        LEDGER_SHEET, 1, "", "前" + LAST_ROW_OF_HEADINGS + "行没有找到表头。", "请保留模板的表头行：" + headings() + "。"));
            }
            return;
        }
        headingsRead = true;
        var unknown = new ArrayList<String>();
        for (var index = 0; index < found.size(); index++) {
            var heading = found.get(index);
            if (known.containsKey(heading)) {
                readHeading(known.get(heading), index, row.getRowNum());
            } else if (!heading.isEmpty()) {
                unknown.add(PlanCell.letters(index) + "列“" + PlanCell.shortened(heading) + "”");
            }
        }
        nameMissing(unknown, row.getRowNum());
    }

    private void readHeading(LedgerColumn column, int index, int row) {
        var first = columns.putIfAbsent(column, index);
        if (first != null) {
            headingFaults.add(new Fault(
                    LEDGER_SHEET,
                    row,
                    PlanCell.letters(index) + "（" + column.heading + "）",
                    "表头“" + column.heading + "”重复，" + PlanCell.letters(first) + "列已有。",
                    "请删去其中一列。"));
        }
    }

    private void nameMissing(List<String> unknown, int row) {
        var others = String.join("、", unknown);
        var missing = Stream.of(LedgerColumn.values())
                .filter(column -> !columns.containsKey(column))
                .toList();
        for (var column : missing) {
            headingFaults.add(new Fault(
                    LEDGER_SHEET,
                    row,
                    column.heading,
                    "缺少列“" + column.heading + "”。" + (unknown.isEmpty() ? "" : "不认识的列：" + others + "。"),
                    "请把表头改回“" + column.heading + "”，或从模板复制整行表头。"));
        }
        if (missing.isEmpty() && !unknown.isEmpty()) {
            warnings.add(new Fault(LEDGER_SHEET, row, "", "不认识的列：" + others + "，不会导入。", "如需导入，请改填到模板的列中。"));
        }
    }

    // Rows

    private void readMeasure(Row row) {
        if (row.isHidden()) {
            warnings.add(new Fault(LEDGER_SHEET, row.getRowNum(), "", "本行是隐藏行，也会导入。", "如不导入，请删除本行。"));
        }
        var aspect = readAspect(row);
        var comment = readComment(row, aspect);
        var department = cell(row, DEPARTMENT).requiredDepartment(departments);
        var coHandlers = readCoHandlers(row, department);
        measures.add(new PlanDraft.Measure(
                readMeasureNumber(row),
                comment,
                cell(row, MEASURE).required(500),
                department,
                coHandlers,
                readCoSign(row, coHandlers),
                readDueOn(row),
                readKind(row),
                readCriteria(row),
                readIndicators(row),
                row.getRowNum()));
    }

    private PlanCell cell(Row row, LedgerColumn column) {
        var index = columns.get(column);
        return new PlanCell(
                row.getOptionalCell(index).orElse(null), LEDGER_SHEET, row.getRowNum(), index, column.heading, faults);
    }

    private Integer readAspect(Row row) {
        var written = cell(row, ASPECT_SEQ).requiredLine(10);
        var title = cell(row, ASPECT).requiredLine(200);
        if (written == null) {
            return null;
        }
        var seq = ChineseNumeral.valueOf(written);
        if (seq.isEmpty()) {
            cell(row, ASPECT_SEQ).report("“" + written + "”不是序号。", "请填写一、二、三……或 1、2、3……，最大99。");
            return null;
        }
        if (title != null) {
            var first = aspects.putIfAbsent(seq.getAsInt(), new Named(title, row.getRowNum()));
            if (first != null && !first.title().equals(title)) {
                contradicts(row, ASPECT, "方面" + written, first.row(), first.title(), title);
            }
        }
        return seq.getAsInt();
    }

    private void contradicts(Row row, LedgerColumn column, String item, int firstRow, Object first, Object here) {
        cell(row, column)
                .report(
                        item + "的" + column.heading + "前后不一致：第" + firstRow + "行为“" + first + "”，本行为“" + here + "”。",
                        "请改为一致；如是另一项，请换一个编号。");
    }

    private String readComment(Row row, Integer aspect) {
        var number = cell(row, COMMENT_NUMBER).requiredLine(10);
        var title = cell(row, COMMENT).requiredLine(200);
        var lead = cell(row, LEAD).requiredDepartment(departments);
        if (number != null && !number.matches("P\\d{2,5}")) {
            cell(row, COMMENT_NUMBER).report("问题编号“" + number + "”的写法不对。", "请写作 P 加两位以上数字，如 P01。");
            return null;
        }
        if (number == null) {
            return null;
        }
        var comment = comments.computeIfAbsent(number, absent -> new Comment(row.getRowNum()));
        var item = "问题 " + number + " ";
        if (comment.title != null && title != null && !comment.title.equals(title)) {
            contradicts(row, COMMENT, item, comment.row, comment.title, title);
        }
        if (comment.lead != null && lead != null && !comment.lead.equals(lead)) {
            contradicts(row, LEAD, item, comment.row, nameOf(comment.lead), nameOf(lead));
        }
        if (comment.aspect != null && aspect != null && !comment.aspect.equals(aspect)) {
            contradicts(row, ASPECT_SEQ, item, comment.row, comment.aspect, aspect);
        }
        comment.title = comment.title == null ? title : comment.title;
        comment.lead = comment.lead == null ? lead : comment.lead;
        comment.aspect = comment.aspect == null ? aspect : comment.aspect;
        return number;
    }

    private String nameOf(DepartmentCode code) {
        return references.departments().entrySet().stream()
                .filter(department -> department.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow();
    }

    private String readMeasureNumber(Row row) {
        var number = cell(row, MEASURE_NUMBER).requiredLine(10);
        if (number == null) {
            return null;
        }
        if (!number.matches("M\\d{2,5}")) {
            cell(row, MEASURE_NUMBER).report("措施编号“" + number + "”的写法不对。", "请写作 M 加两位以上数字，如 M01。");
            return null;
        }
        var first = rowsOfMeasures.putIfAbsent(number, row.getRowNum());
        if (first != null) {
            cell(row, MEASURE_NUMBER).report("措施编号 " + number + " 与第" + first + "行重复。", "每项措施的编号只能用一次，请改编号。");
            return null;
        }
        return number;
    }

    private List<DepartmentCode> readCoHandlers(Row row, DepartmentCode department) {
        var cell = cell(row, CO_HANDLERS);
        var coHandlers = cell.departments(departments);
        if (department != null && coHandlers.contains(department)) {
            cell.report("协办单位“" + nameOf(department) + "”就是承办单位。", "请从协办单位中删去承办单位。");
        }
        return coHandlers;
    }

    private boolean readCoSign(Row row, List<DepartmentCode> coHandlers) {
        var cell = cell(row, CO_SIGN);
        var text = cell.text(10);
        if (text == null || text.isEmpty() || text.equals("否")) {
            return false;
        }
        if (!text.equals("是")) {
            cell.report("“" + text + "”不是须会签的取值。", "请填写“是”或“否”。");
            return false;
        }
        if (coHandlers.isEmpty() && cell(row, CO_HANDLERS).isEmpty()) {
            cell.report("须会签为“是”，但没有协办单位。", "请填写协办单位，或改为“否”。");
        }
        return true;
    }

    private LocalDate readDueOn(Row row) {
        var cell = cell(row, DUE_ON);
        var dueOn = cell.requiredDate();
        if (dueOn == null) {
            return null;
        }
        if (opinion.receivedOn() != null && dueOn.isBefore(opinion.receivedOn())) {
            cell.report("整改期限 " + dueOn + " 早于收文日期 " + opinion.receivedOn() + "。", "请改为收文日期以后的日期。");
            return null;
        }
        if (opinion.replyDueOn() != null) {
            var latest = opinion.replyDueOn().plusYears(YEARS_AFTER_REPLY);
            if (dueOn.isAfter(latest)) {
                cell.report("整改期限 " + dueOn + " 晚于报告时限后" + YEARS_AFTER_REPLY + "年。", "请改为 " + latest + " 或以前的日期。");
                return null;
            }
        }
        warnOfHoliday(cell, dueOn);
        return dueOn;
    }

    private void warnOfHoliday(PlanCell cell, LocalDate dueOn) {
        if (!references.calendarKnown().test(dueOn.getYear())) {
            warnings.add(cell.fault(
                    "系统尚无" + dueOn.getYear() + "年的工作日历，不能判断 " + dueOn + " 是否为工作日。", "请管理员在该年放假通知发布后导入工作日历。"));
            return;
        }
        if (references.workingDay().test(dueOn)) {
            return;
        }
        var before = Stream.iterate(dueOn.minusDays(1), day -> day.minusDays(1))
                .limit(LONGEST_HOLIDAY)
                .takeWhile(day -> references.calendarKnown().test(day.getYear()))
                .filter(references.workingDay())
                .findFirst();
        warnings.add(cell.fault(
                "整改期限 " + dueOn + " 不是工作日。",
                before.map(day -> "建议改为此前最近的工作日 " + day + "。").orElse("建议改为此前最近的工作日。")));
    }

    private PlanMeasures.Kind readKind(Row row) {
        var cell = cell(row, KIND);
        var text = cell.requiredLine(20);
        if (text == null) {
            return null;
        }
        var kind = PlanMeasures.Kind.labelled(text);
        if (kind.isEmpty()) {
            cell.report(
                    "“" + text + "”不是整改类型。",
                    "请填写："
                            + Stream.of(PlanMeasures.Kind.values())
                                    .map(PlanMeasures.Kind::label)
                                    .collect(Collectors.joining("、"))
                            + "。");
        }
        return kind.orElse(null);
    }

    private List<String> readCriteria(Row row) {
        var cell = cell(row, CRITERIA);
        var text = cell.required(2_000);
        if (text == null) {
            return List.of();
        }
        var criteria = PlanCell.parts(text, "[;；]");
        if (criteria.isEmpty()) {
            cell.report("未填写办结标准。", "请至少填写一条，说明达到什么算办结。");
        }
        if (criteria.size() > MOST_PARTS) {
            cell.report("办结标准最多" + MOST_PARTS + "条，现有" + criteria.size() + "条。", "请合并相近的条目。");
        }
        criteria.stream()
                .filter(criterion -> criterion.length() > 200)
                .forEach(criterion -> cell.report(
                        "办结标准每条最多200字，“" + PlanCell.shortened(criterion) + "”有" + criterion.length() + "字。",
                        "请精简，或用“；”分成几条。"));
        return criteria;
    }

    private List<PlanDraft.Indicator> readIndicators(Row row) {
        var cell = cell(row, INDICATORS);
        var text = cell.text(2_000);
        var indicators = new ArrayList<PlanDraft.Indicator>();
        var written = text == null ? List.<String>of() : PlanCell.parts(text, "[;；]");
        if (written.size() > MOST_PARTS) {
            cell.report("指标最多" + MOST_PARTS + "个，现有" + written.size() + "个。", "请只保留主要指标。");
        }
        for (var indicator : written) {
            var parts = indicator.split("[|｜]", -1);
            if (parts.length != 3 || Stream.of(parts).anyMatch(String::isBlank)) {
                cell.report(
                        "指标“" + PlanCell.shortened(indicator) + "”的写法不对。",
                        "请写作 名称|目标值|单位，如 " + INDICATORS.example + "。");
            } else if (!TARGET.matcher(parts[1].strip()).matches()) {
                cell.report(
                        "指标“" + PlanCell.shortened(parts[0].strip()) + "”的目标值“" + PlanCell.shortened(parts[1].strip())
                                + "”不是数字。",
                        "目标值只写数字，如 20 或 97.5，单位写在第二个“|”之后。");
            } else if (parts[0].strip().length() > 100 || parts[2].strip().length() > 20) {
                cell.report("指标“" + PlanCell.shortened(indicator) + "”过长。", "名称最多100字，单位最多20字。");
            } else {
                indicators.add(
                        new PlanDraft.Indicator(parts[0].strip(), new BigDecimal(parts[1].strip()), parts[2].strip()));
            }
        }
        return indicators;
    }
}
