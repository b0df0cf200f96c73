package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import duban.comment.CommentResult;
import duban.comment.CommentState;
import duban.comment.PlanComments;
import duban.measure.MeasureState;
import duban.measure.PlanMeasures;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger taken over in the middle of the work, through the workbook's door: after the dispatch everything is where it was. */
class TakenOverLedgerIT extends RunningApplication {

    static final String DOOR = API + "/duban/workbook";
    static final DepartmentCode CZJ = new DepartmentCode("CZJ");
    static final LocalDate DUE = LocalDate.of(2023, 11, 24);
    static final LocalDate EXTENDED = LocalDate.of(2023, 12, 15);
    static final LocalDate COMPLETED = LocalDate.of(2023, 9, 20);
    static final LocalDate STAGE_ENDS = LocalDate.of(2024, 6, 28);

    WebSession office;

    @BeforeEach
    void in_october() {
        moveTo("2023-10-16T10:00");
        office = login("office.sfj");
    }

    static PlanDraft.Measure measure(int number, String comment, PlanMeasures.Past past) {
        return new PlanDraft.Measure(
                "M%02d".formatted(number),
                comment,
                "第" + number + "项措施",
                CZJ,
                List.of(),
                false,
                past != null && past.extensions() > 0 ? EXTENDED : DUE,
                PlanMeasures.Kind.STAGED,
                List.of("文件印发"),
                List.of(),
                past,
                number + 1);
    }

    static PlanMeasures.Past completed() {
        return new PlanMeasures.Past(MeasureState.COMPLETED, null, 0, COMPLETED, "文件已印发，经费已下达。");
    }

