package duban;

import static duban.SmallOpinion.done;
import static duban.WebSession.API;
import static duban.WebSession.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real case of 2023 and the people who work on it, as Tasklist lets them. Items go by the part of their number after
 * the opinion's, for example {@code M10}.
 */
final class RealCase {

    static final String OPINION = "2023-07";

    /** With the department and the handler that have it now. */
    record Measure(String item, String department, String handler, LocalDate dueOn) {

        String person(String role) {
            return department.toLowerCase() + "." + role;
        }
    }

    /** What the reply says of a measure, and the values of its indicators. */
    record Result(String account, List<String> achieved) {}

    private final RunningApplication application;
    private final Map<String, WebSession> sessions = new HashMap<>();
    private final Map<String, Result> results = new HashMap<>();

    RealCase(RunningApplication application) throws IOException {
        this.application = application;
        try (var text =
                new InputStreamReader(getClass().getResourceAsStream("/demo/story.csv"), StandardCharsets.UTF_8)) {
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(text)
                    .forEach(row -> results.put(
                            row.get("measure"),
                            new Result(
                                    row.get("account"),
                                    Stream.of(row.get("achieved").split(";"))
                                            .filter(value -> !value.isEmpty())
                                            .toList())));
        }
    }

    /** Of an item of the case; what has a number of its own, as a department's progress report, keeps it. */
    static String number(String item) {
        return item.startsWith(OPINION) || item.matches("[A-Z]+-\\d{4}-\\d\\d") ? item : OPINION + "-" + item;
    }

    JdbcClient jdbc() {
        return application.jdbc;
    }

    void moveTo(String local) {
        application.moveTo(local);
    }

    void playTo(String local) {
        application.playTo(local);
    }

    void drain() {
        application.jobs.drain();
    }

    Iterable<String> users() {
        return sessions.keySet();
    }

    WebSession session(String user) {
        return sessions.computeIfAbsent(user, application::login);
    }

    Result result(String item) {
        return results.get(item);
    }

    /** Of a measure that a change made. */
    void willTell(String item, String account, String... achieved) {
        results.put(item, new Result(account, List.of(achieved)));
    }

    // What waits for whom.

    Measure measure(String item) {
        return measures("number = ?", number(item)).get(0);
    }

    /** Measures that wait at this step, but for these, in order. */
    List<String> waitingAt(String step, String... except) {
        return measures("number in (select item from work_item where step = ?)", step).stream()
                .map(Measure::item)
                .filter(item -> !List.of(except).contains(item))
                .toList();
    }

    private List<Measure> measures(String condition, String value) {
        return jdbc().sql(
                        "select split_part(number, '-', 3) as item, department, handler, due_on from measure where number like '"
                                + OPINION + "-%' and " + condition + " order by number")
                .param(value)
                .query(Measure.class)
                .list();
    }

    /** The departments a step of an item waits for, in order. */
    List<String> waitingFor(String step, String item) {
        return jdbc().sql("select lower(department) from work_item where step = ? and item = ? order by department")
                .param(step)
                .param(number(item))
                .query(String.class)
                .list();
    }

    String onlyTask(String user, String step, String item) {
        var tasks = session(user).tasksFor(step, number(item));
        assertThat(tasks).as("%s of %s in the list of %s", step, item, user).hasSize(1);
        return tasks.get(0);
    }

    static String itemOf(WebSession session, JsonNode task) {
        return session.sheet(task.path("id").asText()).at("/task/item").asText();
    }

    // What they do.

    Answer post(String user, String path, Map<String, ?> body) {
        return session(user).post(API + "/duban" + path, body);
    }

    void take(String user, String step, String item, Map<String, ?> fields) {
        take(user, step, item, sheet -> fields);
    }

