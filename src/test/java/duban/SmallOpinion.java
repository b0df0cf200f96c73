package duban;

import static org.assertj.core.api.Assertions.assertThat;

import duban.WebSession.Answer;
import duban.process.engine.Jobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small dispatched opinion whose measures a test leads to where it begins. */
public final class SmallOpinion {

    static final String RESULT_ACCOUNT = "十处点位已全部完成并通过验收。";

    private static final Map<String, ?> RESULT =
            Map.of("account", RESULT_ACCOUNT, "indicatorValues", List.of("10"), "proofs", List.of("名单公告", "验收单"));

    private static final Map<String, String> PEOPLE = Map.of(
            "signForReceipt", "%s.liaison",
            "handToHandler", "%s.liaison",
            "submitResult", "%s.handler",
            "signOffResult", "%s.deputy",
            "verifyMeasure", "office.sfj");

    private static final Map<String, Map<String, ?>> FIELDS = Map.of(
            "signForReceipt", Map.of("decision", "RECEIVE", "remark", ""),
            "submitResult", RESULT,
            "signOffResult", Map.of("decision", "SIGN", "reason", ""),
            "verifyMeasure", Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", ""));

    private final String number;
    private final Function<String, WebSession> login;
    private final JdbcClient jdbc;
    private final Map<String, WebSession> sessions = new HashMap<>();

    private SmallOpinion(String number, Function<String, WebSession> login, JdbcClient jdbc) {
        this.number = number;
        this.login = login;
        this.jdbc = jdbc;
    }

    /** One of the finance bureau, imported and dispatched today. */
    public static SmallOpinion dispatched(
            String number, int measures, Function<String, WebSession> login, JdbcClient jdbc, Jobs jobs) {
        return dispatched(number, TestPlans.workbook(number, "市财政局", measures), login, jdbc, jobs);
    }

    /** One that was dispatched before. */
    static SmallOpinion known(String number, Function<String, WebSession> login, JdbcClient jdbc) {
        return new SmallOpinion(number, login, jdbc);
    }

    /** Imported and dispatched today. */
    public static SmallOpinion dispatched(
            String number, byte[] workbook, Function<String, WebSession> login, JdbcClient jdbc, Jobs jobs) {
        var opinion = new SmallOpinion(number, login, jdbc);
        var office = opinion.session("office.zzb");
        var imported = office.post(WebSession.API + "/duban/workbook?fileName=a.xlsx", workbook);
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        done(office.submit(opinion.task(number), Map.of("instruction", "")));
        jobs.drain();
        return opinion;
    }

    public static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    public String measure(int nth) {
        return number + "-M%02d".formatted(nth);
    }

    String comment() {
        return number + "-P01";
    }

    String task(String item) {
        return jdbc.sql("select task_id from work_item where item = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    public String step(String item) {
        return jdbc.sql("select distinct step from work_item where item = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    public WebSession session(String user) {
        return sessions.computeIfAbsent(user, login);
    }

    /** Takes the measure through its steps until it waits at this one; returns the task. */
    public String leadTo(String step, int nth) {
        bringTo(step, nth);
        return task(measure(nth));
    }

    /** The same, where the step may be one of several departments at once. */
    public void bringTo(String step, int nth) {
        var item = measure(nth);
        for (var at = step(item); !at.equals(step); at = step(item)) {
            var department = departmentOf(item);
            var fields = at.equals("handToHandler")
                    ? Map.of("handler", department + ".handler", "instruction", "")
                    : FIELDS.get(at);
            take(PEOPLE.get(at).formatted(department), item, fields);
        }
    }

    /** In small letters, as in the names of its accounts. */
    private String departmentOf(String measure) {
        return jdbc.sql("select lower(department) from measure where number = ?")
                .param(measure)
                .query(String.class)
                .single();
    }

    public void take(String user, String item, Map<String, ?> fields) {
        done(session(user).submit(task(item), fields));
    }

    public static Map<String, ?> result() {
        return RESULT;
    }
}
