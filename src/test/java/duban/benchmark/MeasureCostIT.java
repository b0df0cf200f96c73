package duban.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.department.Officer;
import duban.department.Officers;
import duban.measure.HandToHandler;
import duban.measure.PlanMeasures;
import duban.measure.ReportProgress;
import duban.measure.SignForReceipt;
import duban.measure.SignOffResult;
import duban.measure.SubmitResult;
import duban.opinion.DispatchPlan;
import duban.opinion.ImportPlan;
import duban.opinion.PlanDraft;
import duban.process.command.SubmitStep;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.OpinionNumber;
import duban.shared.PersonId;
import duban.verification.VerifyMeasure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCount;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

/** What one measure costs from dispatch to completion: statements, write-ahead log, rows that stay. Printed, not judged. */
@Tag("benchmark")
@DirtiesContext
class MeasureCostIT extends RunningApplication {

    private static final int WARM_UP = 20;
    private static final int COUNTED = 100;
    private static final String OPINION = "2023-99";

    @TestConfiguration
    static class CountStatements {

        @Bean
        static BeanPostProcessor countingDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source
                            ? ProxyDataSourceBuilder.create(source).countQuery().build()
                            : bean;
                }
            };
        }
    }

    @Autowired
    ImportPlan importPlan;

    @Autowired
    SubmitStep submitStep;

    @Autowired
    ReportProgress reportProgress;

    @Autowired
    WorkItems workItems;

    @Autowired
    Officers officers;

    @Test
    void one_measure_from_dispatch_to_completion() {
        moveTo("2023-07-05T10:00");
        importPlan.importPlan(plan(), new ImportPlan.Source("benchmark.xlsx", "benchmark"), office());
        var rowsBefore = rows();
        var walBefore = wal();
        QueryCountHolder.clear();

        take(OPINION, "office.zzb", new DispatchPlan.Request(""));
        jobs.drain();
        var dispatched = cost(walBefore, WARM_UP + COUNTED);
        IntStream.rangeClosed(1, WARM_UP).forEach(this::carryThrough);
        var walWarm = wal();
        QueryCountHolder.clear();
        IntStream.rangeClosed(WARM_UP + 1, WARM_UP + COUNTED).forEach(this::carryThrough);
        var carried = cost(walWarm, COUNTED);

        assertThat(jdbc.sql("select count(*) from measure where comment like '2023-99%' and state = 'COMPLETED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(WARM_UP + COUNTED);
        print("dispatch", dispatched);
        print("receipt, handing on, progress, submission, sign-off, verification, completion", carried);
        print(
                "together",
                Map.of(
                        "statements", dispatched.get("statements") + carried.get("statements"),
                        "WAL bytes", dispatched.get("WAL bytes") + carried.get("WAL bytes")));
        var after = rows();
        after.replaceAll((table, count) -> count - rowsBefore.getOrDefault(table, 0L));
        after.values().removeIf(count -> count == 0);
        System.out.printf(
                "rows that stay, per measure: %.1f  %s%n",
                after.values().stream().mapToLong(Long::longValue).sum() / (double) (WARM_UP + COUNTED), after);
        System.out.println(
                "beside it, stock Camunda with fewer steps and no rows of ours: 142 statements, 129,800 bytes, 34 rows");
    }

    private void carryThrough(int index) {
        var item = OPINION + "-M" + String.format("%03d", index);
        take(item, "zzb.liaison", new SignForReceipt.Request(SignForReceipt.Decision.RECEIVE, "", null, null));
        take(item, "zzb.liaison", new HandToHandler.Request("zzb.handler", ""));
        reportProgress.report(
                new MeasureNumber(item),
                new Actor(new PersonId("zzb.handler"), new DepartmentCode("ZZB")),
                new ReportProgress.Request("已部署", "继续推进", "", "", ""));
        take(item, "zzb.handler", new SubmitResult.Request("已完成。".repeat(40), List.of("6"), List.of("文号1", "文号2")));
        take(item, "zzb.head", new SignOffResult.Request(SignOffResult.Decision.SIGN, List.of(), ""));
        take(
                item,
                "office.sfj",
                new VerifyMeasure.Request(VerifyMeasure.Decision.ACCEPT, List.of(1, 2), List.of(), "", "属实"));
    }

    private void take(String item, String who, Record request) {
        submitStep.submit(workItems.of(item).get(0).taskId(), officer(who), type -> request);
    }

    private Officer officer(String id) {
        return officers.find(new PersonId(id)).orElseThrow();
    }

    private static Actor office() {
        return new Actor(new PersonId("office.zzb"), DepartmentCode.SUPERVISION_OFFICE);
    }

    private long wal() {
        return jdbc.sql("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
                .query(BigDecimal.class)
                .single()
                .longValue();
    }

    private Map<String, Double> cost(long walBefore, int measures) {
        QueryCount count = QueryCountHolder.getGrandTotal();
        var statements = count.getTotal();
        return Map.of(
                "statements", statements / (double) measures, "WAL bytes", (wal() - walBefore) / (double) measures);
    }

    private Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        for (var table : jdbc.sql(
                        "select tablename from pg_tables where schemaname = 'public' and tablename <> 'act_ge_property'")
                .query(String.class)
                .list()) {
            rows.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return rows;
    }

    private static void print(String what, Map<String, Double> cost) {
        System.out.printf(
                "%s: %.1f statements, %.0f bytes of WAL%n", what, cost.get("statements"), cost.get("WAL bytes"));
    }

    private static PlanDraft plan() {
        var zzb = new DepartmentCode("ZZB");
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber(OPINION),
                        "基准",
                        "基准会议",
                        "市人大常委会",
                        LocalDate.of(2023, 6, 30),
                        LocalDate.of(2023, 12, 28),
                        zzb),
                List.of(new PlanDraft.Aspect(1, "基准")),
                List.of(new PlanDraft.Comment("P01", 1, "基准问题", zzb, 2)),
                IntStream.rangeClosed(1, WARM_UP + COUNTED)
                        .mapToObj(number -> new PlanDraft.Measure(
                                String.format("M%03d", number),
                                "P01",
                                "基准措施",
                                zzb,
                                List.of(),
                                false,
                                LocalDate.of(2023, 9, 28),
                                PlanMeasures.Kind.STAGED,
                                List.of("文件印发", "名单公布"),
                                List.of(new PlanDraft.Indicator("数量", new BigDecimal("6"), "个")),
                                number))
                        .toList());
    }
}
