package duban.exchange.excel;

import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A small real workbook: valid until a test overrides what it talks about. */
public final class PlanWorkbook {

    static final Map<String, DepartmentCode> DEPARTMENTS = departments();

    /** Weekends are free, 2023 to 2025 have a calendar, and the opinion came in today. */
    public static final PlanReferences REFERENCES = new PlanReferences(
            DEPARTMENTS,
            Set.of("市老龄办"),
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY,
            year -> year >= 2023 && year <= 2025,
            LocalDate.of(2023, 6, 30));

    /** What the opinion of such a workbook says. */
    public static final PlanDraft.Opinion OPINION = new PlanDraft.Opinion(
            new OpinionNumber("2023-07"),
            "关于城乡社区治理工作情况报告的审议意见",
            "市六届人大常委会第三次会议",
            "市人大常委会",
            LocalDate.of(2023, 6, 30),
            LocalDate.of(2023, 12, 28),
            DEPARTMENTS.get("市民政局"));

    /** A cell with a formula, as written by a program that computes nothing. */
    record Formula(String expression) {}

    /** What stands in the first of so many rows that are merged in its column. */
    record Merged(Object value, int rows) {}

    private final Map<String, Object> opinion = new LinkedHashMap<>();

    private final List<String> headings = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();
    private final List<Integer> hiddenRows = new ArrayList<>();
    private final List<LedgerColumn> columns = new ArrayList<>(LedgerColumn.ofPlan());
    private String ledgerName = "整改台账";
    private String hiddenSheet;

    public PlanWorkbook() {
        opinion.put("收文号", "2023-07");
        opinion.put("标题", "关于城乡社区治理工作情况报告的审议意见");
        opinion.put("会议", "市六届人大常委会第三次会议");
        opinion.put("审议机关", "市人大常委会");
        opinion.put("收文日期", LocalDate.of(2023, 6, 30));
        opinion.put("报告时限", "2023年12月28日");
        opinion.put("总牵头单位", "市民政局");
        columns.forEach(column -> headings.add(column.heading));
    }

    /** With the columns of a ledger that is taken over while its work goes on. */
    static PlanWorkbook takenOver() {
        var workbook = new PlanWorkbook();
        Stream.of(LedgerColumn.values()).filter(LedgerColumn::isPast).forEach(column -> {
            workbook.columns.add(column);
            workbook.headings.add(column.heading);
        });
        return workbook;
    }

    private static Map<String, DepartmentCode> departments() {
        var departments = new LinkedHashMap<String, DepartmentCode>();
        departments.put("市民政局", new DepartmentCode("MZJ"));
        departments.put("市委组织部", new DepartmentCode("ZZB"));
        departments.put("市公安局", new DepartmentCode("GAJ"));
        return departments;
    }

    PlanWorkbook opinion(String heading, Object value) {
        opinion.put(heading, value);
        return this;
    }

    PlanWorkbook withoutOpinion(String heading) {
        opinion.remove(heading);
        return this;
    }

    PlanWorkbook heading(LedgerColumn column, String heading) {
        headings.set(column.ordinal(), heading);
        return this;
    }

    PlanWorkbook extraHeading(String heading) {
        headings.add(heading);
        return this;
    }

    PlanWorkbook ledgerName(String name) {
        ledgerName = name;
        return this;
    }

    /** Hides the row added last. */
    PlanWorkbook hidden() {
        hiddenRows.add(rows.size());
        return this;
    }

    PlanWorkbook hiddenSheet(String name) {
        hiddenSheet = name;
        return this;
    }

    PlanWorkbook emptyRow() {
        rows.add(List.of(" "));
        return this;
    }

    /** A valid row, numbered M01, M02 … */
    public PlanWorkbook row() {
        return row(Map.of());
    }

    PlanWorkbook row(LedgerColumn column, Object value) {
        var changes = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        changes.put(column, value);
        return row(changes);
    }

    PlanWorkbook row(LedgerColumn first, Object firstValue, LedgerColumn second, Object secondValue) {
        var changes = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        changes.put(first, firstValue);
        changes.put(second, secondValue);
        return row(changes);
    }

    PlanWorkbook row(Map<LedgerColumn, Object> changes) {
        var values = new ArrayList<Object>();
        for (var column : columns) {
            values.add(
                    changes.containsKey(column)
                            ? changes.get(column)
                            : switch (column) {
                                case ASPECT_SEQ -> "一";
                                case ASPECT -> "统筹协同力度有待强化";
                                case COMMENT_NUMBER -> "P01";
                                case COMMENT -> "加强统筹联动";
                                case LEAD -> "市委组织部";
                                case MEASURE_NUMBER -> String.format("M%02d", rows.size() + 1);
                                case MEASURE -> "建立联席会议制度";
                                case DEPARTMENT -> "市委组织部";
                                case CO_HANDLERS -> "市民政局；市公安局";
                                case CO_SIGN -> "是";
                                case DUE_ON -> LocalDate.of(2023, 9, 28);
                                case KIND -> "限期整改";
                                case CRITERIA -> "制度文件印发；会议纪要齐备";
                                case INDICATORS -> "示范点|20|个;覆盖率｜97.5｜%";
                                default -> null;
                            });
        }
        rows.add(values);
        return this;
    }

    public Path writeTo(Path folder) {
        try {
            var file = Files.createTempFile(folder, "plan", ".xlsx");
            try (var out = Files.newOutputStream(file);
                    var workbook = new Workbook(out, "test", "1.0")) {
                var first = workbook.newWorksheet("审议意见");
                var row = 0;
                for (var line : opinion.entrySet()) {
                    first.value(row, 0, line.getKey());
                    write(first, row++, 1, line.getValue());
                }
                var second = workbook.newWorksheet(ledgerName);
                for (var column = 0; column < headings.size(); column++) {
                    second.value(0, column, headings.get(column));
                }
                for (var index = 0; index < rows.size(); index++) {
                    for (var column = 0; column < rows.get(index).size(); column++) {
                        write(second, index + 1, column, rows.get(index).get(column));
                    }
                }
                hiddenRows.forEach(second::hideRow);
                if (hiddenSheet != null) {
                    workbook.newWorksheet(hiddenSheet).setVisibilityState(VisibilityState.HIDDEN);
                }
            }
            return file;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof LocalDate date) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof Merged merged) {
            write(sheet, row, column, merged.value());
            sheet.range(row, column, row + merged.rows() - 1, column).merge();
        } else if (value instanceof Formula formula) {
            sheet.formula(row, column, formula.expression());
        } else if (value != null) {
            sheet.value(row, column, value.toString());
        }
    }
}
