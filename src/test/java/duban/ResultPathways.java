package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import duban.WebSession.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The way of a result through its department, its co-handlers and its verifier, as the people whose tasks these are. */
abstract class ResultPathways extends RunningApplication {

    static final Map<String, ?> RESULT =
            Map.of("account", "已建成。", "indicatorValues", List.of("10"), "proofs", List.of("名单", "验收单"));
    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");
    static final Map<String, ?> ACCEPT = Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2));

    private final Map<String, WebSession> sessions = new HashMap<>();

    WebSession session(String user) {
        return sessions.computeIfAbsent(user, this::login);
    }

    /** On 10 July, a Monday. */
    void dispatched(String opinion, byte[] workbook) {
        moveTo("2023-07-10T10:00");
        var office = session("office.zzb");
        assertThat(office.post(API + "/duban/workbook?fileName=" + opinion + ".xlsx", workbook)
                        .status())
                .isEqualTo(201);
        done(office.submit(task("dispatchPlan", opinion), Map.of("instruction", "")));
        jobs.drain();
    }

    void inWork(String item) {
        moveTo("2023-07-10T11:00");
        done(take("mzj.liaison", "signForReceipt", item, Map.of("decision", "RECEIVE", "remark", "")));
        done(take("mzj.liaison", "handToHandler", item, Map.of("handler", "mzj.handler", "instruction", "")));
    }

    /** Signed on 12 July, a Wednesday: five working days end on Wednesday, 19 July. */
    void signed(String item) {
        inWork(item);
        moveTo("2023-07-12T10:00");
        submittedAndSigned(item);
    }

    void submittedAndSigned(String item) {
        done(take("mzj.handler", "submitResult", item, RESULT));
        done(take("mzj.head", "signOffResult", item, SIGN));
    }

    Answer take(String user, String step, String item, Map<String, ?> fields) {
        return session(user).submit(task(step, item), fields);
    }

    /** The task of a co-handler. */
    Answer take(String user, String step, String item, String department, Map<String, ?> fields) {
        return session(user).submit(task(step, item, department), fields);
    }

    static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    String task(String step, String item) {
        return jdbc.sql("select task_id from work_item where step = ? and item = ?")
                .param(step)
                .param(item)
                .query(String.class)
                .single();
    }

    String task(String step, String item, String department) {
        return jdbc.sql("select task_id from work_item where step = ? and item = ? and department = ?")
                .param(step)
                .param(item)
                .param(department)
                .query(String.class)
                .single();
    }

    /** What the item waits for: step and department, for example {@code coSignResult CZJ}. */
    List<String> waitingFor(String item) {
        return jdbc.sql("select step || ' ' || department from work_item where item = ? order by 1")
                .param(item)
                .query(String.class)
                .list();
    }

    String state(String item) {
        return jdbc.sql("select state from measure where number = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    /** Whose hands the item left with its latest step, and whose it came to. */
    String inHands(String item) {
        return jdbc.sql("""
                select coalesce(holder_before, '-') || ' > ' || coalesce(holder_after, '-')
                  from transition where item = ? order by id desc limit 1""").param(item).query(String.class).single();
    }

    /** Kinds of what the item still owes. */
    List<String> owed(String item) {
        return jdbc.sql("select kind from obligation where item = ? and fulfilled_at is null order by kind")
                .param(item)
                .query(String.class)
                .list();
    }

    /** A section of the sheet of the user's task, missing if it is not shown. */
    JsonNode section(String user, String task, String key) {
        return StreamSupport.stream(session(user).sheet(task).path("sections").spliterator(), false)
                .filter(section -> section.path("key").asText().equals(key))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** The timeline as the user reads it, the latest first. */
    List<String> history(String user, String task) {
        return StreamSupport.stream(section(user, task, "history").path("log").spliterator(), false)
                .map(entry -> (entry.path("who").asText() + " "
                                + entry.path("what").asText() + " "
                                + entry.path("reason").asText())
                        .strip())
                .toList();
    }
}
