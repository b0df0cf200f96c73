package duban;

import static duban.ClosureTurns.STAGES;
import static duban.RealCase.OPINION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import duban.process.model.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The real case of 2023, from its dispatch to its archive, through the web API that Tasklist uses, as the people whose
 * tasks these are, with every turn the loop can take. The second test goes on where the first one ends.
 */
@TestMethodOrder(OrderAnnotation.class)
@TestInstance(Lifecycle.PER_CLASS)
class RealCaseIT extends RunningApplication {

    static final String ITEMS = OPINION + "%";

    /**
     * How many entries the log has: 7 of a measure as planned and one for each co-handler, 5 of a comment; what the story
     * adds to that, it adds here.
     */
    static final List<String> LOGGED = List.of(
            "C01 2, C02 2, C03 2, C04 2, C05 2, C06 2, C07 2",
            "D01 3, D02 3",
            "M01 9, M02 7, M03 9, M04 9, M05 11, M06 12, M07 8, M08 8, M09 11",
            "M10 19, M11 9, M12 8, M13 11, M14 10, M15 13, M16 9, M17 7, M18 9, M19 13",
            "M20 8, M21 9, M22 10, M23 12, M24 12, M25 4, M26 4, M27 8, M28 8, M29 15",
            "M30 4, M31 8, M32 4, M33 12, M34 12, M35 10",
            "P01 5, P02 5, P03 5, P04 5, P05 8, P06 5, P07 5, P08 7, P09 5",
            "P10 5, P11 5, P12 5, P13 5, P14 5");

    RealCase realCase;
    ClosureTurns closure;

    @BeforeAll
    void the_case_as_imported() throws IOException {
        realCase = new RealCase(this);
    }

    @Test
    @Order(1)
    void ten_comments_are_struck_off_as_sustained_and_four_stay_on_the_ledger() {
        var department = new DepartmentTurns(realCase);
        var changes = new ChangeTurns(realCase);
        var results = new ResultTurns(realCase, department, new ConsultingTurns(realCase));
        closure = new ClosureTurns(realCase, department);
        assertThat(count("select count(*) from measure where number like :items and state = 'DRAFT'"))
                .isEqualTo(31);

        new DispatchTurns(realCase).dispatchedAndReceived();
        changes.rewordM06();
        department.everythingOfOneHandlerGoesToAnother();
        changes.transferM19ThereAndBack();
        changes.splitM30InThree();
        changes.notAdoptingP14IsRejected();
        changes.mergeM25AndM26();
        changes.terminateM32();
        var deadlines = new DeadlineTurns(realCase);
        deadlines.m33IsExtendedByTheOffice();
        deadlines.m34IsNotExtendedAndUrged();
        department.progressIsReportedAndM16Reassigned();
        results.dueInSeptember();
        closure.p01IsStruckOff();
        results.dueInOctober();
        new ProgressTurns(realCase).everyDepartmentReports();
        closure.p02IsStruckOffOnPaper();
        results.dueInTheMiddleOfNovember();
        closure.twoOfThreeComeBack();
        results.dueAtTheEndOfNovember();
        closure.theOthersAreStruckOffAtOnceOrGoOn();

        assertThat(
                        count(
                                "select count(*) from comment where opinion = :opinion and state = 'STRUCK_OFF' and result = 'SUSTAINED'"))
                .isEqualTo(10);
        assertThat(
                        texts(
                                "select number from comment where opinion = :opinion and state = 'STAGE_COMPLETED' and result = 'STAGE' order by number"))
                .isEqualTo(stages());
        assertThat(count("select count(*) from comment where opinion = :opinion"))
                .isEqualTo(14);
        theMeasuresAreAsTheStorySays();
        assertThat(departmentsInvolved()).hasSize(16);
        assertThat(texts("select state from opinion where number = :opinion")).containsExactly("DISPATCHED");
        assertThat(stagePlansAreOnRecord()).isEqualTo(4);
        onlyTheFourStagesAreOpen();
        everySubmissionIsKept();
        theLogIsComplete();
        onlyWhatWasMeantToBeWasLate();
        theEngineAgreesWithTheTables(1 + 4);
    }