    static PlanDraft plan(String opinion, List<PlanDraft.Comment> comments, List<PlanDraft.Measure> measures) {
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber(opinion),
                        "关于财政资金管理的审议意见",
                        "市人大常委会第四次会议",
                        "市人大常委会",
                        LocalDate.of(2023, 6, 30),
                        LocalDate.of(2023, 12, 28),
                        CZJ),
                List.of(new PlanDraft.Aspect(1, "资金管理有待加强")),
                comments,
                measures);
    }

    static PlanDraft.Comment comment(String number, PlanComments.Past past, int row) {
        return new PlanDraft.Comment(number, 1, "问题" + number, CZJ, past, row);
    }

    static PlanComments.Past struckOff() {
        return new PlanComments.Past(
                CommentState.STRUCK_OFF, CommentResult.COMPLETED, null, LocalDate.of(2023, 10, 10));
    }

    void dispatch(String opinion) {
        var task = office.tasksFor("dispatchPlan", opinion).get(0);
        office.claim(task, "office.sfj");
        assertThat(office.submit(task, Map.of("instruction", "")).status()).isEqualTo(204);
        jobs.drain();
    }

    List<String> tasksOf(String opinion) {
        return jdbc.sql("select replace(item, ?, '') || ' ' || step from work_item where item like ? order by 1")
                .params(opinion + "-", opinion + "-%")
                .query(String.class)
                .list();
    }

    String row(String table, String columns, String number) {
        return jdbc.sql("select concat_ws(' ', " + columns + ") from " + table + " where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    @Test
    void after_the_dispatch_every_task_is_where_it_should_be() {
        var opinion = "2023-63";
        var workbook = TestPlans.workbook(plan(
                opinion,
                List.of(
                        comment("P01", null, 2),
                        comment("P02", null, 6),
                        comment(
                                "P03",
                                new PlanComments.Past(
                                        CommentState.STAGE_COMPLETED, CommentResult.STAGE, STAGE_ENDS, null),
                                7),
                        comment("P04", struckOff(), 8)),
                List.of(
                        measure(1, "P01", new PlanMeasures.Past(MeasureState.DRAFT, null, 0, null, "")),
                        measure(2, "P01", new PlanMeasures.Past(MeasureState.IN_PROGRESS, DUE, 2, null, "已完成调研。")),
                        measure(3, "P01", completed()),
                        measure(4, "P01", new PlanMeasures.Past(MeasureState.TERMINATED, null, 0, null, "职责已划转。")),
                        measure(5, "P02", completed()),
                        measure(6, "P03", completed()),
                        measure(7, "P04", completed()))));

        var dryRun = office.post(DOOR + "/check?fileName=midyear.xlsx", workbook);
        assertThat(dryRun.body().path("faults")).isEmpty();
        assertThat(dryRun.body().at("/reminders/0/topic").asText()).isEqualTo("接收存量台账");
        assertThat(office.post(DOOR + "?fileName=midyear.xlsx", workbook).status())
                .isEqualTo(201);

        assertThat(row("measure", "state, original_due_on, due_on, extensions", opinion + "-M02"))
                .isEqualTo("IN_PROGRESS 2023-11-24 2023-12-15 2");
        assertThat(row("measure", "state, completed_on", opinion + "-M03")).isEqualTo("COMPLETED 2023-09-20");
        assertThat(row("comment", "state, result, struck_off_on", opinion + "-P04"))
                .isEqualTo("STRUCK_OFF COMPLETED 2023-10-10");
        assertThat(tasksOf(opinion)).isEmpty();
        isNotYetChanged(Map.of("kind", "TERMINATE", "measures", List.of(opinion + "-M02"), "reason", "职责已划转"));
        isNotYetChanged(Map.of("kind", "NOT_ADOPT", "comment", opinion + "-P03", "reason", "不属本级政府职权"));

        dispatch(opinion);

        assertThat(tasksOf(opinion))
                .containsExactly(
                        "M01 signForReceipt", "M02 handToHandler", "P02 applyForStrikeOff", "P03 resumeRectification");
        assertThat(jdbc.sql("select kind from obligation where item = ? and fulfilled_at is null order by kind")
                        .param(opinion + "-M02")
                        .query(String.class)
                        .list())
                .as("no clock of receipt runs for what was received before")
                .containsExactly("HAND_ON", "MEASURE");
        assertThat(jdbc.sql("select to_char(due, 'YYYY-MM-DD') from work_item where item = ?")
                        .param(opinion + "-P03")
                        .query(String.class)
                        .single())
                .isEqualTo("2024-06-28");

        var task =
                login("czj.liaison").tasksFor("handToHandler", opinion + "-M02").get(0);
        var sheet = login("czj.liaison").sheet(task).toString();
        assertThat(sheet)
                .contains("接收存量台账", "来自“midyear.xlsx”第3行：办理中，原定期限 2023-11-24，延期2次，办理情况：已完成调研。")
                .contains("延期2次");
    }

    void isNotYetChanged(Map<String, ?> proposal) {
        var answer = office.post(API + "/duban/changes", proposal);
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("NOT_DISPATCHED");
        assertThat(answer.message()).contains("方案交办之后");
    }

    @Test
    void what_was_taken_over_goes_on_to_its_closure() {
        var opinion = "2023-64";
        var workbook = TestPlans.workbook(plan(
                opinion,
                List.of(comment("P01", null, 2)),
                List.of(
                        measure(1, "P01", completed()),
                        measure(2, "P01", new PlanMeasures.Past(MeasureState.IN_PROGRESS, null, 0, null, "")))));
        assertThat(office.post(DOOR + "?fileName=goeson.xlsx", workbook).status())
                .isEqualTo(201);
        dispatch(opinion);
        var item = opinion + "-M02";

        take("czj.liaison", "handToHandler", item, Map.of("handler", "czj.handler", "instruction", ""));
        take(
                "czj.handler",
                "submitResult",
                item,
                Map.of("account", "已办结。", "indicatorValues", List.of(), "proofs", List.of("财办〔2023〕1号")));
        take("czj.head", "signOffResult", item, Map.of("decision", "SIGN", "reason", ""));
        take(
                "office.sfj",
                "verifyMeasure",
                item,
                Map.of("decision", "ACCEPT", "criteriaMet", List.of(1), "reason", ""));

        assertThat(tasksOf(opinion)).containsExactly("P01 applyForStrikeOff");
        assertThat(login("czj.head")
                        .sheet(login("czj.head")
                                .tasksFor("applyForStrikeOff", opinion + "-P01")
                                .get(0))
                        .toString())
                .as("what was done before is told beside what was done here")
                .contains("文件已印发，经费已下达。", "已办结。");
    }

    @Test
    void a_ledger_with_everything_struck_off_is_archived_without_a_dispatch() {
        var opinion = "2023-65";
        var workbook = TestPlans.workbook(
                plan(opinion, List.of(comment("P01", struckOff(), 2)), List.of(measure(1, "P01", completed()))));

        assertThat(office.post(DOOR + "?fileName=closed.xlsx", workbook).status())
                .isEqualTo(201);

        assertThat(office.tasksFor("dispatchPlan", opinion)).isEmpty();
        take("bgt.chen", "archiveOpinion", opinion, Map.of("note", ""));
        assertThat(row("opinion", "state", opinion)).isEqualTo("ARCHIVED");
    }

    void take(String user, String step, String item, Map<String, ?> fields) {
        var session = login(user);
        var task = session.tasksFor(step, item).get(0);
        session.claim(task, user);
        var answer = session.submit(task, fields);
        assertThat(answer.status())
                .as("%s of %s: %s", step, item, answer.text())
                .isEqualTo(204);
        jobs.drain();
    }
}
