package duban.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import duban.LedgerDatabase;
import duban.audit.TransitionLog;
import duban.comment.PlanComments;
import duban.deadline.Obligations;
import duban.deadline.WorkingDays;
import duban.measure.PlanMeasures;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class ImportPlanIT {

    static final DepartmentCode MZJ = new DepartmentCode("MZJ");
    static final DepartmentCode ZZB = new DepartmentCode("ZZB");
    static final Actor OFFICE = new Actor(new PersonId("office.zzb"), DepartmentCode.SUPERVISION_OFFICE);

    /** 2023-07-10 in Shanghai, still 2023-07-09 in UTC. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2023-07-09T16:30:00Z"), ZoneOffset.UTC);

    static DataSource database;
    static JdbcClient jdbc;

    final List<OpinionNumber> registered = new ArrayList<>();

    @BeforeEach
    void a_fresh_ledger_with_an_office_of_two_departments() {
        database = LedgerDatabase.fresh("import_plan");
        jdbc = JdbcClient.create(database);
        jdbc.sql("""
                insert into department (code, name, kind) values ('MZJ', '市民政局', 'DEPARTMENT'),
                    ('ZZB', '市委组织部', 'DEPARTMENT')""").update();
        officer("office.zzb", "张三", "ZZB");
        officer("office.mzj", "李四", "MZJ");
    }

    static void officer(String id, String name, String home) {
        jdbc.sql(
                        "insert into officer (id, name, home, section, email, telephone) values (?, ?, ?, '综合处', 'x@example.cn', '1')")
                .params(id, name, home)
                .update();
        jdbc.sql("insert into appointment (officer, department, role) values (?, 'DBZB', 'OFFICE')")
                .params(id)
                .update();
    }

    /** Tells whether an opinion was registered; none of these tests closes one. */
    static ReviewOpinionFlow flow(Consumer<OpinionNumber> registered) {
        return new ReviewOpinionFlow() {
            @Override
            public void registered(OpinionNumber opinion) {
                registered.accept(opinion);
            }

            @Override
            public void registeredClosed(OpinionNumber opinion) {
                throw new AssertionError("closed");
            }

            @Override
            public void commentsClosed(OpinionNumber opinion) {
                throw new AssertionError("closed");
            }
        };
    }

    ImportPlan importPlan(Consumer<OpinionNumber> registered) {
        var template = new JdbcTemplate(database);
        return new ImportPlan(
                jdbc,
                new DataSourceTransactionManager(database),
                CLOCK,
                new CheckPlan(jdbc),
                new PlanComments(template),
                new PlanMeasures(template),
                new TakeOverLedger(jdbc, new TransitionLog(jdbc, CLOCK)),
                new Obligations(jdbc, CLOCK, new WorkingDays(jdbc)),
                flow(registered));
    }

    void importPlan(PlanDraft plan, String sha256) {
        importPlan(registered::add).importPlan(plan, new ImportPlan.Source("台账.xlsx", sha256), OFFICE);
    }

    static PlanDraft plan(String opinion, int measures) {
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber(opinion),
                        "关于城乡社区治理的审议意见",
                        "第三次会议",
                        "市人大常委会",
                        LocalDate.of(2023, 6, 30),
                        LocalDate.of(2023, 12, 28),
                        MZJ),
                List.of(new PlanDraft.Aspect(1, "统筹协同")),
                List.of(
                        new PlanDraft.Comment("P01", 1, "加强统筹联动", ZZB, 2),
                        new PlanDraft.Comment("P02", 1, "深化川渝协作", MZJ, 3)),
                IntStream.rangeClosed(1, measures)
                        .mapToObj(number -> measure(String.format("M%02d", number), number == 1 ? "P02" : "P01"))
                        .toList());
    }

    static PlanDraft.Measure measure(String number, String comment) {
        return new PlanDraft.Measure(
                number,
                comment,
                "建立联席会议制度",
                ZZB,
                List.of(MZJ),
                true,
                LocalDate.of(2023, 9, 28),
                PlanMeasures.Kind.STAGED,
                List.of("文件印发", "纪要齐备"),
                List.of(new PlanDraft.Indicator("示范点", new BigDecimal("2.9"), "万个")),
                4);
    }

    static int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    void nothing_is_saved() {
        for (var table : List.of("workbook_import", "opinion", "aspect", "comment", "measure", "criterion")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void a_plan_is_on_record_as_drafts_and_its_handling_begins() {
        importPlan(plan("2023-07", 3), "a1");

        assertThat(jdbc.sql("select * from opinion").query().singleRow())
                .containsEntry("number", "2023-07")
                .containsEntry("authority", "市人大常委会")
                .containsEntry("overall_lead", "MZJ")
                .containsEntry("state", "PLANNED")
                .containsEntry("version", 0);
        assertThat(jdbc.sql("select number || lead || state from comment order by number")
                        .query(String.class)
                        .list())
                .containsExactly("2023-07-P01ZZBDRAFT", "2023-07-P02MZJDRAFT");
        assertThat(jdbc.sql("select * from measure where number = '2023-07-M02'")
                        .query()
                        .singleRow())
                .containsEntry("comment", "2023-07-P01")
                .containsEntry("department", "ZZB")
                .containsEntry("co_sign", true)
                .containsEntry("kind", "STAGED")
                .containsEntry("original_due_on", Date.valueOf("2023-09-28"))
                .containsEntry("due_on", Date.valueOf("2023-09-28"))
                .containsEntry("state", "DRAFT")
                .containsEntry("version", 0);
        assertThat(count("measure")).isEqualTo(3);
        assertThat(count("co_handler")).isEqualTo(3);
        assertThat(jdbc.sql("select seq || content from criterion where measure = '2023-07-M01' order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("1文件印发", "2纪要齐备");
        assertThat(jdbc.sql("select seq || name || target || unit from indicator where measure = '2023-07-M01'")
                        .query(String.class)
                        .list())
                .containsExactly("1示范点2.9万个");
        assertThat(jdbc.sql("select * from workbook_import").query().singleRow())
                .containsEntry("sha256", "a1")
                .containsEntry("file_name", "台账.xlsx")
                .containsEntry("imported_by", "office.zzb")
                .containsEntry("comments", 2)
                .containsEntry("measures", 3);
        assertThat(registered).containsExactly(new OpinionNumber("2023-07"));
    }

    @Test
    void the_same_file_is_imported_once_and_the_refusal_points_to_it() {
        importPlan(plan("2023-07", 3), "a1");

        assertThatThrownBy(() -> importPlan(plan("2023-07", 3), "a1"))
                .hasMessage("该文件已于2023年7月10日由张三导入为审议意见 2023-07，未重复导入。")
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(refusal.code()).isEqualTo("DUPLICATE_IMPORT");
                });
        assertThat(count("measure")).isEqualTo(3);
        assertThat(registered).hasSize(1);
    }

    @Test
    void a_number_of_an_opinion_is_never_used_again() {
        importPlan(plan("2023-07", 3), "a1");

        assertThatThrownBy(() -> importPlan(plan("2023-07", 2), "b2"))
                .hasMessageContaining("2023-07")
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(refusal.code()).isEqualTo("OPINION_EXISTS");
                });
        assertThat(count("workbook_import")).isEqualTo(1);
        assertThat(count("measure")).isEqualTo(3);
    }

    @Test
    void a_dry_run_learns_of_both_refusals() {
        importPlan(plan("2023-07", 3), "a1");
        var importPlan = importPlan(registered::add);

        assertThat(importPlan.refusalOf(new ImportPlan.Source("x", "a1"), null))
                .get()
                .extracting(Refusal::code)
                .isEqualTo("DUPLICATE_IMPORT");
        assertThat(importPlan.refusalOf(new ImportPlan.Source("x", "b2"), new OpinionNumber("2023-07")))
                .get()
                .extracting(Refusal::code)
                .isEqualTo("OPINION_EXISTS");
        assertThat(importPlan.refusalOf(new ImportPlan.Source("x", "b2"), new OpinionNumber("2023-08")))
                .isEmpty();
    }

    @Test
    void a_failure_at_the_end_leaves_nothing_behind() {
        var failing = importPlan(opinion -> {
            throw new IllegalStateException("no engine");
        });

        assertThatThrownBy(() -> failing.importPlan(plan("2023-07", 3), new ImportPlan.Source("台账.xlsx", "a1"), OFFICE))
                .hasMessage("no engine");

        nothing_is_saved();
    }

    @Test
    void an_import_that_is_killed_leaves_nothing_and_completes_when_it_is_uploaded_again() {
        var killed = importPlan(opinion -> jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                .query(Boolean.class)
                .single());

        assertThat(catchThrowable(
                        () -> killed.importPlan(plan("2023-66", 200), new ImportPlan.Source("台账.xlsx", "a1"), OFFICE)))
                .as("the connection is gone before the commit")
                .isNotNull();
        nothing_is_saved();

        importPlan(plan("2023-66", 200), "a1");
        assertThat(count("measure")).isEqualTo(200);
        assertThat(count("workbook_import")).isEqualTo(1);
    }

    @Test
    void one_of_two_imports_of_one_file_at_the_same_time_is_refused() throws Exception {
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var outcomes = IntStream.range(0, 2)
                    .mapToObj(index -> threads.submit(() -> {
                        together.await();
                        return catchThrowable(() -> importPlan(opinion -> {})
                                .importPlan(plan("2023-07", 200), new ImportPlan.Source("台账.xlsx", "a1"), OFFICE));
                    }))
                    .toList();
            var first = outcomes.get(0).get(60, TimeUnit.SECONDS);
            var second = outcomes.get(1).get(60, TimeUnit.SECONDS);

            assertThat(first == null ^ second == null).isTrue();
            assertThat(first == null ? second : first)
                    .asInstanceOf(type(Refusal.class))
                    .extracting(Refusal::code)
                    .isEqualTo("DUPLICATE_IMPORT");
            assertThat(count("measure")).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twenty_thousand_measures_are_one_import() {
        importPlan(plan("2023-07", 20_000), "a1");

        assertThat(count("measure")).isEqualTo(20_000);
        assertThat(count("criterion")).isEqualTo(40_000);
        assertThat(count("indicator")).isEqualTo(20_000);
    }

    @Test
    void an_item_without_an_eligible_verifier_is_a_fault_of_the_plan() {
        leaves("office.mzj");

        assertThatThrownBy(() -> importPlan(plan("2023-07", 2), "a1"))
                .asInstanceOf(type(PlanFaults.class))
                .satisfies(found -> {
                    assertThat(found.faults()).hasSize(3);
                    assertThat(found.faults().get(0).reason()).contains("问题 P01", "没有可以核查的人", "牵头单位以外");
                    assertThat(found.faults().get(2).reason()).contains("措施 M02", "没有可以核查的人", "承办单位以外");
                    assertThat(found.faults().get(2).row()).isEqualTo(4);
                });
        nothing_is_saved();
    }

    @Test
    void a_member_of_another_department_is_eligible() {
        jdbc.sql("insert into department (code, name, kind) values ('CZJ', '市财政局', 'DEPARTMENT')")
                .update();
        officer("office.czj", "王五", "CZJ");
        leaves("office.zzb");
        leaves("office.mzj");

        assertThat(new CheckPlan(jdbc).check(plan("2023-07", 2))).isEmpty();
    }

    @Test
    void where_the_office_may_not_verify_the_government_office_does() {
        leaves("office.mzj");
        jdbc.sql(
                        "insert into officer (id, name, home, section, email, telephone) values ('bgt', '陈', 'BGT', 'a', 'a', '1')")
                .update();
        jdbc.sql("insert into appointment (officer, department, role) values ('bgt', 'BGT', 'GOVERNMENT_OFFICE')")
                .update();

        assertThat(new CheckPlan(jdbc).check(plan("2023-07", 2))).isEmpty();
    }

    @Test
    void a_plan_whose_lead_is_its_only_verifier_is_refused() {
        leaves("office.zzb");

        assertThatThrownBy(() -> importPlan(plan("2023-07", 2), "a1"))
                .asInstanceOf(type(PlanFaults.class))
                .satisfies(found -> assertThat(found.faults().get(0)).satisfies(fault -> {
                    assertThat(fault.sheet()).isEqualTo("审议意见");
                    assertThat(fault.column()).isEqualTo("总牵头单位");
                    assertThat(fault.reason()).isEqualTo("总牵头单位是这份方案唯一的核查人：督办专班成员全部来自总牵头单位，不能自己核查自己牵头的方案。");
                    assertThat(fault.remedy()).contains("从其他单位抽调人员");
                }));
        nothing_is_saved();
    }

    static void leaves(String officer) {
        jdbc.sql("update officer set active = false where id = ?")
                .param(officer)
                .update();
    }

    @Test
    void every_gap_of_a_plan_is_named_with_its_item() {
        var whole = plan("2023-07", 1);
        var hollow = new PlanDraft(
                whole.opinion(),
                whole.aspects(),
                List.of(
                        new PlanDraft.Comment("P01", 1, "没有牵头单位", null, 2),
                        new PlanDraft.Comment("P02", 1, "没有措施", MZJ, 3)),
                List.of(new PlanDraft.Measure(
                        "M01", "P01", "措施", null, List.of(), false, null, null, List.of(), List.of(), 2)));

        assertThat(new CheckPlan(jdbc).check(hollow))
                .extracting(Fault::reason)
                .containsExactly(
                        "问题 P01 没有牵头单位。", "问题 P02 没有整改措施。", "措施 M01 没有承办单位。", "措施 M01 没有整改期限。", "措施 M01 没有办结标准。");
    }
}
