package duban.benchmark;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.TestPlans;
import duban.WebSession;
import duban.measure.PlanMeasures;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** What the longest ledger costs: time and heap, with the whole application in 512 MB. */
@Tag("benchmark")
@DirtiesContext
class LedgerSizeIT extends RunningApplication {

    private static final int ROWS = 20_000;
    private static final long MOST_HEAP = 512L << 20;

    @Test
    void twenty_thousand_measures_come_in_through_the_door() {
        assertThat(Runtime.getRuntime().maxMemory()).as("the heap it may take").isLessThanOrEqualTo(MOST_HEAP);
        moveTo("2023-07-05T10:00");
        var office = login("office.sfj");
        var workbook = TestPlans.workbook(plan());
        System.out.printf(
                "%,d rows, a workbook of %,d kB, heap of %,d MB%n",
                ROWS, workbook.length >> 10, Runtime.getRuntime().maxMemory() >> 20);

        for (var path : List.of("/check", "", "/check")) {
            System.gc();
            var before = used();
            pools().forEach(MemoryPoolMXBean::resetPeakUsage);
            var start = Instant.now();
            var answer = post(office, path, workbook);
            System.out.printf(
                    "%s: %.1f s, %,d MB before, %,d MB peak, %,d MB kept%n",
                    path.isEmpty() ? "import" : "dry run",
                    Duration.between(start, Instant.now()).toMillis() / 1_000.0,
                    before >> 20,
                    peak() >> 20,
                    keptAfterCollection() >> 20);
            assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        }
        assertThat(jdbc.sql("select count(*) from measure where number like '2023-69-%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(ROWS);
    }

    private static WebSession.Answer post(WebSession office, String path, byte[] workbook) {
        return office.post(API + "/duban/workbook" + path + "?fileName=large.xlsx", workbook);
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long keptAfterCollection() {
        System.gc();
        return used();
    }

    /** The pools peak at different moments, so the sum is at least what was ever used at once. */
    private static long peak() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static PlanDraft plan() {
        var department = new DepartmentCode("CZJ");
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber("2023-69"),
                        "基准",
                        "基准会议",
                        "市人大常委会",
                        LocalDate.of(2023, 6, 30),
                        LocalDate.of(2023, 12, 28),
                        department),
                List.of(new PlanDraft.Aspect(1, "基准")),
                IntStream.rangeClosed(1, ROWS / 10)
                        .mapToObj(number -> new PlanDraft.Comment(
                                "P%04d".formatted(number), 1, "第" + number + "个问题", department, number * 10))
                        .toList(),
                IntStream.rangeClosed(1, ROWS)
                        .mapToObj(number -> new PlanDraft.Measure(
                                "M%05d".formatted(number),
                                "P%04d".formatted((number + 9) / 10),
                                "第" + number + "项措施：建立健全工作机制，明确责任分工，按季度通报进展，" + "年底前完成验收。".repeat(5),
                                department,
                                List.of(new DepartmentCode("MZJ")),
                                false,
                                LocalDate.of(2023, 9, 28),
                                PlanMeasures.Kind.STAGED,
                                List.of("文件印发", "名单公布"),
                                List.of(new PlanDraft.Indicator("数量", BigDecimal.TEN, "个")),
                                number + 1))
                        .toList());
    }
}
