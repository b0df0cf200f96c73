package duban;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.deadline.WakeDueItems;
import duban.measure.RectificationMeasureFlow;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the calendar brings to measures nobody signs for, over Mid-Autumn and National Day: dispatched on Monday, 25
 * September, they are due on the 27th, escalated on 7 October (a Saturday made up) and not to be returned after the 8th.
 */
class DailyRoundIT extends RunningApplication {

    static final String OPINION = "2023-52";
    static final String SIGNED = OPINION + "-M01";
    static final String LATE = OPINION + "-M02";
    static final String SILENT = OPINION + "-M03";
    static final Map<String, ?> RECEIVE = Map.of("decision", "RECEIVE", "remark", "");
    static final Map<String, ?> RETURN = Map.of("decision", "RETURN", "reason", "不属本单位职责。", "proposedOwner", "CZJ");

    @Autowired
    WakeDueItems wakeDueItems;

    @Autowired
    RectificationMeasureFlow flow;

    @BeforeEach
    void the_plan_was_dispatched_before_the_holidays() {
        moveTo("2023-09-25T10:00");
        if (jdbc.sql("select exists (select from opinion where number = ?)")
                .param(OPINION)
                .query(Boolean.class)
                .single()) {
            return;
        }
        var office = login("office.zzb");
        assertThat(office.post(
                                "/camunda/api/duban/workbook?fileName=round.xlsx",
                                TestPlans.workbook(OPINION, "市民政局", 3))
                        .status())
                .isEqualTo(201);
        done(office.submit(task(OPINION), Map.of("instruction", "")));
        jobs.drain();
    }

    @Test
    void an_unanswered_receipt_is_told_once_after_two_and_four_working_days_and_then_cannot_be_returned() {
        var planned = dates(SILENT);
        done(take("mzj.liaison", SIGNED, RECEIVE));

        playTo("2023-09-28T07:59");
        assertThat(told(SILENT)).isEmpty();

        playTo("2023-09-28T08:30");
        assertThat(told(SILENT)).containsExactly("RECEIPT MZJ HEAD 2023-09-28 08");
        assertThat(said(SILENT)).containsExactly("到期未签收：告知市民政局单位负责人" + heads() + "，请督促签收。");
        assertThat(told(SIGNED)).isEmpty();

        the_same_morning_again("2023-09-28");
        wakeDueItems.wake();
        assertThat(told(SILENT)).hasSize(1);
        assertThat(said(SILENT)).hasSize(1);

        playTo("2023-10-08T07:59");
        assertThat(told(SILENT)).hasSize(1);

        playTo("2023-10-08T10:00");
        assertThat(told(SILENT))
                .containsExactly("RECEIPT MZJ HEAD 2023-09-28 08", "RECEIPT_ESCALATION DBZB OFFICE 2023-10-08 08");
        assertThat(said(SILENT)).last().isEqualTo("仍未签收：告知督办专班，请联系承办单位。");
        assertThat(answers(SILENT)).isEqualTo("[\"RECEIVE\",\"RETURN\"]");

        playTo("2023-10-08T18:30");
        assertThat(answers(LATE)).isEqualTo("[\"RECEIVE\"]");
        is_too_late(take("mzj.liaison", LATE, RETURN));

        playTo("2023-10-09T09:00");
        assertThat(said(SILENT)).last().isEqualTo("退回时限于10月8日 周日 18:00届满，此后不再受理退回。");
        assertThat(answers(SILENT)).isEqualTo("[\"RECEIVE\"]");
        is_too_late(take("mzj.liaison", SILENT, RETURN));
        assertThat(jdbc.sql("select count(*) from measure_return where measure in (?, ?)")
                        .params(SILENT, LATE)
                        .query(Integer.class)
                        .single())
                .isZero();

        playTo("2023-10-13T09:00");
        assertThat(told(SILENT)).hasSize(2);
        assertThat(said(SILENT)).hasSize(3);
        assertThat(dates(SILENT)).isEqualTo(planned);
        done(take("mzj.liaison", SILENT, RECEIVE));
        assertThat(jdbc.sql("select kind from obligation where item = ? and fulfilled_at is null order by kind")
                        .param(SILENT)
                        .query(String.class)
                        .list())
                .containsExactly("HAND_ON", "MEASURE");
        assertThat(timeline()).contains("督办系统（督办专班） 逾期未签收提醒", "督办系统（督办专班） 退回期满");
    }

