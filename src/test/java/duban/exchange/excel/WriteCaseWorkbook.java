package duban.exchange.excel;

import duban.measure.PlanMeasures;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the files of the demo from the case's own tables: the plan as a workbook, what the handlers later report, and
 * the departments. Arguments: folder with ledger.csv and departments.csv, folder to write to.
 */
final class WriteCaseWorkbook {

    private WriteCaseWorkbook() {}

    public static void main(String[] arguments) throws IOException {
        var from = Path.of(arguments[0]);
        var to = Path.of(arguments[1]);
        var departments = new LinkedHashMap<String, DepartmentCode>();
        for (var row : rows(from.resolve("departments.csv"))) {
            departments.put(row.get("名称"), new DepartmentCode(row.get("编码")));
        }
        var ledger = rows(from.resolve("ledger.csv"));
        try (var out = Files.newOutputStream(to.resolve("chongqing-2023.xlsx"))) {
            new WorkbookTemplate().write(out, departments, plan(ledger, departments));
        }
        Files.write(
                to.resolve("departments.csv"),
                Stream.concat(
                                Stream.of("code,name"),
                                departments.entrySet().stream().map(entry -> entry.getValue() + "," + entry.getKey()))
                        .toList());
        Files.write(
                to.resolve("story.csv"),
                Stream.concat(
                                Stream.of("measure,account,achieved"),
                                ledger.stream().map(WriteCaseWorkbook::story))
                        .toList());
    }

    private static String story(Map<String, String> row) {
        var achieved = PlanCell.parts(row.get("指标"), ";").stream()
                .map(indicator -> indicator.split("\\|")[2])
                .collect(Collectors.joining(";"));
        return row.get("措施编号") + ",\"" + row.get("办理情况").replace("\"", "\"\"") + "\"," + achieved;
    }

    private static PlanDraft plan(List<Map<String, String>> ledger, Map<String, DepartmentCode> departments) {
        var aspects = new LinkedHashMap<Integer, PlanDraft.Aspect>();
        var comments = new LinkedHashMap<String, PlanDraft.Comment>();
        var measures = new ArrayList<PlanDraft.Measure>();
        for (var row : ledger) {
            var aspect = ChineseNumeral.valueOf(row.get("方面序号")).orElseThrow();
            var line = measures.size() + 2;
            aspects.putIfAbsent(aspect, new PlanDraft.Aspect(aspect, row.get("方面")));
            comments.putIfAbsent(
                    row.get("问题编号"),
                    new PlanDraft.Comment(
                            row.get("问题编号"), aspect, row.get("问题"), departments.get(row.get("问题牵头单位")), line));
            measures.add(new PlanDraft.Measure(
                    row.get("措施编号"),
                    row.get("问题编号"),
                    row.get("整改措施"),
                    departments.get(row.get("承办单位")),
                    PlanCell.parts(row.get("协办单位"), "[;；、]").stream()
                            .map(departments::get)
                            .toList(),
                    row.get("须会签").equals("是"),
                    LocalDate.parse(row.get("整改期限")),
                    PlanMeasures.Kind.labelled(row.get("整改类型")).orElseThrow(),
                    PlanCell.parts(row.get("办结标准"), "[;；]"),
                    PlanCell.parts(row.get("指标"), ";").stream()
                            .map(indicator -> indicator.split("\\|"))
                            .map(parts -> new PlanDraft.Indicator(parts[0], new BigDecimal(parts[1]), parts[3]))
                            .toList(),
                    line));
        }
        var opinion = new PlanDraft.Opinion(
                new OpinionNumber("2023-07"),
                "关于城乡社区治理工作情况报告的审议意见",
                "市六届人大常委会第三次会议",
                "重庆市人大常委会",
                LocalDate.of(2023, 6, 30),
                LocalDate.of(2023, 12, 28),
                departments.get("市民政局"));
        return new PlanDraft(opinion, List.copyOf(aspects.values()), List.copyOf(comments.values()), measures);
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        var lines = Csv.read(Files.readString(file).replace("\uFEFF", ""));
        return lines.stream()
                .skip(1)
                .map(line -> {
                    var row = new LinkedHashMap<String, String>();
                    for (var column = 0; column < line.size(); column++) {
                        row.put(lines.get(0).get(column), line.get(column));
                    }
                    return (Map<String, String>) row;
                })
                .toList();
    }
}