    @Test
    @Order(2)
    void the_four_are_struck_off_in_their_next_stage_and_the_opinion_is_archived() {
        closure.theFourAreStruckOffInTheirNextStage();
        closure.theOpinionIsArchived();

        assertThat(texts("select state from opinion where number = :opinion")).containsExactly("ARCHIVED");
        assertThat(
                        texts(
                                "select result from comment where number in (:stages) and state = 'STRUCK_OFF' order by number"))
                .containsExactly("SUSTAINED", "COMPLETED", "COMPLETED", "COMPLETED");
        assertThat(count("select count(*) from comment where opinion = :opinion and state = 'STRUCK_OFF'"))
                .isEqualTo(14);
        assertThat(count("select count(*) from work_item where item like :items"))
                .isZero();
        assertThat(count("select count(*) from obligation where item like :items and fulfilled_at is null"))
                .isZero();
        assertThat(texts("select distinct new_state from transition where item = :opinion order by 1"))
                .containsExactly("ARCHIVED", "DISPATCHED");
        theLogIsUnbroken();
        onlyWhatWasMeantToBeWasLate();
        theEngineAgreesWithTheTables(0);
        for (var user : realCase.users()) {
            var session = realCase.session(user);
            assertThat(session.tasks())
                    .as("list of %s", user)
                    .noneMatch(task -> RealCase.itemOf(session, task).startsWith(OPINION));
        }
        everyTurnWasTaken();
    }

    private void onlyTheFourStagesAreOpen() {
        assertThat(texts("select item from work_item where item like :items order by item"))
                .isEqualTo(stages());
        var waiting = Map.of(
                "zzb.liaison", List.of("P03"), "mzj.liaison", List.of("P04", "P14"), "ghj.liaison", List.of("P10"));
        for (var user : realCase.users()) {
            var session = realCase.session(user);
            var names = session.tasks().stream()
                    .filter(task -> RealCase.itemOf(session, task).startsWith(OPINION))
                    .map(task -> task.path("name").asText())
                    .map(name -> name.replaceFirst("^继续整改 · (P\\d\\d) .*", "$1"))
                    .sorted()
                    .toList();
            assertThat(names).as("list of %s", user).isEqualTo(waiting.getOrDefault(user, List.of()));
        }
        assertThat(
                        texts(
                                "select item || ' ' || kind || ' ' || (due_at at time zone 'Asia/Shanghai') from obligation where item like :items and fulfilled_at is null order by item"))
                .containsExactlyElementsOf(stages().stream()
                        .map(comment -> comment + " STAGE 2024-06-28 18:00:00")
                        .toList());
    }

    private int stagePlansAreOnRecord() {
        return count("""
                select count(*) from stage_plan where comment in (:stages) and source = 'DECISION' and due_on = '2024-06-28'
                   and done <> '' and not_done <> '' and next_steps <> '' and responsible <> ''""");
    }

    private List<String> departmentsInvolved() {
        return texts("""
                select lead from comment where opinion = :opinion
                union select department from measure where number like :items
                union select department from co_handler where measure like :items
                union select overall_lead from opinion where number = :opinion""");
    }

    private void theMeasuresAreAsTheStorySays() {
        assertThat(
                        texts(
                                "select split_part(number, '-', 3) || ' ' || state from measure where number like :items and state <> 'COMPLETED' order by number"))
                .containsExactly("M25 ADJUSTED", "M26 ADJUSTED", "M30 ADJUSTED", "M32 TERMINATED");
        assertThat(
                        texts(
                                "select split_part(number, '-', 3) from measure where number like :items and state = 'COMPLETED' order by number"))
                .isEqualTo(completed());
    }

    /** Planned, but for three that became others, and those made of them, but for one that was given up: 31. */
    private static List<String> completed() {
        return IntStream.rangeClosed(1, 35)
                .mapToObj("M%02d"::formatted)
                .filter(item -> !List.of("M25", "M26", "M30", "M32").contains(item))
                .toList();
    }

    private void everySubmissionIsKept() {
        assertThat(
                        texts(
                                "select split_part(measure, '-', 3) from submission where measure like :items and version = 1 order by measure"))
                .isEqualTo(completed());
        assertThat(texts("""
                select split_part(measure, '-', 3) || ' ' || version || ' ' || account from submission
                 where measure in (select measure from submission where measure like :items and version > 1) order by measure, version"""))
                .containsExactly(
                        "M10 1 " + realCase.result("M10").account(),
                        "M10 2 " + ResultTurns.AFTER_TALKS,
                        "M10 3 " + ResultTurns.PROVEN,
                        "M23 1 " + realCase.result("M23").account(),
                        "M23 2 " + ResultTurns.REVISED,
                        "M29 1 " + realCase.result("M29").account(),
                        "M29 2 " + ResultTurns.FOLLOWED);
        assertThat(texts("select value::text from indicator_value where measure = '2023-07-M18' order by seq"))
                .containsExactly("41", "1031", "10568");
    }