    @Test
    void without_a_head_the_office_is_told_instead_and_it_says_so() {
        var item = OPINION + "-X1";
        the_silent_measure_of_a_department_without_people(item);
        try {
            wakeDueItems.wake();

            assertThat(told(item)).containsExactly("RECEIPT DBZB OFFICE 2023-09-28 08");
            assertThat(said(item)).containsExactly("到期未签收：市无人局没有在册的单位负责人，告知督办专班，请联系承办单位。");
        } finally {
            jdbc.sql("delete from obligation where item = ?").param(item).update();
        }
    }

    @Test
    void an_item_that_cannot_be_told_is_put_on_record_tried_again_and_stops_no_other() {
        var broken = OPINION + "-M99";
        moveTo("2023-09-25T10:00");
        owe(broken, "RECEIPT", "2023-09-24T18:00");
        owe(SILENT, "VIEWS", "2023-09-24T18:00");
        var other = OPINION + "-X2";
        a_measure_awaiting_receipt(other);
        owe(other, "RETURN", "2023-09-25T08:00");
        try {
            playTo("2023-09-27T09:00");

            assertThat(jdbc.sql("select kind || ' ' || left(reason, 40) from round_exception where item = ?")
                            .param(broken)
                            .query(String.class)
                            .list())
                    .hasSize(2)
                    .allMatch(reason -> reason.startsWith("RECEIPT EmptyResultDataAccessException"));
            assertThat(jdbc.sql("select reason from round_exception where item = ? and kind = 'VIEWS'")
                            .param(SILENT)
                            .query(String.class)
                            .list())
                    .hasSize(2)
                    .allMatch(reason -> reason.contains("rectificationMeasure.viewsPeriodEnded"));
            assertThat(announced(broken)).isFalse();
            assertThat(announced(other)).isTrue();
            assertThat(said(other)).hasSize(1);
        } finally {
            jdbc.sql("delete from obligation where item in (?, ?) or (item = ? and kind = 'VIEWS')")
                    .params(broken, other, SILENT)
                    .update();
        }
    }

    @Test
    void on_a_day_off_the_round_rests_and_on_a_weekend_made_up_it_goes() {
        assertThat(endsOn("2023-09-28")).isEqualTo("endEvent_roundDone");
        assertThat(endsOn("2023-09-29")).isEqualTo("endEvent_dayOff");
        assertThat(endsOn("2023-10-05")).isEqualTo("endEvent_dayOff");
        assertThat(endsOn("2023-10-07")).isEqualTo("endEvent_roundDone");
        assertThat(endsOn("2023-10-14")).isEqualTo("endEvent_dayOff");
    }

    @Test
    void wherever_the_clock_is_moved_the_next_round_comes_at_the_next_eight_oclock() {
        moveTo("2023-11-15T10:00");
        assertThat(jobs.nextDue()).contains(moment("2023-11-16T08:00"));

        moveTo("2023-07-04T07:59");
        assertThat(jobs.nextDue()).contains(moment("2023-07-04T08:00"));

        moveTo("2023-07-04T08:01");
        assertThat(jobs.nextDue()).as("the hour of its mails").contains(moment("2023-07-04T08:30"));

        moveTo("2023-07-04T08:31");
        assertThat(jobs.nextDue()).contains(moment("2023-07-05T08:00"));
    }

    @Test
    void a_jump_runs_one_round_and_a_played_time_one_for_each_morning() {
        moveTo("2023-08-07T10:00");
        var before = rounds();

        moveTo("2023-08-11T10:00");
        assertThat(rounds()).isEqualTo(before + 1);

        moveTo("2023-08-07T10:00");
        playTo("2023-08-11T10:00");
        assertThat(rounds()).isEqualTo(before + 5);
    }

    private void the_same_morning_again(String day) {
        moveTo(day + "T07:00");
        playTo(day + "T08:30");
    }