    /** As Tasklist does it: list, task, form, claim where nobody has it yet, submission. */
    void take(String user, String step, String item, Function<JsonNode, Map<String, ?>> fields) {
        var session = session(user);
        var task = onlyTask(user, step, item);
        var form = session.get(ENGINE + "/task/" + task + "/deployed-form");
        assertThat(form.status()).as("form of %s", step).isEqualTo(200);
        assertThat(form.text()).contains("<form");
        var sheet = session.sheet(task);
        if (sheet.at("/task/assignee").isNull()) {
            claim(user, task);
        }

        var answer = session.submit(task, fields.apply(sheet));

        assertThat(answer.status())
                .as("%s of %s by %s: %s", step, item, user, answer.text())
                .isEqualTo(204);
        assertThat(jdbc().sql("select item from work_item where task_id = ?")
                        .param(task)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    void claim(String user, String task) {
        done(session(user).claim(task, user));
    }

    void receive(List<String> items) {
        for (var item : items) {
            take(
                    measure(item).person("liaison"),
                    "signForReceipt",
                    item,
                    Map.of("decision", "RECEIVE", "remark", "已收悉，按期办理。"));
        }
    }

    void handOn(List<String> items) {
        for (var item : items) {
            handOn(item, measure(item).person("handler"));
        }
    }

    void handOn(String item, String handler) {
        take(
                measure(item).person("liaison"),
                "handToHandler",
                item,
                Map.of("handler", handler, "instruction", "每月25日前填报进展。"));
    }

    void submit(String item) {
        submit(item, result(item).account());
    }

    void submit(String item, String account) {
        take(
                measure(item).handler(),
                "submitResult",
                item,
                sheet -> Map.of(
                        "account",
                        account,
                        "indicatorValues",
                        result(item).achieved(),
                        "proofs",
                        criteria(sheet, "content")
                                .map(content -> "督办材料《" + content.asText() + "》")
                                .toList()));
    }

    void sign(String user, String item) {
        take(user, "signOffResult", item, Map.of("decision", "SIGN", "reason", "同意上报。"));
    }

    void accept(String item) {
        accept(verifierOf(measure(item)), item);
    }

    void accept(String verifier, String item) {
        take(verifier, "verifyMeasure", item, RealCase::allMet);
    }

    /** @param input what a form or an opened row says of the criteria */
    static Map<String, ?> allMet(JsonNode input) {
        return Map.of(
                "decision",
                "ACCEPT",
                "criteriaMet",
                criteria(input, "seq").map(JsonNode::asInt).toList());
    }

    private static Stream<JsonNode> criteria(JsonNode sheet, String field) {
        return StreamSupport.stream(sheet.at("/input/criteria").spliterator(), false)
                .map(criterion -> criterion.path(field));
    }

    /** Members seconded from three departments take turns; the one of the civil affairs bureau where it is not involved. */
    static String verifierOf(Measure measure) {
        if (!measure.department().equals("MZJ")) {
            return "office.mzj";
        }
        return measure.item().endsWith("5") ? "office.sfj" : "office.fgw";
    }

    // Many at once.

    /** The rows of a batch, by item. */
    Map<String, JsonNode> rows(String user, String step) {
        var rows = new HashMap<String, JsonNode>();
        session(user).get(API + "/duban/batches/" + step).body().forEach(row -> {
            var item = row.path("item").asText();
            if (item.startsWith(OPINION + "-")) {
                rows.put(item.substring(OPINION.length() + 1), row);
            }
        });
        return rows;
    }

    /** Opens these items and decides them in one act; returns what was skipped, each with its code and message. */
    List<String> batch(
            String user,
            String step,
            Map<String, JsonNode> rows,
            List<String> items,
            Function<JsonNode, Map<String, ?>> fields) {
        assertThat(rows.keySet()).as("rows of %s", user).containsAll(items);
        var decided = items.stream()
                .map(rows::get)
                .map(row -> row.path("task").asText())
                .map(task -> Map.of("task", task, "fields", fields.apply(opened(user, step, task))))
                .toList();
        var answer = post(user, "/batches/" + step, Map.of("items", decided));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var skipped = StreamSupport.stream(answer.body().path("skipped").spliterator(), false)
                .map(each -> each.path("item").asText().replace(OPINION + "-", "") + " "
                        + each.path("code").asText() + " "
                        + each.path("message").asText())
                .toList();
        assertThat(answer.body().path("done").size() + skipped.size()).isEqualTo(items.size());
        return skipped;
    }

    private JsonNode opened(String user, String step, String task) {
        return session(user).get(API + "/duban/batches/" + step + "/" + task).body();
    }
}