    /** But for the rungs of escalation, which HalfYearIT predicts. */
    private void theLogIsComplete() {
        assertThat(texts("""
                select string_agg(split_part(item, '-', 3) || ' ' || steps, ', ' order by item) from (
                    select item, count(*) as steps from transition where item like :items and item <> :opinion and step <> 'escalateMeasure' group by item) as logged
                 group by left(split_part(item, '-', 3), 2) order by min(item)""")).isEqualTo(LOGGED);
        assertThat(texts("""
                select concat_ws(' ', to_char(at at time zone 'Asia/Shanghai', 'MM-DD'), step, person, acting_for,
                       coalesce(holder_before, '-'), coalesce(holder_after, '-'), old_state, new_state)
                  from transition where item = '2023-07-M10' and step <> 'escalateMeasure' order by id"""))
                .containsExactly(
                        "07-05 dispatchMeasures office.zzb DBZB DBZB ZFW DRAFT AWAITING_RECEIPT",
                        "07-06 signForReceipt zfw.liaison ZFW ZFW ZFW AWAITING_RECEIPT IN_PROGRESS",
                        "07-10 handToHandler zfw.liaison ZFW ZFW ZFW:zfw.handler IN_PROGRESS IN_PROGRESS",
                        "11-01 submitResult zfw.handler ZFW ZFW:zfw.handler ZFW IN_PROGRESS AWAITING_SIGN_OFF",
                        "11-02 signOffResult zfw.head ZFW ZFW ZFW AWAITING_SIGN_OFF AWAITING_CO_SIGN",
                        "11-03 coSignResult zzb.head ZZB ZFW ZFW AWAITING_CO_SIGN AWAITING_CO_SIGN",
                        "11-03 coSignResult mzj.head MZJ ZFW ZFW AWAITING_CO_SIGN AWAITING_CO_SIGN",
                        "11-06 recordTalks zfw.head ZFW ZFW ZFW:zfw.handler AWAITING_CO_SIGN IN_PROGRESS",
                        "11-06 submitResult zfw.handler ZFW ZFW:zfw.handler ZFW IN_PROGRESS AWAITING_SIGN_OFF",
                        "11-07 signOffResult zfw.head ZFW ZFW ZFW AWAITING_SIGN_OFF AWAITING_CO_SIGN",
                        "11-08 coSignResult mzj.head MZJ ZFW ZFW AWAITING_CO_SIGN AWAITING_CO_SIGN",
                        "11-08 coSignResult zzb.head ZZB ZFW DBZB AWAITING_CO_SIGN AWAITING_VERIFICATION",
                        "11-09 verifyMeasure office.mzj DBZB DBZB ZFW:zfw.handler AWAITING_VERIFICATION IN_PROGRESS",
                        "11-09 submitResult zfw.handler ZFW ZFW:zfw.handler ZFW IN_PROGRESS AWAITING_SIGN_OFF",
                        "11-10 signOffResult zfw.deputy ZFW ZFW ZFW AWAITING_SIGN_OFF AWAITING_CO_SIGN",
                        "11-13 coSignResult mzj.head MZJ ZFW ZFW AWAITING_CO_SIGN AWAITING_CO_SIGN",
                        "11-13 coSignResult zzb.head ZZB ZFW DBZB AWAITING_CO_SIGN AWAITING_VERIFICATION",
                        "11-14 verifyMeasure office.mzj DBZB DBZB DBZB AWAITING_VERIFICATION AWAITING_VERIFICATION",
                        "11-14 completeMeasure office.mzj DBZB DBZB - AWAITING_VERIFICATION COMPLETED");
        theLogIsUnbroken();
    }

    /** But those of a notice: nothing in the story is overdue so long. */
    private void everyTurnWasTaken() {
        assertThat(
                        texts(
                                "select distinct step from transition where item like :items or item in (select number from progress_round)"))
                .containsAll(Arrays.stream(Step.values())
                        .filter(step ->
                                step != Step.PREPARE_NOTICE && step != Step.SIGN_NOTICE && step != Step.ANSWER_NOTICE)
                        .map(Step::stem)
                        .toList());
        assertSoftly(turns -> TurnsOnRecord.all()
                .forEach(turn ->
                        turns.assertThat(texts(turn.query())).as(turn.name()).isEqualTo(turn.rows())));
    }

