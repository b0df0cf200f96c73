package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.CO_HANDLERS;
import static duban.exchange.excel.LedgerColumn.CO_SIGN;
import static duban.exchange.excel.LedgerColumn.CRITERIA;
import static duban.exchange.excel.LedgerColumn.DUE_ON;
import static duban.exchange.excel.LedgerColumn.INDICATORS;
import static duban.exchange.excel.LedgerColumn.KIND;
import static duban.opinion.PlanDraft.LEDGER_SHEET;

import duban.measure.PlanMeasures;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row of 整改台账: its cells by their columns, and what those say that need no other row to be understood. */
final class LedgerRow {

    private static final int MOST_PARTS = 20;
    private static final Pattern TARGET = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

    private final SourceRow row;
    private final LedgerHeadings headings;
    private final DepartmentNames departments;
    private final Report report;

    LedgerRow(SourceRow row, LedgerHeadings headings, DepartmentNames departments, Report report) {
        this.row = row;
        this.headings = headings;
        this.departments = departments;
        this.report = report;
    }

    int number() {
        return row.number();
    }

    PlanCell cell(LedgerColumn column) {
        var index = headings.indexOf(column);
        return new PlanCell(row.cell(index), LEDGER_SHEET, number(), index, column.heading, report);
    }

    /** The one department named, or {@code null} if reported. */
    DepartmentCode department(LedgerColumn column) {
        return cell(column).requiredDepartment(departments);
    }

    List<DepartmentCode> coHandlers(DepartmentCode department) {
        var cell = cell(CO_HANDLERS);
        var coHandlers = cell.departments(departments);
        if (department != null && coHandlers.contains(department)) {
            cell.report("协办单位“" + departments.nameOf(department) + "”就是承办单位。", "请从协办单位中删去承办单位。");
        }
        return coHandlers;
    }

    boolean coSign(List<DepartmentCode> coHandlers) {
        var cell = cell(CO_SIGN);
        var text = cell.text(10);
        if (text == null || text.isEmpty() || text.equals("否")) {
            return false;
        }
        if (!text.equals("是")) {
            cell.report("“" + text + "”不是须会签的取值。", "请填写“是”或“否”。");
            return false;
        }
        if (coHandlers.isEmpty() && cell(CO_HANDLERS).isEmpty()) {
            cell.report("须会签为“是”，但没有协办单位。", "请填写协办单位，或改为“否”。");
        }
        return true;
    }

    /** The kind named, or {@code null} if reported; 长期坚持 in the column of dates names it too. */
    PlanMeasures.Kind kind() {
        var cell = cell(KIND);
        var lasting = DueDates.isLasting(cell(DUE_ON));
        if (lasting && cell.isEmpty()) {
            return PlanMeasures.Kind.LASTING;
        }
        var text = cell.requiredLine(20);
        if (text == null) {
            return null;
        }
        if (lasting && !text.equals(PlanMeasures.Kind.LASTING.label())) {
            cell.report("整改期限写“长期坚持”，整改类型却是“" + PlanCell.shortened(text) + "”。", "请在整改期限中填写日期，或把整改类型改为“长期坚持”。");
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

    List<String> criteria() {
        var cell = cell(CRITERIA);
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

    List<PlanDraft.Indicator> indicators() {
        var cell = cell(INDICATORS);
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
            } else if (!TARGET.matcher(target(cell, parts)).matches()) {
                cell.report(
                        "指标“" + PlanCell.shortened(parts[0].strip()) + "”的目标值“" + PlanCell.shortened(parts[1].strip())
                                + "”不是数字。",
                        "目标值只写数字，如 20 或 97.5，单位写在第二个“|”之后。");
            } else if (parts[0].strip().length() > 100 || parts[2].strip().length() > 20) {
                cell.report("指标“" + PlanCell.shortened(indicator) + "”过长。", "名称最多100字，单位最多20字。");
            } else {
                indicators.add(
                        new PlanDraft.Indicator(parts[0].strip(), new BigDecimal(plain(parts[1])), parts[2].strip()));
            }
        }
        return indicators;
    }

    private static String target(PlanCell cell, String[] parts) {
        return cell.halfWidth(parts[1].strip());
    }

    private static String plain(String target) {
        return Normalizer.normalize(target.strip(), Normalizer.Form.NFKC);
    }
}
