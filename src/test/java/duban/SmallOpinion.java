package duban;

import static org.assertj.core.api.Assertions.assertThat;

import duban.WebSession.Answer;
import duban.process.engine.Jobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small dispatched opinion of the finance bureau whose measures a test leads to where it begins. */
final class SmallOpinion {

    static final String RESULT_ACCOUNT = "十个站点已建成并投入使用。";

    private static final Map<String, ?> RESULT =
            Map.of("account", RESULT_ACCOUNT, "indicatorValues", List.of("10"), "proofs", List.of("名单公告", "验收单"));

    private static final Map<String, String> PEOPLE = Map.of(
            "signForReceipt", "czj.liaison",
            "handToHandler", "czj.liaison",
            "submitResult", "czj.handler",
            "signOffResult", "czj.deputy",
            "verifyMeasure", "office.sfj");

    private static final Map<String, Map<String, ?>> FIELDS = Map.of(
            "signForReceipt", Map.of("decision", "RECEIVE", "remark", ""),
            "handToHandler", Map.of("handler", "czj.handler", "instruction", ""),
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

    /** Imported and dispatched today. */
    static SmallOpinion dispatched(
            String number, int measures, Function<String, WebSession> login, JdbcClient jdbc, Jobs jobs) {
        var opinion = new SmallOpinion(number, login, jdbc);
        var office = opinion.session("office.zzb");
        var imported = office.post(
                WebSession.API + "/duban/workbook?fileName=a.xlsx", TestPlans.workbook(number, "市财政局", measures));
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        done(office.submit(opinion.task(number), Map.of("instruction", "")));
        jobs.drain();
        return opinion;
    }

    static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    String measure(int nth) {
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

    String step(String item) {
        return jdbc.sql("select step from work_item where item = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    WebSession session(String user) {
        return sessions.computeIfAbsent(user, login);
    }

    /** Takes the measure through its steps until it waits at this one; returns the task. */
    String leadTo(String step, int nth) {
        var item = measure(nth);
        for (var at = step(item); !at.equals(step); at = step(item)) {
            take(PEOPLE.get(at), item, FIELDS.get(at));
        }
        return task(item);
    }

    void take(String user, String item, Map<String, ?> fields) {
        done(session(user).submit(task(item), fields));
    }

    static Map<String, ?> result() {
        return RESULT;
    }
}
