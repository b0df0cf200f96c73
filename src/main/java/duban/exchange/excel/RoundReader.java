package duban.exchange.excel;

import duban.exchange.excel.RoundSheet.Line;
import duban.exchange.excel.RoundSheet.Measured;
import duban.opinion.Fault;
import duban.shared.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.springframework.stereotype.Component;

/**
 * Reads a progress report back from its workbook. It is held against the report as it is now: a measure that has dropped
 * out since the workbook was made, or one that is missing in it, is a fault, and so is whatever a form would refuse.
 */
@Component
public class RoundReader {

    private static final int MOST = 500;
    private static final int MOST_ROWS = 2_000;
    private static final Set<String> YES = Set.of("是", "√", "✓", "☑", "无变化", "Y", "y");
    private static final Set<String> NO = Set.of("", "否", "N", "n");

    /** @param lines those that were asked for, as filled in; incomplete where there are faults */
    public record Reading(List<Line> lines, List<Fault> faults) {}

    /** @throws Refusal if the file cannot be read at all, or is of another report */
    public Reading read(Path file, RoundSheet round, LocalDate today) throws IOException {
        var structure = ArchiveGuard.check(file, OfficeFile.WORKBOOK);
        try (var workbook =
                new ReadableWorkbook(file.toFile(), new ReadingOptions(structure.declaresFormats(), true))) {
            return new Reader(round, today).read(workbook);
        } catch (Refusal refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw ArchiveGuard.refusalOf(broken);
        }
    }

    private static final class Reader {

        private final RoundSheet round;
        private final LocalDate today;
        private final Report report = new Report(Places.ON_SHEETS);
        private final Map<String, Line> known;
        private final Map<String, Line> filled = new HashMap<>();
        private final Map<Integer, String> values = new HashMap<>();

        Reader(RoundSheet round, LocalDate today) {
            this.round = round;
            this.today = today;
            this.known = round.lines().stream().collect(Collectors.toMap(Line::number, Function.identity()));
        }

        Reading read(ReadableWorkbook workbook) throws IOException {
            var lines = sheet(workbook, RoundColumn.SHEET);
            if (lines.isPresent()) {
                readLines(lines.get());
            }
            if (round.asked().stream().anyMatch(line -> !line.indicators().isEmpty())) {
                var indicators = sheet(workbook, RoundWorkbook.INDICATOR_SHEET);
                if (indicators.isPresent()) {
                    readIndicators(indicators.get());
                }
            }
            return new Reading(
                    filled.values().stream().map(this::withValues).toList(),
                    report.faults().list());
        }

        private Line withValues(Line line) {
            return new Line(
                    line.seq(),
                    line.number(),
                    line.content(),
                    line.due(),
                    null,
                    line.noChange(),
                    line.done(),
                    line.next(),
                    line.obstacles(),
                    line.helpNeeded(),
                    line.forecastOn(),
                    line.indicators().stream()
                            .map(indicator -> new Measured(
                                    indicator.nth(),
                                    indicator.name(),
                                    indicator.target(),
                                    indicator.unit(),
                                    values.getOrDefault(indicator.nth(), indicator.value())))
                            .toList());
        }

        private Optional<Sheet> sheet(ReadableWorkbook workbook, String name) {
            var found = workbook.getSheets()
                    .filter(sheet -> sheet.getName().strip().equals(name))
                    .findFirst();
            if (found.isEmpty()) {
                report.faults().add(new Fault(name, 0, "", "缺少工作表“" + name + "”。", "请重新下载填报表，工作表名称不要改动。"));
            }
            return found;
        }

        private static List<SourceRow> rows(Sheet sheet) throws IOException {
            try (Stream<SourceRow> rows = sheet.openStream()
                    .limit(MOST_ROWS)
                    .map(row -> SourceRow.of(
                            row.getRowNum(),
                            false,
                            row.stream().map(SourceCell::of).toList()))) {
                return rows.filter(SourceRow::filled).toList();
            }
        }

        private void readLines(Sheet sheet) throws IOException {
            var rows = rows(sheet);
            mustBeOfThisRound(rows);
            var headings = headings(
                    RoundColumn.SHEET,
                    rows,
                    Stream.of(RoundColumn.values())
                            .map(column -> column.heading)
                            .toList());
            if (headings.isEmpty()) {
                return;
            }
            for (var row : rows) {
                if (row.number() > headings.get().row()) {
                    readLine(row, headings.get());
                }
            }
            for (var line : round.asked()) {
                if (!filled.containsKey(line.number())) {
                    report.faults()
                            .add(new Fault(
                                    RoundColumn.SHEET,
                                    0,
                                    "",
                                    "缺少 " + line.number() + "“" + PlanCell.shortened(line.content()) + "”这一行。",
                                    "请重新下载填报表，不要增删行。"));
                }
            }
        }

        /** A workbook of another month or department is refused as a whole: its rows mean nothing here. */
        private void mustBeOfThisRound(List<SourceRow> rows) {
            var number = rows.stream()
                    .filter(row -> row.cell(0).text().equals(RoundWorkbook.NUMBER_LABEL))
                    .map(row -> row.cell(1).text())
                    .findFirst()
                    .orElse("");
            if (!number.equals(round.number())) {
                throw Refusal.conflict(
                        "OTHER_ROUND",
                        (number.isEmpty() ? "表格里没有报告编号" : "这是 " + PlanCell.shortened(number) + " 的填报表") + "，本件是 "
                                + round.number() + "，没有填入。请下载本件的填报表后重新填写。");
            }
        }

        private record Headings(int row, Map<String, Integer> columns) {

