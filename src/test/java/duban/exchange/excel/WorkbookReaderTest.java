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
import static duban.exchange.excel.PlanWorkbook.REFERENCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import duban.measure.PlanMeasures;
import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookReaderTest {

    static final DepartmentCode MZJ = new DepartmentCode("MZJ");
    static final DepartmentCode ZZB = new DepartmentCode("ZZB");
    static final DepartmentCode GAJ = new DepartmentCode("GAJ");

    @TempDir
    Path folder;

    WorkbookReading read(PlanWorkbook workbook) throws IOException {
        return new WorkbookReader().read(workbook.writeTo(folder), REFERENCES);
    }

    Fault onlyFault(PlanWorkbook workbook) throws IOException {
        var faults = read(workbook).faults();
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    static Fault onlyPlaceOf(WorkbookReading reading) {
        assertThat(reading.reminders()).hasSize(1);
        assertThat(reading.reminders().get(0).count()).isEqualTo(1);
        return reading.reminders().get(0).places().get(0);
    }

    /** One valid row above, so that the faulty one is row 3; the fault stands at the column given. */
    Fault faultOf(LedgerColumn column, Object value) throws IOException {
        var fault = onlyFault(new PlanWorkbook().row().row(column, value));
        assertThat(fault.sheet()).isEqualTo("整改台账");
        assertThat(fault.row()).isEqualTo(3);
        assertThat(fault.column()).isEqualTo((char) ('A' + column.ordinal()) + "（" + column.heading + "）");
        assertThat(fault.remedy()).isNotBlank();
        return fault;
    }

    @Test
    void a_correct_workbook_becomes_a_plan() throws IOException {
        var reading = read(new PlanWorkbook()
                .row()
                .row(CO_HANDLERS, null, CO_SIGN, "否")
                .row(COMMENT_NUMBER, "P02", COMMENT, "深化川渝协作"));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.reminders()).isEmpty();
        assertThat(reading.sheets()).containsExactly("审议意见", "整改台账");
        var plan = reading.plan();
        assertThat(plan.opinion()).isEqualTo(PlanWorkbook.OPINION);
        assertThat(plan.aspects()).containsExactly(new PlanDraft.Aspect(1, "统筹协同力度有待强化"));
        assertThat(plan.comments())
                .containsExactly(
                        new PlanDraft.Comment("P01", 1, "加强统筹联动", ZZB, 2),
                        new PlanDraft.Comment("P02", 1, "深化川渝协作", ZZB, 4));
        assertThat(plan.measures()).hasSize(3);
        assertThat(plan.measures().get(0))
                .isEqualTo(new PlanDraft.Measure(
                        "M01",
                        "P01",
                        "建立联席会议制度",
                        ZZB,
                        List.of(MZJ, GAJ),
                        true,
                        LocalDate.of(2023, 9, 28),
                        PlanMeasures.Kind.IMMEDIATE,
                        List.of("制度文件印发", "会议纪要齐备"),
                        List.of(
                                new PlanDraft.Indicator("示范点", new BigDecimal("20"), "个"),
                                new PlanDraft.Indicator("覆盖率", new BigDecimal("97.5"), "%")),
                        2));
        assertThat(plan.measureNumber("M01")).hasToString("2023-07-M01");
        assertThat(plan.commentNumber("P01")).hasToString("2023-07-P01");
        assertThat(plan.departments()).containsExactly(MZJ, ZZB, GAJ);
    }

    @Test
    void empty_rows_are_skipped_and_rows_keep_their_numbers() throws IOException {
        var reading = read(new PlanWorkbook().row().emptyRow().emptyRow().row());

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().measures()).extracting(PlanDraft.Measure::row).containsExactly(2, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-09-28", "2023-9-28", "2023/9/28", "2023/09/28", "2023年9月28日", " 2023年09月28日 "})
    void dates_may_be_written_as_text(String text) throws IOException {
        var reading = read(new PlanWorkbook().row(DUE_ON, text));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().measures().get(0).dueOn()).isEqualTo("2023-09-28");
    }

    @ParameterizedTest
    @CsvSource({"2023-02-30, 不存在", "2023年13月1日, 不存在", "二〇二三年九月, 不是可以识别的日期", "2023-9/28, 不是可以识别的日期", "九月底, 不是可以识别的日期"})
    void wrong_dates_are_named(String text, String reason) throws IOException {
        var fault = faultOf(DUE_ON, text);

        assertThat(fault.reason()).contains(text, reason);
        assertThat(fault.remedy()).contains("2023-09-28", "2023/9/28", "2023年9月28日");
    }

    @Test
    void a_number_without_a_date_format_is_not_a_date() throws IOException {
        assertThat(faultOf(DUE_ON, 45197).reason()).contains("45197", "不是日期");
    }

    @Test
    void a_date_in_a_text_column_was_not_meant() throws IOException {
        var fault = onlyFault(
                new PlanWorkbook().opinion("收文号", LocalDate.of(2023, 7, 1)).row());

        assertThat(fault.sheet()).isEqualTo("审议意见");
        assertThat(fault.row()).isEqualTo(1);
        assertThat(fault.column()).isEqualTo("B（收文号）");
        assertThat(fault.reason()).contains("当成了日期");
    }

    @Test
    void formulas_are_not_evaluated() throws IOException {
        assertThat(faultOf(MEASURE, new PlanWorkbook.Formula("A1")).reason()).isEqualTo("单元格是公式，文件中没有它的结果。");
        assertThat(faultOf(DUE_ON, new PlanWorkbook.Formula("TODAY()")).reason())
                .isEqualTo("单元格是公式，文件中没有它的结果。");
    }

    @Test
    void error_cells_are_named() throws IOException {
        var file = new PlanWorkbook().row().row(MEASURE, 4711).writeTo(folder);
        var broken = Archives.rewritten(
                file,
                "xl/worksheets/sheet2.xml",
                sheet -> sheet.replaceFirst("<c r=\"G3\"[^>]*><v>4711</v>", "<c r=\"G3\" t=\"e\"><v>#REF!</v>"));

        var faults = new WorkbookReader().read(broken, REFERENCES).faults();

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).row()).isEqualTo(3);
        assertThat(faults.get(0).column()).isEqualTo("G（整改措施）");
        assertThat(faults.get(0).reason()).contains("#REF!");
    }

    @Test
    void an_unknown_department_is_named_with_its_nearest() throws IOException {
        var fault = faultOf(DEPARTMENT, "市民证局");

        assertThat(fault.reason()).isEqualTo("没有名为“市民证局”的单位。");
        assertThat(fault.remedy()).contains("市民政局").doesNotContain("市委组织部");
        assertThat(faultOf(LEAD, "市委组织处").remedy()).contains("市委组织部");
        assertThat(faultOf(CO_HANDLERS, "市民政局；市公案局").remedy()).contains("市公安局");
    }

    @Test
    void a_measure_has_one_handling_department() throws IOException {
        var fault = faultOf(DEPARTMENT, "市民政局、市公安局");

        assertThat(fault.reason()).contains("只能填写一个单位，现有2个");
        assertThat(fault.remedy()).contains("协办单位");
        assertThat(faultOf(LEAD, "市民政局；市公安局").reason()).contains("只能填写一个单位");
    }

    @Test
    void a_co_handler_is_another_department_named_once() throws IOException {
        assertThat(faultOf(CO_HANDLERS, "市民政局;市委组织部").reason()).isEqualTo("协办单位“市委组织部”就是承办单位。");
        assertThat(faultOf(CO_HANDLERS, "市民政局、市民政局").reason()).contains("重复");
    }

    @Test
    void co_signing_is_yes_or_no_and_needs_a_co_handler() throws IOException {
        assertThat(faultOf(CO_SIGN, "需要").remedy()).contains("“是”或“否”");

        var fault = onlyFault(new PlanWorkbook().row(CO_HANDLERS, ""));

        assertThat(fault.column()).isEqualTo("J（须会签）");
        assertThat(fault.reason()).contains("没有协办单位");
    }

    @Test
    void a_measure_number_is_used_once() throws IOException {
        assertThat(faultOf(MEASURE_NUMBER, "M01").reason()).isEqualTo("措施编号 M01 与第2行重复。");
        assertThat(faultOf(MEASURE_NUMBER, "措施3").remedy()).contains("M01");
        assertThat(faultOf(COMMENT_NUMBER, "一").remedy()).contains("P01");
    }

    @Test
    void a_comment_number_stands_for_one_comment() throws IOException {
        assertThat(faultOf(COMMENT, "另一个问题").reason()).contains("问题 P01", "第2行为“加强统筹联动”", "本行为“另一个问题”");
        assertThat(faultOf(LEAD, "市民政局").reason()).contains("问题 P01", "第2行为“市委组织部”", "本行为“市民政局”");
        assertThat(faultOf(ASPECT, "另一方面").reason()).contains("方面一", "前后不一致");

        var fault = onlyFault(new PlanWorkbook().row().row(ASPECT_SEQ, "二", ASPECT, "另一方面"));

        assertThat(fault.column()).isEqualTo("A（方面序号）");
        assertThat(fault.reason()).contains("问题 P01", "前后不一致");
    }

    @Test
    void an_aspect_is_numbered() throws IOException {
        assertThat(faultOf(ASPECT_SEQ, "甲").reason()).contains("“甲”不是序号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"示范点20个", "示范点|20", "示范点||个", "示范点|20|个|多"})
    void a_malformed_indicator_is_named(String indicator) throws IOException {
        var fault = faultOf(INDICATORS, "覆盖率|97|%；" + indicator);

        assertThat(fault.reason()).contains("指标“" + indicator + "”");
        assertThat(fault.remedy()).contains("名称|目标值|单位");
    }

    @ParameterizedTest
    @ValueSource(strings = {"二十", "≥20", "-1", "1e9", "1,000"})
    void a_target_is_a_number(String target) throws IOException {
        assertThat(faultOf(INDICATORS, "示范点|" + target + "|个").reason()).contains("目标值“" + target + "”不是数字");
    }

    @Test
    void what_is_missing_is_named() throws IOException {
        for (var column : List.of(MEASURE, DEPARTMENT, DUE_ON, KIND, CRITERIA, MEASURE_NUMBER, COMMENT_NUMBER)) {
            assertThat(faultOf(column, null).reason()).isEqualTo("未填写" + column.heading + "。");
        }
        assertThat(faultOf(CRITERIA, "；；").reason()).isEqualTo("未填写办结标准。");
    }

    @Test
    void texts_have_a_longest_length() throws IOException {
        assertThat(faultOf(MEASURE, "长".repeat(501)).reason()).isEqualTo("整改措施最多500字，现有501字。");
        assertThat(faultOf(CRITERIA, "标准；" + "长".repeat(201)).reason()).contains("每条最多200字", "有201字");
        assertThat(read(new PlanWorkbook().row(MEASURE, "长".repeat(500))).faults())
                .isEmpty();
    }

    @Test
    void characters_that_cannot_be_shown_are_named() throws IOException {
        assertThat(faultOf(MEASURE, "建立\u200b制度").reason()).contains("U+200B");
        assertThat(faultOf(CRITERIA, "印发\u202e文件").reason()).contains("U+202E");
        assertThat(faultOf(MEASURE, "响铃_x0007_").reason()).contains("U+0007");
    }

    @Test
    void a_deadline_lies_between_receipt_and_five_years_after_the_reply() throws IOException {
        assertThat(faultOf(DUE_ON, "2023-06-29").reason()).contains("早于收文日期 2023-06-30");
        assertThat(faultOf(DUE_ON, LocalDate.of(2028, 12, 29)).reason()).contains("晚于报告时限后5年");
        assertThat(read(new PlanWorkbook().row(DUE_ON, "2023-06-30")).faults()).isEmpty();
        assertThat(read(new PlanWorkbook().row(DUE_ON, "2028-12-28")).faults()).isEmpty();
    }

    @Test
    void an_unknown_kind_is_named() throws IOException {
        assertThat(faultOf(KIND, "尽快整改").remedy()).contains("限期整改、分阶段整改、长期坚持");
    }

    @Test
    void a_deadline_on_a_free_day_is_only_a_warning_with_the_working_day_before() throws IOException {
        var reading = read(new PlanWorkbook().row().row(DUE_ON, LocalDate.of(2023, 10, 1)));

        assertThat(reading.faults()).isEmpty();
        var warning = onlyPlaceOf(reading);
        assertThat(warning.row()).isEqualTo(3);
        assertThat(warning.column()).isEqualTo("K（整改期限）");
        assertThat(warning.reason()).isEqualTo("整改期限 2023-10-01 不是工作日。");
        assertThat(warning.remedy()).contains("2023-09-29");
    }

    @Test
    void a_deadline_in_a_year_without_a_calendar_is_a_warning() throws IOException {
        var reading = read(new PlanWorkbook().row(DUE_ON, LocalDate.of(2026, 5, 1)));

        assertThat(reading.faults()).isEmpty();
        assertThat(onlyPlaceOf(reading).reason()).contains("尚无2026年的工作日历");
    }

    @Test
    void missing_renamed_and_double_headings_are_named() throws IOException {
        var renamed = onlyFault(new PlanWorkbook().heading(DEPARTMENT, "责任单位").row());
        assertThat(renamed.sheet()).isEqualTo("整改台账");
        assertThat(renamed.row()).isEqualTo(1);
        assertThat(renamed.column()).isEqualTo("承办单位");
        assertThat(renamed.reason()).contains("缺少列“承办单位”", "H列“责任单位”");

        var twice = onlyFault(new PlanWorkbook().extraHeading("整改措施").row());
        assertThat(twice.column()).isEqualTo("O（整改措施）");
        assertThat(twice.reason()).isEqualTo("表头“整改措施”重复，G列已有。");

        var none = new PlanWorkbook();
        LedgerColumn.ofPlan().forEach(column -> none.heading(column, "列" + column.ordinal()));
        assertThat(onlyFault(none.row()).reason()).contains("没有找到表头");
    }

    @Test
    void a_column_of_their_own_is_only_a_warning() throws IOException {
        var reading = read(new PlanWorkbook().extraHeading("备注").row());

        assertThat(reading.faults()).isEmpty();
        assertThat(onlyPlaceOf(reading).reason()).contains("O列“备注”", "不会导入");
    }

    @Test
    void a_missing_sheet_is_named() throws IOException {
        var fault = onlyFault(new PlanWorkbook().ledgerName("台账").row());

        assertThat(fault.reason()).isEqualTo("缺少工作表“整改台账”；现有：“审议意见”、“台账”。");
    }

    @Test
    void lines_of_the_opinion_are_checked_like_cells() throws IOException {
        var missing = onlyFault(new PlanWorkbook().withoutOpinion("审议机关").row());
        assertThat(missing.sheet()).isEqualTo("审议意见");
        assertThat(missing.reason()).isEqualTo("缺少项目“审议机关”。");

        var empty = onlyFault(new PlanWorkbook().opinion("报告时限", null).row());
        assertThat(empty.row()).isEqualTo(6);
        assertThat(empty.column()).isEqualTo("B（报告时限）");

        var early = onlyFault(new PlanWorkbook().opinion("报告时限", "2023-06-01").row());
        assertThat(early.reason()).contains("早于收文日期");

        var number = onlyFault(new PlanWorkbook().opinion("收文号", "2023/07").row());
        assertThat(number.reason()).contains("2023/07");

        var other = onlyFault(new PlanWorkbook().opinion("主办", "某处").row());
        assertThat(other.reason()).contains("不认识的项目“主办”");

        var lead = onlyFault(new PlanWorkbook().opinion("总牵头单位", "市民证局").row());
        assertThat(lead.remedy()).contains("市民政局");
    }

    @Test
    void every_fault_of_a_row_is_named_at_once() throws IOException {
        var reading = read(new PlanWorkbook().row(DEPARTMENT, "市民证局", DUE_ON, "2023-02-30"));

        assertThat(reading.faults()).extracting(Fault::column).containsExactlyInAnyOrder("H（承办单位）", "K（整改期限）");
    }

    @Test
    void the_list_of_faults_is_bounded() throws IOException {
        var workbook = new PlanWorkbook();
        for (var row = 0; row < 700; row++) {
            workbook.row(DEPARTMENT, "无此单位", KIND, "尽快");
        }

        var faults = read(workbook).faults();

        assertThat(faults).hasSize(Findings.MOST + 1);
        assertThat(faults.get(Findings.MOST).reason()).contains("另有400处未列出");
    }

    @Test
    void a_workbook_without_rows_is_refused() {
        assertThatThrownBy(() -> read(new PlanWorkbook().emptyRow()))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.code()).isEqualTo("NO_DATA");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MZ", "收文号,标题"})
    void what_is_not_a_workbook_is_refused(String content) throws IOException {
        var file = Files.writeString(folder.resolve("text.xlsx"), content);

        assertThatThrownBy(() -> new WorkbookReader().read(file, REFERENCES))
                .hasMessage("扩展名为 xlsx，但内容不是 Excel 文件")
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNSUPPORTED);
                    assertThat(refusal.code()).isEqualTo("TYPE_MISMATCH");
                });
    }

    @Test
    void another_archive_is_not_a_workbook() throws IOException {
        var file = new PlanWorkbook().row().writeTo(folder);
        try (var zip = FileSystems.newFileSystem(file)) {
            Files.move(zip.getPath("xl/workbook.xml"), zip.getPath("document.xml"));
        }

        assertThatThrownBy(() -> new WorkbookReader().read(file, REFERENCES)).hasMessage("扩展名为 xlsx，但内容不是 Excel 文件");
    }

    @Test
    void a_damaged_file_is_refused_wherever_it_is_cut() throws IOException {
        var bytes = Files.readAllBytes(new PlanWorkbook().row().writeTo(folder));

        for (var length : List.of(10, bytes.length / 2, bytes.length - 30)) {
            var file = Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> new WorkbookReader().read(file, REFERENCES))
                    .as("cut after %d bytes", length)
                    .hasMessage("文件已损坏，请重新另存后上传")
                    .asInstanceOf(type(Refusal.class))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("FILE_DAMAGED"));
        }
    }

    @Test
    void broken_sheets_are_damage_and_not_our_failure() throws IOException {
        var file = new PlanWorkbook().row().writeTo(folder);

        for (var replacement : List.of(
                "<c r=\"ZZZZZZ2\"", "<c r=\"A2\" t=\"x\"", "<c r=\"A2\" t=\"s\"><v>999999999</v></c><c", "<<")) {
            var broken = Archives.rewritten(
                    file, "xl/worksheets/sheet2.xml", sheet -> sheet.replaceFirst("<c r=\"A2\"", replacement));
            assertThatThrownBy(() -> new WorkbookReader().read(broken, REFERENCES))
                    .as(replacement)
                    .hasMessage("文件已损坏，请重新另存后上传");
        }
    }

    @Test
    void entities_are_refused() throws IOException {
        var file = new PlanWorkbook().row().writeTo(folder);
        var secret = Files.writeString(folder.resolve("secret.txt"), "秘密");
        var hostile = Archives.rewritten(
                file,
                "xl/worksheets/sheet2.xml",
                sheet -> sheet.replaceFirst(
                        "<worksheet", "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><worksheet"));

        assertThatThrownBy(() -> new WorkbookReader().read(hostile, REFERENCES))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("XML_FORBIDDEN"));
    }

    @Test
    void an_archive_that_unpacks_to_too_much_is_refused() throws IOException {
        var file = new PlanWorkbook().row().writeTo(folder);
        var bomb = Archives.rewritten(
                file,
                "xl/worksheets/sheet2.xml",
                sheet -> sheet.replace("</worksheet>", " ".repeat(8 << 20) + "</worksheet>"));

        assertThatThrownBy(() -> new WorkbookReader().read(bomb, REFERENCES))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ARCHIVE_TOO_LARGE"));
    }

    @Test
    void twenty_thousand_rows_are_read_and_one_more_is_refused() throws IOException {
        var workbook = new PlanWorkbook();
        for (var row = 1; row <= 20_000; row++) {
            workbook.row(MEASURE_NUMBER, String.format("M%05d", row), MEASURE, "措施" + row);
        }

        var reading = read(workbook);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().measures()).hasSize(20_000);

        workbook.row(MEASURE_NUMBER, "M20001").row(MEASURE_NUMBER, "M20002");

        assertThatThrownBy(() -> read(workbook))
                .hasMessage("最多 20000 行,实际 20002 行")
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("TOO_MANY_ROWS"));
    }
}
