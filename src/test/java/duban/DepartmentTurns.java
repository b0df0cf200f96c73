package duban;

import static duban.SmallOpinion.done;
import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import duban.evidence.Scans;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Work that changes hands inside a department, progress, and what came in on paper. */
final class DepartmentTurns {

    private final RealCase realCase;

    DepartmentTurns(RealCase realCase) {
        this.realCase = realCase;
    }

    /** The second handler of the civil affairs bureau goes on a course; M18 is all that handler has. */
    void everythingOfOneHandlerGoesToAnother() {
        realCase.moveTo("2023-08-01T10:00");
        var answer = realCase.post(
                "mzj.head",
                "/department/people/mzj.section/hand-over",
                Map.of("to", "mzj.handler", "reason", "外出学习一个月", "withdraw", false));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("items").asInt()).isEqualTo(1);
    }

    void progressIsReportedAndM16Reassigned() {
        realCase.moveTo("2023-09-18T15:00");
        report("mzj.handler", "M07", "已完成推选和初评。", "组织评审并公布结果。");
        report("ghj.handler", "M21", "正在研究出让用地配置面积标准。", "会商形成论证意见。");
        recordProgress("office.sfj", "M12", "mzj.handler", "已举办10期示范培训。", "举办余下5期。");
        done(realCase.post(
                "mzj.liaison",
                "/department/measures/" + RealCase.number("M16") + "/reassign",
                Map.of("handler", "mzj.section", "reason", "议事协商由社会事务处承接。")));
    }

    private void report(String handler, String item, String done, String next) {
        done(realCase.post(
                handler, "/measures/" + RealCase.number(item) + "/progress", Map.of("done", done, "next", next)));
    }

    /** The deputy has claimed it and is away; the head takes it over and signs. */
    void theHeadTakesOverWhatTheDeputyClaimed(String item) {
        var task = realCase.onlyTask("mzj.deputy", "signOffResult", item);
        realCase.claim("mzj.deputy", task);
        assertThat(realCase.session("mzj.head").claim(task, "mzj.head").code()).isEqualTo("TAKEN");
        done(realCase.post(
                "mzj.head",
                "/department/tasks/" + task + "/take-over",
                Map.of("from", "mzj.deputy", "to", "", "reason", "出差在外")));
        realCase.sign("mzj.head", item);
    }

    /** For three days the head of the commission for discipline inspection is away. */
    void anAuthorisedColleagueSigns(String item) {
        var appointed = realCase.post(
                "jw.head",
                "/department/substitutions",
                Map.of(
                        "absent", "jw.head",
                        "substitute", "jw.liaison",
                        "fromOn", "2023-11-01",
                        "toOn", "2023-11-03",
                        "reason", "外出调研"));
        assertThat(appointed.status()).as(appointed.text()).isEqualTo(201);
        realCase.moveTo("2023-11-02T15:00");
        realCase.sign("jw.liaison", item);
    }

    // What was decided on paper.

    void record(String recorder, String step, String item, String signer, String signedOn, Map<String, ?> fields) {
        var variables = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        recorded(recorder, step, item, "record", signer, signedOn, Map.of("variables", variables));
    }

    private void recordProgress(String recorder, String item, String handler, String done, String next) {
        var report = Map.of("done", done, "next", next, "obstacles", "", "helpNeeded", "", "forecastOn", "");
        recorded(recorder, "submitResult", item, "record-progress", handler, "2023-09-18", Map.of("report", report));
    }

    private void recorded(
            String recorder,
            String step,
            String item,
            String action,
            String signer,
            String signedOn,
            Map<String, ?> content) {
        var session = realCase.session(recorder);
        var scan =
                RecordOnBehalfIT.kept(session, Scans.pdf(2000)).path("sha256").asText();
        var body = RecordOnBehalfIT.paper(signer, signedOn, scan);
        body.putAll(content);
        done(realCase.post(recorder, "/tasks/" + recordable(recorder, step, item) + "/" + action, body));
    }

    private String recordable(String recorder, String step, String item) {
        var found = realCase.session(recorder)
                .get(API + "/duban/recordable?query=" + RealCase.number(item))
                .body()
                .path("items");
        var tasks = StreamSupport.stream(found.spliterator(), false)
                .filter(task -> task.path("item").asText().equals(RealCase.number(item)))
                .map(task -> task.path("id").asText())
                .toList();
        assertThat(tasks)
                .as("%s of %s as %s may record it", step, item, recorder)
                .hasSize(1);
        return tasks.get(0);
    }
}
