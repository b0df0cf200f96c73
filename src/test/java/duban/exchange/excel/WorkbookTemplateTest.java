package duban.exchange.excel;

import static duban.exchange.excel.PlanWorkbook.DEPARTMENTS;
import static duban.exchange.excel.PlanWorkbook.REFERENCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTemplateTest {

    @TempDir
    Path folder;

    Path template() throws IOException {
        var file = folder.resolve("template.xlsx");
        try (var out = Files.newOutputStream(file)) {
            new WorkbookTemplate().write(out, DEPARTMENTS.keySet());
        }
        return file;
    }

    static String part(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_empty_template_has_the_sheets_and_columns_and_no_data() throws IOException {
        var file = template();

        try (var workbook = new ReadableWorkbook(file.toFile())) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("审议意见", "整改台账", "填写说明", "单位名录");
            assertThat(workbook.findSheet("整改台账").orElseThrow().read().get(0).stream()
                            .map(cell -> cell.getText()))
                    .containsExactly(Arrays.stream(LedgerColumn.values())
                            .map(column -> column.heading)
                            .toArray(String[]::new));
        }
        assertThatThrownBy(() -> new WorkbookReader().read(file, REFERENCES)).hasMessageContaining("没有数据行");
    }

    @Test
    void the_guide_explains_every_line_and_column() throws IOException {
        try (var workbook = new ReadableWorkbook(template().toFile())) {
            var explained = workbook.findSheet("填写说明").orElseThrow().read().stream()
                    .map(row -> row.getCellText(0))
                    .toList();
            assertThat(explained)
                    .containsAll(Arrays.stream(OpinionField.values())
                            .map(field -> field.heading)
                            .toList())
                    .containsAll(Arrays.stream(LedgerColumn.values())
                            .map(column -> column.heading)
                            .toList());
        }
    }

    @Test
    void choices_are_offered_and_the_headings_stay_in_sight() throws IOException {
        var ledger = part(template(), "xl/worksheets/sheet2.xml");

        assertThat(ledger)
                .contains("state=\"frozen\"")
                .contains("sqref=\"E2:E20001\"", "sqref=\"H2:H20001\"", "sqref=\"J2:J20001\"", "sqref=\"L2:L20001\"")
                .contains("限期整改,分阶段整改,长期坚持", "是,否", "!$A$2:$A$4")
                .doesNotContain("showDropDown=\"1\"", "showDropDown=\"true\"");
        assertThat(part(template(), "xl/worksheets/sheet1.xml")).contains("sqref=\"B8");
    }

    @Test
    void a_plan_written_is_read_back_as_it_was() throws IOException {
        var original = new WorkbookReader()
                .read(
                        new PlanWorkbook()
                                .row()
                                .row(LedgerColumn.INDICATORS, "=HYPERLINK(\"x\")|3|个", LedgerColumn.CO_HANDLERS, "市民政局")
                                .writeTo(folder),
                        REFERENCES);
        assertThat(original.faults()).isEmpty();

        var file = folder.resolve("written.xlsx");
        try (var out = Files.newOutputStream(file)) {
            new WorkbookTemplate().write(out, DEPARTMENTS, original.plan());
        }
        var again = new WorkbookReader().read(file, REFERENCES);

        assertThat(again.faults()).isEmpty();
        assertThat(again.reminders()).isEmpty();
        assertThat(again.plan()).isEqualTo(original.plan());
    }

    @Test
    void a_ledger_that_was_taken_over_is_written_with_its_past() throws IOException {
        var original = new WorkbookReader()
                .read(
                        PlanWorkbook.takenOver()
                                .row(TakenOverLedgerTest.completed(
                                        LedgerColumn.COMMENT_STATE, "阶段性办结", LedgerColumn.STAGE_DUE_ON, "2024-06-28"))
                                .writeTo(folder),
                        TakenOverLedgerTest.IN_OCTOBER);
        assertThat(original.faults()).isEmpty();

        var file = folder.resolve("written.xlsx");
        try (var out = Files.newOutputStream(file)) {
            new WorkbookTemplate().write(out, DEPARTMENTS, original.plan());
        }

        assertThat(new WorkbookReader()
                        .read(file, TakenOverLedgerTest.IN_OCTOBER)
                        .plan())
                .isEqualTo(original.plan());
    }

    @Test
    void a_template_filled_by_hand_is_read() throws IOException {
        var file = template();
        var filled = Archives.rewritten(
                Archives.rewritten(file, "xl/worksheets/sheet2.xml", WorkbookTemplateTest::withRow),
                "xl/worksheets/sheet1.xml",
                WorkbookTemplateTest::withValues);

        var reading = new WorkbookReader().read(filled, REFERENCES);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().opinion().number()).hasToString("2023-07");
        assertThat(reading.plan().measures()).hasSize(1);
    }

    private static String withRow(String sheet) {
        var values =
                List.of("一", "方面", "P01", "问题", "市民政局", "M01", "措施", "市民政局", "", "否", "2023-09-28", "长期坚持", "标准", "");
        var row = new StringBuilder("<row r=\"2\">");
        for (var column = 0; column < values.size(); column++) {
            row.append(cell((char) ('A' + column) + "2", values.get(column)));
        }
        return sheet.replace("</sheetData>", row + "</row></sheetData>");
    }

    private static String withValues(String sheet) {
        var values = List.of("2023-07", "标题", "会议", "机关", "2023-06-30", "2023-12-28", "市民政局");
        var result = sheet;
        for (var index = 0; index < values.size(); index++) {
            var address = "B" + (index + 2);
            result = result.replaceFirst("<c r=\"" + address + "\"[^>]*(/>|></c>)", cell(address, values.get(index)));
        }
        return result;
    }

    private static String cell(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
}
