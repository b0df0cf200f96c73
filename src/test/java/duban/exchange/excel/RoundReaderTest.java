package duban.exchange.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import duban.exchange.excel.RoundSheet.Line;
import duban.exchange.excel.RoundSheet.Measured;
import duban.opinion.Fault;
import duban.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the workbook of a progress report says after it went down and came up again. */
class RoundReaderTest {

    static final LocalDate TODAY = LocalDate.of(2023, 11, 20);
    static final String NUMBER = "MZJ-2023-11";

    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_and_a_row_that_has_dropped_out_is_in_neither() throws IOException {
        var worked = line(1, null, false, "建成3个。\n另有2个在建。", "验收。", "7.5");
        var unchanged = line(2, null, true, "", "", "10");
        var round = round(worked, unchanged, line(3, "已办结", false, "", "", ""));

        var reading = read(round, round);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.lines()).containsExactlyInAnyOrder(worked, unchanged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")"})
    void what_looks_like_a_formula_is_text_both_ways(String hostile) throws IOException {
        var round = round(line(1, null, false, hostile, hostile, ""));

        var reading = read(round, round);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.lines()).singleElement().satisfies(line -> {
            assertThat(line.done()).isEqualTo(hostile);
            assertThat(line.next()).isEqualTo(hostile);
        });
    }

    @Test
    void what_a_form_would_refuse_is_a_fault_with_its_place() throws IOException {
        var round = round(
                line(1, null, false, "", "甲".repeat(501), "六"),
                line(2, null, true, "仍写了", "", ""),
                dated(line(3, null, true, "", "", ""), "2023-11-19"));

        assertThat(read(round, round).faults())
                .extracting(fault -> fault.sheet() + " " + fault.row() + " " + fault.column())
                .containsExactly(
                        "进展填报 4 E（已做的工作）", "进展填报 4 F（下一步工作）", "进展填报 5 E（已做的工作）", "进展填报 6 I（预计办结日期）", "指标完成值 2 E（完成值）");
    }

    @Test
    void a_workbook_is_held_against_the_page_as_it_is_now() throws IOException {
        var before = round(line(1, null, true, "", "", ""), line(2, null, true, "", "", ""));
        var now = round(
                line(1, null, true, "", "", ""), line(2, "已办结", true, "", "", ""), line(3, null, true, "", "", ""));

        assertThat(read(before, now).faults())
                .extracting(Fault::reason)
                .containsExactly("2023-07-M02 已办结，本月不再填报。", "缺少 2023-07-M03“措施3”这一行。");
    }

    @Test
    void a_workbook_of_another_report_is_refused_as_a_whole() {
        var other = new RoundSheet("MZJ-2023-10", "十月", List.of(line(1, null, true, "", "", "")));

        assertThatThrownBy(() -> read(other, round(line(1, null, true, "", "", ""))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("这是 MZJ-2023-10 的填报表，本件是 MZJ-2023-11");
    }

    private RoundReader.Reading read(RoundSheet written, RoundSheet now) throws IOException {
        var file = folder.resolve("round.xlsx");
        try (var out = Files.newOutputStream(file)) {
            new RoundWorkbook().write(out, written);
        }
        return new RoundReader().read(file, now, TODAY);
    }

    private static RoundSheet round(Line... lines) {
        return new RoundSheet(NUMBER, "市民政局2023年11月进展报告", List.of(lines));
    }

    private static Line line(int seq, String dropped, boolean noChange, String done, String next, String value) {
        return new Line(
                seq,
                "2023-07-M0" + seq,
                "措施" + seq,
                "2023年11月24日",
                dropped,
                noChange,
                done,
                next,
                "",
                "",
                "",
                List.of(new Measured(seq, "服务站", "10", "个", value)));
    }

    private static Line dated(Line line, String forecastOn) {
        return new Line(
                line.seq(),
                line.number(),
                line.content(),
                line.due(),
                line.dropped(),
                line.noChange(),
                line.done(),
                line.next(),
                line.obstacles(),
                line.helpNeeded(),
                forecastOn,
                line.indicators());
    }
}
