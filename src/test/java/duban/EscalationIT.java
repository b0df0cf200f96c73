package duban;

import static org.assertj.core.api.Assertions.assertThat;

import duban.deadline.EngineDues;
import duban.deadline.RemindDueItems;
import duban.measure.EscalateMeasure;
import duban.shared.MeasureNumber;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The ladder of a measure due on Friday, 24 November 2023, the reply on 29 December. Worked out by hand from the notice for
 * 2023: five working days before the due day is 17 November; 27 before the reply (drafting 10, consultation 5, approval 5,
 * verification 5, sign-off 2) is 22 November, so that the plan is behind from the 23rd on; the first working day after the
 * due day is Monday, 27 November, the seventh 5 December, the fourteenth 14 December, the twenty-first 25 December.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EscalationIT extends RunningApplication {

    static final String OPINION = "2023-768";

    static final String BLUE = "BLUE 1 2023-11-17 08 HANDLER:CZJ LIAISON:CZJ";
    static final String YELLOW = "YELLOW 1 2023-11-23 08 HEAD:CZJ";
    static final String RED = "RED 1 2023-11-27 08 HEAD:CZJ OFFICE:DBZB";
    static final String LEADER = "LEADER 1 2023-12-05 08 HEAD:CZJ LEADER:SZF OFFICE:DBZB";
    static final String INTERVIEW = "INTERVIEW 1 2023-12-14 08 LEADER:SZF OFFICE:DBZB";
    static final String INTERVIEW_AGAIN = "INTERVIEW 2 2023-12-25 08 LEADER:SZF OFFICE:DBZB";

    @Autowired
    EscalateMeasure escalateMeasure;

    @Autowired
    RemindDueItems remindDueItems;

    @Autowired
    EngineDues engineDues;

    @Test
    void a_measure_climbs_its_ladder_rung_by_rung_and_its_handler_keeps_it() {
        moveTo("2023-11-06T10:00");
        var opinion = SmallOpinion.dispatched(OPINION, 3, this::login, jdbc, jobs);
        var late = opinion.measure(1);
        var unverified = opinion.measure(3);
        var inTime = opinion.measure(2);
        opinion.leadTo("submitResult", 1);
        opinion.leadTo("verifyMeasure", 2);
        opinion.leadTo("verifyMeasure", 3);

        playTo("2023-11-17T07:59");
        assertThat(escalations(late)).isEmpty();
        assertThat(timers(late)).containsExactly("2023-11-17 08:00");

        playTo("2023-11-17T08:30");
        assertThat(escalations(late)).containsExactly(BLUE);
        assertThat(timers(late)).containsExactly("2023-11-23 08:00");
        assertThat(said(late)).containsExactly("蓝色提示函：即将到期，请抓紧办理。整改期限11月24日 周五 18:00。告知市财政局承办人黎志强；告知市财政局联络员胡秀英。");

        opinion.take("office.sfj", inTime, Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", ""));
        playTo("2023-11-27T08:30");
        assertThat(escalations(late)).containsExactly(BLUE, YELLOW, RED);
        assertThat(escalations(inTime)).containsExactly(BLUE);
        assertThat(notices(late)).containsExactly("DRAFTING 红色督办：已逾期，请立即办理");
        assertThat(notices(inTime)).isEmpty();
        assertThat(escalations(unverified)).endsWith(RED);
        assertThat(notices(unverified)).as("what others have in hand").isEmpty();
        assertThat(timers(inTime)).isEmpty();

        playTo("2023-12-25T08:30");
        assertThat(escalations(late)).containsExactly(BLUE, YELLOW, RED, LEADER, INTERVIEW, INTERVIEW_AGAIN);
        assertThat(timers(late)).containsExactly("2024-01-04 08:00");
        assertThat(notices(late)).as("one for the deadline").hasSize(1);
        assertThat(opinion.step(late)).isEqualTo("submitResult");
        assertThat(assigneeOf(late)).isEqualTo("czj.handler");

        // The measure due on the 24th was dispatched on the 6th: rungs of 10, 3 and 0 working days before.
        assertThat(reminders(late)).containsExactly("10 2023-11-10 08", "3 2023-11-21 08", "0 2023-11-24 08");
    }

    @Test
    void after_an_outage_the_highest_rung_is_taken_once_and_the_grid_stays() {
        moveTo("2023-11-06T10:00");
        var opinion = SmallOpinion.dispatched("2023-769", 1, this::login, jdbc, jobs);
        var measure = opinion.measure(1);
        opinion.leadTo("submitResult", 1);

        moveTo("2023-12-06T10:00");

        assertThat(escalations(measure)).containsExactly(LEADER.replace("2023-12-05 08", "2023-12-05 08"));
        assertThat(said(measure).get(0)).startsWith("报告分管副市长（应于12月5日 周二 08:00）：");
        assertThat(timers(measure)).containsExactly("2023-12-14 08:00");
        assertThat(reminders(measure)).isEmpty();
    }

    @Test
    void what_is_dispatched_inside_the_ladder_is_told_of_its_nearest_rung_at_once() {
        moveTo("2023-11-20T10:00");
        var opinion = SmallOpinion.dispatched("2023-778", 1, this::login, jdbc, jobs);
        var measure = opinion.measure(1);

        assertThat(escalations(measure)).containsExactly("BLUE 1 2023-11-17 08 LIAISON:CZJ");

        playTo("2023-11-21T08:30");
        assertThat(reminders(measure)).containsExactly("3 2023-11-21 08");
        remindDueItems.remind();
        assertThat(reminders(measure)).hasSize(1);
    }

    @Test
    void who_is_missing_or_has_no_mailbox_is_told_to_the_office_instead() {
        moveTo("2023-11-06T10:00");
        var opinion = SmallOpinion.dispatched("2023-779", 1, this::login, jdbc, jobs);
        var measure = opinion.measure(1);
        opinion.leadTo("submitResult", 1);
        var mailboxes = jdbc.sql("""
                select o.id, o.email from officer o
                 where o.id in (select officer from appointment where department = 'CZJ' and role in ('LIAISON', 'HEAD'))""")
                .query((row, index) -> Map.entry(row.getString("id"), row.getString("email")))
                .list();
        mailboxes.forEach(each -> mailbox(each.getKey(), ""));
        try {
            playTo("2023-11-27T08:30");
        } finally {
            mailboxes.forEach(each -> mailbox(each.getKey(), each.getValue()));
        }

        assertThat(escalations(measure))
                .containsExactly(
                        "BLUE 1 2023-11-17 08 HANDLER:CZJ OFFICE:DBZB市财政局联络员",
                        "YELLOW 1 2023-11-23 08 OFFICE:DBZB市财政局单位负责人",
                        "RED 1 2023-11-27 08 OFFICE:DBZB OFFICE:DBZB市财政局单位负责人");
        assertThat(said(measure).get(1)).contains("市财政局单位负责人缺位或者没有邮箱，改为告知督办专班");
    }

    /** Row 5 of the promises: whoever asks, and how often at once. */
    @Test
    void twenty_at_once_take_a_rung_once() throws Exception {
        moveTo("2023-11-06T10:00");
        var opinion = SmallOpinion.dispatched("2023-782", 1, this::login, jdbc, jobs);
        var measure = opinion.measure(1);
        clock.moveTo(moment("2023-11-17T08:30"));
        var people = Executors.newFixedThreadPool(20);
        Callable<Object> escalation = () -> escalateMeasure.escalate(new MeasureNumber(measure));

        try {
            people.invokeAll(Collections.nCopies(20, escalation));
        } finally {
            people.shutdownNow();
        }

        assertThat(escalations(measure)).hasSize(1);
        jobs.drain();
        assertThat(escalations(measure)).hasSize(1);
    }

    @Test
    void a_moved_due_day_moves_the_timer_by_the_engine_and_by_one_pass_alike() {
        moveTo("2023-11-06T10:00");
        var opinion = SmallOpinion.dispatched("2023-784", 2, this::login, jdbc, jobs);
        var single = opinion.measure(1);
        var mass = opinion.measure(2);
        jdbc.sql("update measure set due_on = date '2023-12-01', deadline_version = 2 where number in (?, ?)")
                .params(single, mass)
                .update();

        engineDues.follow(single);
        assertThat(timers(single)).containsExactly("2023-11-23 08:00");
        assertThat(timers(mass)).containsExactly("2023-11-17 08:00");

        engineDues.followAll();
        assertThat(timers(mass)).containsExactly("2023-11-23 08:00");
        playTo("2023-11-24T08:30");
        for (var measure : List.of(single, mass)) {
            assertThat(escalations(measure))
                    .as(measure)
                    .containsExactly("YELLOW 1 2023-11-23 08 HEAD:CZJ", "BLUE 1 2023-11-24 08 LIAISON:CZJ");
        }
    }

    private List<String> notices(String measure) {
        return jdbc.sql("select state || ' ' || occasion from supervision_notice where measure = ? order by number")
                .param(measure)
                .query(String.class)
                .list();
    }

    @Test
    void two_rungs_on_one_day_are_both_taken() {
        moveTo("2023-11-06T10:00");
        var opinion = SmallOpinion.dispatched("2023-787", 1, this::login, jdbc, jobs);
        var measure = opinion.measure(1);
        // Five working days before 30 November is the 23rd, the day after the last safe day.
        jdbc.sql("update measure set due_on = date '2023-11-30' where number = ?")
                .param(measure)
                .update();
        engineDues.follow(measure);

        playTo("2023-11-23T08:30");

        assertThat(escalations(measure)).containsExactly("BLUE 1 2023-11-23 08 LIAISON:CZJ", YELLOW);
        assertThat(timers(measure)).containsExactly("2023-12-01 08:00");
    }

    @Test
    void a_rung_that_was_taken_is_not_taken_again_when_it_moves() {
        moveTo("2023-11-06T10:00");
        var opinion = SmallOpinion.dispatched("2023-788", 1, this::login, jdbc, jobs);
        var measure = opinion.measure(1);
        playTo("2023-11-17T08:30");
        assertThat(escalations(measure)).containsExactly("BLUE 1 2023-11-17 08 LIAISON:CZJ");

        // As a calendar or a policy would move the grid: the blue rung comes to lie on the 22nd, the yellow one stays.
        jdbc.sql("update measure set due_on = date '2023-11-29' where number = ?")
                .param(measure)
                .update();
        engineDues.follow(measure);
        playTo("2023-11-30T08:30");

        assertThat(escalations(measure))
                .containsExactly(
                        "BLUE 1 2023-11-17 08 LIAISON:CZJ", YELLOW, "RED 1 2023-11-30 08 HEAD:CZJ OFFICE:DBZB");
        assertThat(timers(measure)).containsExactly("2023-12-08 08:00");
    }

    /** Otherwise its timer would be due at once, again and again. */
    @Test
    void where_the_calendar_ends_the_next_morning_asks_again() {
        moveTo("2023-11-06T10:00");
        var opinion = SmallOpinion.dispatched("2023-789", 1, this::login, jdbc, jobs);
        var measure = new MeasureNumber(opinion.measure(1));
        opinion.leadTo("verifyMeasure", 1);
        jdbc.sql("update measure set due_on = date '2026-12-30' where number = ?")
                .param(measure.value())
                .update();
        clock.moveTo(moment("2026-12-31T08:30"));

        for (var asking = 0; asking < 2; asking++) {
            assertThat(escalateMeasure.escalate(measure)).isEqualTo(moment("2027-01-01T08:00"));
            assertThat(escalations(measure.value())).containsExactly("RED 1 2026-12-31 08 HEAD:CZJ OFFICE:DBZB");
        }
        clock.moveTo(moment("2023-11-06T10:00"));
    }

    private void mailbox(String officer, String email) {
        jdbc.sql("update officer set email = ? where id = ?")
                .params(email, officer)
                .update();
    }

    private List<String> escalations(String measure) {
        return jdbc.sql("""
                select e.level || ' ' || e.occurrence || ' ' || to_char(e.due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24') || ' '
                       || string_agg(t.role || ':' || t.department || t.instead_of, ' ' order by t.role, t.instead_of)
                  from escalation e join escalation_target t on t.escalation = e.id where e.measure = ? group by e.id order by e.id""").param(measure).query(String.class).list();
    }

    private List<String> reminders(String measure) {
        return jdbc.sql("""
                select days_before || ' ' || to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24')
                  from reminder where item = ? and kind = 'MEASURE' order by id""").param(measure).query(String.class).list();
    }

    private List<String> timers(String measure) {
        return jdbc.sql("""
                select to_char(j.duedate_ at time zone 'Asia/Shanghai' at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
                  from act_ru_job j join process_instance p on p.id = j.process_instance_id_ where p.item = ?""").param(measure).query(String.class).list();
    }

    private List<String> said(String measure) {
        return jdbc.sql("select reason from transition where item = ? and step = 'escalateMeasure' order by id")
                .param(measure)
                .query(String.class)
                .list();
    }

    private String assigneeOf(String measure) {
        return jdbc.sql("select assignee from work_item where item = ?")
                .param(measure)
                .query(String.class)
                .single();
    }
}