    /** Every step begins where the one before it ended: state and hands; only the last one of what is closed leaves it in nobody's. */
    private void theLogIsUnbroken() {
        assertThat(texts("""
                select item || ' ' || step from (
                    select t.*, lag(new_state) over steps as state_before, lag(holder_after) over steps as hands_before,
                           row_number() over steps as nth, lead(id) over steps as following
                      from transition t where item like :items window steps as (partition by item order by id)) as step
                 where (nth > 1 and (old_state is distinct from state_before or holder_before is distinct from hands_before))
                    or (nth = 1 and coalesce(old_state, '') <> case when left(split_part(item, '-', 3), 1) in ('C', 'D') then '' when item = :opinion then 'PLANNED' else 'DRAFT' end)
                    or holder_before is null or person = '' or acting_for = '' or length(sha256) <> 64
                    or (holder_after is null) <> (following is null and new_state in ('COMPLETED', 'ADJUSTED', 'TERMINATED', 'STRUCK_OFF', 'ARCHIVED', 'APPROVED', 'REJECTED'))""")).isEmpty();
    }

    /**
     * Who was silent: at receipt, when M20 was to be co-signed, and when views on M23 were asked for. What ends by itself,
     * return and views, ends with the round of the next morning.
     */
    private void onlyWhatWasMeantToBeWasLate() {
        assertThat(
                        texts(
                                "select item || ' ' || kind from obligation where item like :items and fulfilled_at > due_at order by 1"))
                .containsExactly(
                        "2023-07-M13 RECEIPT",
                        "2023-07-M13 RECEIPT_ESCALATION",
                        "2023-07-M13 RETURN",
                        "2023-07-M20 CO_SIGN",
                        "2023-07-M23 VIEWS");
    }

    /** Instances, tasks and jobs of the engine are exactly those our tables know. */
    private void theEngineAgreesWithTheTables(int instances) {
        assertThat(
                        count(
                                "select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_ where e.business_key_ like :items"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from act_ru_incident i join act_ru_execution e on e.id_ = i.proc_inst_id_ where e.business_key_ like :items"))
                .isZero();
        assertThat(count("select count(*) from round_exception where item like :items"))
                .isZero();
        var running = texts("select id_ from act_ru_execution where parent_id_ is null and business_key_ like :items");
        assertThat(running).hasSize(instances);
        assertThat(texts("""
                select p.id from process_instance p where p.item like :items and p.item in (
                    select number from opinion where state = 'DISPATCHED'
                    union select number from comment where state <> 'STRUCK_OFF'
                    union select number from measure where state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED'))""")).containsExactlyInAnyOrderElementsOf(running);
        assertThat(count("select count(*) from process_instance where item like :items"))
                .as("opinion, comments, measures as planned and as made, 3 dispatched anew, changes, deadline changes")
                .isEqualTo(1 + 14 + 31 + 4 + 3 + 7 + 2);
        assertThat(
                        texts(
                                "select split_part(item, '-', 3) || ' ' || max(round) from process_instance where item like :items group by item having max(round) > 1 order by 1"))
                .containsExactly("M06 2", "M19 3");
        assertThat(texts("""
                select concat_ws(' ', t.id_, t.task_def_key_, e.business_key_, coalesce(t.assignee_, '-'), extract(epoch from t.due_date_ at time zone current_setting('timezone'))::bigint)
                  from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where e.business_key_ like :items""")).containsExactlyInAnyOrderElementsOf(texts("""
                        select concat_ws(' ', task_id, 'userTask_' || step, item, coalesce(assignee, '-'), extract(epoch from due)::bigint)
                          from work_item where item like :items"""));
    }

    private static List<String> stages() {
        return STAGES.stream().map(RealCase::number).toList();
    }

    private int count(String sql) {
        return Integer.parseInt(texts(sql).get(0));
    }

    private List<String> texts(String sql) {
        var parameters = new HashMap<String, Object>();
        Stream.of("opinion", "items", "stages")
                .filter(name -> sql.contains(":" + name))
                .forEach(name -> parameters.put(
                        name,
                        switch (name) {
                            case "opinion" -> OPINION;
                            case "items" -> ITEMS;
                            default -> stages();
                        }));
        return new ArrayList<>(jdbc.sql(sql).params(parameters).query().singleColumn())
                .stream().map(value -> String.valueOf(value)).collect(Collectors.toList());
    }
}