            PlanCell cell(SourceRow source, String sheet, String heading, Report report) {
                var column = columns.get(heading);
                return new PlanCell(source.cell(column), sheet, source.number(), column, heading, report);
            }
        }

        private Optional<Headings> headings(String sheet, List<SourceRow> rows, List<String> wanted) {
            var row = rows.stream()
                    .filter(candidate -> candidate.cells().stream()
                                    .filter(cell -> wanted.contains(cell.heading()))
                                    .count()
                            > wanted.size() / 2)
                    .findFirst();
            if (row.isEmpty()) {
                report.faults()
                        .add(new Fault(sheet, 0, "", "没有找到表头（" + String.join("、", wanted) + "）。", "请重新下载填报表，表头不要改动。"));
                return Optional.empty();
            }
            var columns = new HashMap<String, Integer>();
            for (var index = 0; index < row.get().cells().size(); index++) {
                columns.putIfAbsent(row.get().cell(index).heading(), index);
            }
            var missing = wanted.stream()
                    .filter(heading -> !columns.containsKey(heading))
                    .toList();
            missing.forEach(heading -> report.faults()
                    .add(new Fault(sheet, row.get().number(), heading, "缺少“" + heading + "”这一列。", "请重新下载填报表，表头不要改动。")));
            return missing.isEmpty() ? Optional.of(new Headings(row.get().number(), columns)) : Optional.empty();
        }

        private void readLine(SourceRow row, Headings headings) {
            Function<RoundColumn, PlanCell> cell =
                    column -> headings.cell(row, RoundColumn.SHEET, column.heading, report);
            var numberCell = cell.apply(RoundColumn.NUMBER);
            var number = numberCell.requiredCode(60);
            if (number == null) {
                return;
            }
            var line = known.get(number);
            if (line == null) {
                numberCell.report("本件没有编号为“" + PlanCell.shortened(number) + "”的措施。", "请删去这一行，或重新下载填报表。");
                return;
            }
            if (line.dropped() != null) {
                numberCell.report(number + " " + line.dropped() + "，本月不再填报。", "请重新下载填报表，把其余内容填入新表。");
                return;
            }
            var noChange = noChange(cell.apply(RoundColumn.NO_CHANGE));
            var done = text(cell.apply(RoundColumn.DONE), noChange);
            var next = text(cell.apply(RoundColumn.NEXT), noChange);
            var obstacles = optional(cell.apply(RoundColumn.OBSTACLES));
            var helpNeeded = optional(cell.apply(RoundColumn.HELP_NEEDED));
            var forecast = forecast(cell.apply(RoundColumn.FORECAST_ON));
            var before = filled.put(
                    number,
                    new Line(
                            line.seq(),
                            number,
                            line.content(),
                            line.due(),
                            null,
                            noChange,
                            done,
                            next,
                            obstacles,
                            helpNeeded,
                            forecast,
                            line.indicators()));
            if (before != null) {
                numberCell.report(number + " 填了两行。", "请只保留一行。");
            }
        }

        private static boolean noChange(PlanCell cell) {
            var text = cell.code(10);
            if (text == null) {
                return false;
            }
            if (!YES.contains(text) && !NO.contains(text)) {
                cell.report("“" + PlanCell.shortened(text) + "”不是可以选的内容。", "没有变化的填“是”，有变化的留空。");
            }
            return YES.contains(text);
        }

        private static String text(PlanCell cell, boolean noChange) {
            if (!noChange) {
                var text = cell.required(MOST);
                return text == null ? "" : text;
            }
            if (!cell.isEmpty()) {
                cell.report("“无变化”选了“是”，这里又填了内容。", "有变化的，请把“无变化”改为“否”；没有变化的，请删去这里的内容。");
            }
            return "";
        }

        private static String optional(PlanCell cell) {
            var text = cell.text(MOST);
            return text == null ? "" : text;
        }

        private String forecast(PlanCell cell) {
            var day = cell.date();
            if (day == null) {
                return "";
            }
            if (day.isBefore(today)) {
                cell.report("预计办结日期 " + day + " 早于今天。", "请填写今天或以后的日期，或留空。");
            }
            return day.toString();
        }

        private void readIndicators(Sheet sheet) throws IOException {
            var rows = rows(sheet);
            var headings = headings(RoundWorkbook.INDICATOR_SHEET, rows, RoundWorkbook.INDICATOR_HEADINGS);
            if (headings.isEmpty()) {
                return;
            }
            for (var row : rows) {
                if (row.number() > headings.get().row()) {
                    readIndicator(row, headings.get());
                }
            }
        }

        private void readIndicator(SourceRow row, Headings headings) {
            Function<String, PlanCell> cell =
                    heading -> headings.cell(row, RoundWorkbook.INDICATOR_SHEET, heading, report);
            var number = cell.apply("编号").requiredCode(60);
            var name = cell.apply("指标").requiredLine(200);
            var line = number == null ? null : known.get(number);
            if (line == null || name == null || line.dropped() != null) {
                return;
            }
            var indicator = line.indicators().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst();
            if (indicator.isEmpty()) {
                cell.apply("指标").report(number + " 没有名为“" + PlanCell.shortened(name) + "”的指标。", "请重新下载填报表，指标名称不要改动。");
                return;
            }
            var valueCell = cell.apply("完成值");
            var value = valueCell.code(20);
            if (value == null) {
                return;
            }
            if (!value.isEmpty() && !value.matches("-?\\d{1,15}(\\.\\d{1,4})?")) {
                valueCell.report("“" + PlanCell.shortened(value) + "”不是数字。", "请只填数字，例如 6 或 97.8，不写单位。");
                return;
            }
            values.put(indicator.get().nth(), value);
        }
    }
}
