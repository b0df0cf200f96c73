package duban.exchange.excel;

import static org.assertj.core.api.Assertions.assertThat;

import duban.measure.PlanMeasures;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the demo are the case: {@link WriteCaseWorkbook} wrote them. */
class WorkbookOfCaseTest {

    @TempDir
    Path folder;

    WorkbookReading reading;

    static String resource(String name) throws IOException {
        try (var in = WorkbookOfCaseTest.class.getResourceAsStream("/demo/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Map<String, DepartmentCode> departments() throws IOException {
        return Csv.read(resource("departments.csv")).stream()
                .skip(1)
                .collect(Collectors.toMap(
                        line -> line.get(1), line -> new DepartmentCode(line.get(0)), (a, b) -> a, LinkedHashMap::new));
    }

    @BeforeEach
    void the_workbook_of_the_case_is_read() throws IOException {
        var file = folder.resolve("case.xlsx");
        try (var in = getClass().getResourceAsStream("/demo/chongqing-2023.xlsx")) {
            Files.copy(in, file);
        }
        reading = new WorkbookReader()
                .read(
                        file,
                        new PlanReferences(
                                departments(),
                                Set.of(),
                                PlanWorkbook.REFERENCES.workingDay(),
                                PlanWorkbook.REFERENCES.calendarKnown(),
                                PlanWorkbook.REFERENCES.today()));
    }

    @Test
    void it_has_no_fault_and_the_numbers_of_the_report() throws IOException {
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.reminders()).isEmpty();
        assertThat(reading.plan().aspects()).hasSize(5);
        assertThat(reading.plan().comments()).hasSize(14);
        assertThat(reading.plan().measures()).hasSize(31);
        assertThat(reading.plan().departments())
                .hasSize(16)
                .containsExactlyInAnyOrderElementsOf(departments().values());
    }

    @Test
    void it_says_what_the_case_says() {
        var plan = reading.plan();

        assertThat(plan.opinion().number()).isEqualTo(new OpinionNumber("2023-07"));
        assertThat(plan.opinion().receivedOn()).isEqualTo("2023-06-30");
        assertThat(plan.opinion().replyDueOn()).isEqualTo("2023-12-28");
        assertThat(plan.opinion().overallLead()).isEqualTo(new DepartmentCode("MZJ"));
        assertThat(plan.aspects().get(4)).isEqualTo(new PlanDraft.Aspect(5, "政策法规体系有待健全"));
        assertThat(plan.comments().get(13))
                .isEqualTo(new PlanDraft.Comment("P14", 5, "健全政策法规体系", new DepartmentCode("MZJ"), 32));
        assertThat(plan.measures().get(9))
                .isEqualTo(new PlanDraft.Measure(
                        "M10",
                        "P06",
                        "出台网格治理体系指导意见，划分网格、配备网格员，制发“6+1”任务清单",
                        new DepartmentCode("ZFW"),
                        List.of(new DepartmentCode("ZZB"), new DepartmentCode("MZJ")),
                        true,
                        LocalDate.of(2023, 11, 15),
                        PlanMeasures.Kind.STAGED,
                        List.of("指导意见和任务清单印发", "网格划分完成"),
                        List.of(
                                new PlanDraft.Indicator("农村网格", new BigDecimal("3.6"), "万个"),
                                new PlanDraft.Indicator("社区网格", new BigDecimal("2.9"), "万个"),
                                new PlanDraft.Indicator("专兼职网格员", new BigDecimal("10"), "万名")),
                        11));
    }

    @Test
    void the_story_fits_the_plan() throws IOException {
        var story = Csv.read(resource("story.csv"));

        assertThat(story.get(0)).containsExactly("measure", "account", "achieved");
        assertThat(story.stream().skip(1).map(line -> line.get(0)))
                .containsExactlyElementsOf(reading.plan().measures().stream()
                        .map(PlanDraft.Measure::number)
                        .toList());
        for (var index = 0; index < 31; index++) {
            var line = story.get(index + 1);
            var indicators = reading.plan().measures().get(index).indicators();
            assertThat(line.get(1)).as("account of %s", line.get(0)).hasSizeBetween(1, 500);
            var achieved = PlanCell.parts(line.get(2), ";");
            assertThat(achieved).as("values of %s", line.get(0)).hasSameSizeAs(indicators);
            for (var value = 0; value < achieved.size(); value++) {
                assertThat(new BigDecimal(achieved.get(value)))
                        .as("value %d of %s", value, line.get(0))
                        .isGreaterThanOrEqualTo(indicators.get(value).target());
            }
        }
    }
}