    /** A row of the plan whose process never began cannot be told: this one has a process as every measure has. */
    private void the_silent_measure_of_a_department_without_people(String item) {
        jdbc.sql(
                        "insert into department (code, name, kind) values ('WRJ', '市无人局', 'DEPARTMENT') on conflict do nothing")
                .update();
        a_measure_awaiting_receipt(item);
        jdbc.sql("update measure set department = 'WRJ' where number = ?")
                .param(item)
                .update();
        owe(item, "RECEIPT", "2023-09-27T18:00");
        moveTo("2023-09-28T08:00");
    }

    private void a_measure_awaiting_receipt(String item) {
        jdbc.sql("""
                insert into measure (number, comment, content, department, co_sign, kind, original_due_on, due_on, state,
                       dispatched_at, handed_at, version)
                select ?, comment, content, department, co_sign, kind, original_due_on, due_on, 'AWAITING_RECEIPT',
                       dispatched_at, handed_at, 0 from measure where number = ?""").params(item, SIGNED).update();
        owe(item, "RECEIPT", "2023-12-01T18:00");
        flow.dispatched(new MeasureNumber(item), new DepartmentCode("MZJ"));
        jdbc.sql("delete from obligation where item = ?").param(item).update();
    }

    private void owe(String item, String kind, String dueAt) {
        jdbc.sql("insert into obligation (item, kind, opened_at, due_at) values (?, ?, ?, ?)")
                .param(item)
                .param(kind)
                .param(Timestamp.from(clock.instant()))
                .param(Timestamp.from(moment(dueAt)))
                .update();
    }

    private boolean announced(String item) {
        return jdbc.sql("select announced_at is not null from obligation where item = ?")
                .param(item)
                .query(Boolean.class)
                .single();
    }

    private String endsOn(String day) {
        moveTo(day + "T07:00");
        playTo(day + "T08:40");
        return jdbc.sql("""
                select act_id_ from act_hi_actinst where proc_def_key_ = 'daily-round' and act_type_ = 'noneEndEvent'
                   and start_time_ between ? and ? order by start_time_ desc limit 1""")
                .param(Timestamp.from(moment(day + "T08:00")))
                .param(Timestamp.from(moment(day + "T08:40")))
                .query(String.class)
                .single();
    }

    private int rounds() {
        return jdbc.sql("select count(*) from act_hi_procinst where proc_def_key_ = 'daily-round'")
                .query(Integer.class)
                .single();
    }

    private static void is_too_late(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("RETURN_LATE");
        assertThat(answer.message())
                .contains("10月8日 周日 18:00")
                .contains("请签收办理")
                .contains("督办专班");
    }

    private List<String> told(String item) {
        return jdbc.sql("""
                select kind || ' ' || told_department || ' ' || told_role || ' '
                       || to_char(told_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24')
                  from told where item = ? order by id""").param(item).query(String.class).list();
    }

    private List<String> said(String item) {
        return jdbc.sql("select reason from transition where item = ? and person = 'system' order by id")
                .param(item)
                .query(String.class)
                .list();
    }

    private String heads() {
        return jdbc.sql("select string_agg(name, '、' order by id) from officer where id in ('mzj.head', 'mzj.deputy')")
                .query(String.class)
                .single();
    }

    private Map<String, Object> dates(String measure) {
        return jdbc.sql("""
                select m.due_on, m.original_due_on, m.extensions, m.dispatched_at, m.handed_at, o.due_at
                  from measure m join obligation o on o.item = m.number and o.kind = 'MEASURE' where m.number = ?""").param(measure).query().singleRow();
    }

    private String answers(String measure) {
        return sheet(measure).at("/input/results").toString();
    }

    private JsonNode sheet(String measure) {
        return login("mzj.liaison").sheet(task(measure));
    }

    private List<String> timeline() {
        var sections = sheet(SILENT).path("sections");
        var history = sections.get(sections.size() - 1).path("log");
        return StreamSupport.stream(history.spliterator(), false)
                .map(entry ->
                        entry.path("who").asText() + " " + entry.path("what").asText())
                .toList();
    }

    private Answer take(String user, String item, Map<String, ?> fields) {
        return login(user).submit(task(item), fields);
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private String task(String item) {
        return jdbc.sql("select task_id from work_item where item = ?")
                .param(item)
                .query(String.class)
                .single();
    }
}
