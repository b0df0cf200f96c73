package duban;

import static duban.WebSession.API;
import static duban.WebSession.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The real case of 2023, from its dispatch to its archive, through the web API that Tasklist uses, as the people whose
 * tasks these are. The second test goes on where the first one ends.
 */
@TestMethodOrder(OrderAnnotation.class)
@TestInstance(Lifecycle.PER_CLASS)
class RealCaseIT extends RunningApplication {

    static final String OPINION = "2023-07";
    static final String ITEMS = OPINION + "%";
    static final String SENT_BACK = OPINION + "-M23";
    static final String REJECTED = OPINION + "-M10";
    static final List<String> STAGES = List.of(OPINION + "-P03", OPINION + "-P04", OPINION + "-P10", OPINION + "-P14");

    final Map<String, WebSession> sessions = new HashMap<>();
    final Map<String, CSVRecord> story = new HashMap<>();

    /** As planned. */
    record Measure(String number, String department, LocalDate dueOn) {

        String person(String role) {
            return department.toLowerCase() + "." + role;
        }
    }

    List<Measure> measures;
    Map<String, String> leads;

    @BeforeAll
    void the_case_as_imported() throws IOException {
        try (var text =
                new InputStreamReader(getClass().getResourceAsStream("/demo/story.csv"), StandardCharsets.UTF_8)) {
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(text)
                    .forEach(row -> story.put(OPINION + "-" + row.get("measure"), row));
        }
        measures = jdbc.sql("select number, department, due_on from measure where number like ? order by number")
                .param(ITEMS)
                .query(Measure.class)
                .list();
        leads = new TreeMap<>();
        jdbc.sql("select number, lead from comment where opinion = ?")
                .param(OPINION)
                .query(row -> {
                    leads.put(row.getString("number"), row.getString("lead").toLowerCase());
                });
    }

    @Test
    @Order(1)
    void ten_comments_are_struck_off_as_sustained_and_four_stay_on_the_ledger() {
        moveTo("2023-07-05T10:00");
        take("office.zzb", "dispatchPlan", OPINION, Map.of("instruction", "请各单位按方案时限推进。"));
        jobs.drain();
        moveTo("2023-07-06T09:30");
        for (var measure : measures) {
            take(
                    measure.person("liaison"),
                    "signForReceipt",
                    measure.number(),
                    Map.of("decision", "RECEIVE", "remark", "已收悉，按期办理。"));
        }
        moveTo("2023-07-10T09:00");
        for (var measure : measures) {
            take(
                    measure.person("liaison"),
                    "handToHandler",
                    measure.number(),
                    sheet ->
                            Map.of("handler", sheet.at("/input/handlers/0/id").asText(), "instruction", "每月25日前填报进展。"));
        }
        moveTo("2023-09-18T15:00");
        reportProgress("mzj.handler", OPINION + "-M07", "已完成推选和初评。", "组织评审并公布结果。");
        reportProgress("ghj.handler", OPINION + "-M21", "正在研究出让用地配置面积标准。", "会商形成论证意见。");

        round("2023-09-28", "2023-09-20", "2023-09-21", "2023-09-25");
        close("2023-09-26", "2023-09-27", "2023-09-28");
        round("2023-10-31", "2023-10-18", "2023-10-20", "2023-10-23");
        close("2023-10-24", "2023-10-26", "2023-10-27");
        round("2023-11-15", "2023-11-01", "2023-11-02", "2023-11-03");
        moveTo("2023-11-06T09:30");
        submit(measure(REJECTED), "网格划分完成的证明已补充。");
        moveTo("2023-11-07T09:30");
        take("zfw.deputy", "signOffResult", REJECTED, Map.of("decision", "SIGN"));
        moveTo("2023-11-08T09:30");
        accept("office.fgw", measure(REJECTED));
        close("2023-11-09", "2023-11-10", "2023-11-13");
        round("2023-11-24", "2023-11-14", "2023-11-15", "2023-11-20");
        close("2023-11-21", "2023-11-22", "2023-11-23");

        assertThat(
                        count(
                                "select count(*) from comment where opinion = :opinion and state = 'STRUCK_OFF' and result = 'SUSTAINED'"))
                .isEqualTo(10);
        assertThat(
                        texts(
                                "select number from comment where opinion = :opinion and state = 'STAGE_COMPLETED' and result = 'STAGE' order by number"))
                .isEqualTo(STAGES);
        assertThat(leads).hasSize(14);
        assertThat(count("select count(*) from measure where number like :items and state = 'COMPLETED'"))
                .isEqualTo(31);
        assertThat(measures).hasSize(31);
        assertThat(departmentsInvolved()).hasSize(16);
        assertThat(texts("select state from opinion where number = :opinion")).containsExactly("DISPATCHED");
        assertThat(stagePlansAreOnRecord()).isEqualTo(4);
        onlyTheFourStagesAreOpen();
        everySubmissionIsKept();
        theLogIsComplete();
        nothingWasLate();
        theEngineAgreesWithTheTables(1 + 4);
    }

    @Test
    @Order(2)
    void the_four_are_struck_off_in_their_next_stage_and_the_opinion_is_archived() {
        moveTo("2024-06-12T09:30");
        for (var comment : STAGES) {
            take(
                    leads.get(comment) + ".liaison",
                    "resumeRectification",
                    comment,
                    Map.of("account", "本阶段整改任务已完成，有关制度已施行。"));
        }
        for (var comment : STAGES) {
            take(
                    leads.get(comment) + ".head",
                    "applyForStrikeOff",
                    comment,
                    Map.of("result", "COMPLETED", "account", "上一阶段遗留事项均已完成。"));
        }
        moveTo("2024-06-14T09:30");
        for (var comment : STAGES) {
            take("office.sfj", "verifyComment", comment, Map.of("decision", "ACCEPT"));
        }
        moveTo("2024-06-17T09:30");
        take("leader.qian", "decideStrikeOff", STAGES.get(0), Map.of("decision", "SUSTAINED", "reason", "要常抓不懈。"));
        for (var comment : STAGES.subList(1, 4)) {
            assertThat(login("bgt.chen").tasksFor("archiveOpinion", OPINION)).isEmpty();
            take("leader.zhao", "decideStrikeOff", comment, Map.of("decision", "COMPLETED"));
        }
        moveTo("2024-06-18T09:30");
        take("bgt.chen", "archiveOpinion", OPINION, Map.of("note", "问题全部销号，归档。"));
        jobs.drain();

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
        nothingWasLate();
        theEngineAgreesWithTheTables(0);
        for (var session : sessions.values()) {
            assertThat(session.tasks()).noneMatch(task -> item(session, task).startsWith(OPINION));
        }
    }

    /** The measures due on a day are submitted, signed and verified; one is sent back and one rejected on the way. */
    private void round(String dueOn, String submitOn, String signOn, String verifyOn) {
        var due = measures.stream()
                .filter(measure -> measure.dueOn().equals(LocalDate.parse(dueOn)))
                .toList();
        assertThat(due).isNotEmpty();
        moveTo(submitOn + "T09:30");
        due.forEach(measure -> submit(measure, story.get(measure.number()).get("account")));
        moveTo(signOn + "T15:00");
        for (var measure : due) {
            if (measure.number().equals(SENT_BACK)) {
                take("sjg.head", "signOffResult", SENT_BACK, Map.of("decision", "SEND_BACK", "reason", "立项与发布要分开写。"));
                var sheet = onlyTask("sjg.handler", "submitResult", SENT_BACK);
                assertThat(session("sjg.handler").sheet(sheet).toString()).contains("立项与发布要分开写。");
                submit(measure, "发布与立项已分开统计，地方标准达到13项。");
                take("sjg.head", "signOffResult", SENT_BACK, Map.of("decision", "SIGN", "reason", "同意上报。"));
            } else {
                take(measure.person("head"), "signOffResult", measure.number(), Map.of("decision", "SIGN"));
            }
        }
        moveTo(verifyOn + "T10:30");
        for (var measure : due) {
            if (measure.number().equals(REJECTED)) {
                take(
                        "office.fgw",
                        "verifyMeasure",
                        REJECTED,
                        Map.of("decision", "REJECT", "criteriaMet", List.of(1), "reason", "未见网格划分完成的证明。"));
            } else {
                accept(verifierOf(measure), measure);
            }
        }
    }

    /** What the leads can apply for is applied for, verified and decided. */
    private void close(String applyOn, String verifyOn, String decideOn) {
        moveTo(applyOn + "T09:30");
        var applied = leads.keySet().stream()
                .filter(comment -> !session(leads.get(comment) + ".head")
                        .tasksFor("applyForStrikeOff", comment)
                        .isEmpty())
                .toList();
        assertThat(applied).isNotEmpty();
        for (var comment : applied) {
            take(leads.get(comment) + ".head", "applyForStrikeOff", comment, sheet -> application(comment, sheet));
        }
        moveTo(verifyOn + "T09:30");
        for (var comment : applied) {
            take("office.sfj", "verifyComment", comment, Map.of("decision", "ACCEPT", "reason", "材料齐全，与台账相符。"));
        }
        moveTo(decideOn + "T09:30");
        for (var comment : applied) {
            take("leader.zhao", "decideStrikeOff", comment, sheet -> decision(comment, sheet));
        }
    }

    private static Map<String, Object> application(String comment, JsonNode sheet) {
        var account = sheet.at("/input/prefill/account").asText();
        if (!STAGES.contains(comment)) {
            return Map.of("result", "SUSTAINED", "account", account);
        }
        return Map.of(
                "result", "STAGE",
                "account", account,
                "done", "年度任务已完成。",
                "notDone", "工作周期跨年度，尚未全部落实。",
                "nextSteps", "按时序继续推进，每季度报告一次。",
                "stageDueOn", "2024-06-28",
                "responsible", "牵头单位分管负责人");
    }

    private static Map<String, Object> decision(String comment, JsonNode sheet) {
        if (!STAGES.contains(comment)) {
            return Map.of("decision", "SUSTAINED", "reason", "同意。");
        }
        var decision = new HashMap<String, Object>(Map.of("decision", "STAGE", "reason", "同意继续挂账。"));
        for (var field : List.of("done", "notDone", "nextSteps", "stageDueOn", "responsible")) {
            decision.put(field, sheet.at("/input/prefill/" + field).asText());
        }
        return decision;
    }

    private void submit(Measure measure, String account) {
        var achieved = story.get(measure.number()).get("achieved");
        take(
                measure.person("handler"),
                "submitResult",
                measure.number(),
                sheet -> Map.of(
                        "account",
                        account,
                        "indicatorValues",
                        achieved.isEmpty() ? List.of() : List.of(achieved.split(";")),
                        "proofs",
                        StreamSupport.stream(sheet.at("/input/criteria").spliterator(), false)
                                .map(criterion ->
                                        "督办材料《" + criterion.path("content").asText() + "》")
                                .toList()));
    }

    private void accept(String verifier, Measure measure) {
        take(
                verifier,
                "verifyMeasure",
                measure.number(),
                sheet -> Map.of(
                        "decision",
                        "ACCEPT",
                        "criteriaMet",
                        StreamSupport.stream(sheet.at("/input/criteria").spliterator(), false)
                                .map(criterion -> criterion.path("seq").asInt())
                                .toList()));
    }

    /** Members seconded from three departments take turns; the one of the civil affairs bureau where it is not involved. */
    private static String verifierOf(Measure measure) {
        if (!measure.department().equals("MZJ")) {
            return "office.mzj";
        }
        return measure.number().endsWith("5") ? "office.sfj" : "office.fgw";
    }

    private void reportProgress(String handler, String measure, String done, String next) {
        var answer = session(handler)
                .post(API + "/duban/measures/" + measure + "/progress", Map.of("done", done, "next", next));

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private void take(String user, String step, String item, Map<String, ?> fields) {
        take(user, step, item, sheet -> fields);
    }

    /** As Tasklist does it: list, task, form, claim where nobody has it yet, submission. */
    private void take(String user, String step, String item, Function<JsonNode, Map<String, ?>> fields) {
        var session = session(user);
        var task = onlyTask(user, step, item);
        var form = session.get(ENGINE + "/task/" + task + "/deployed-form");
        assertThat(form.status()).as("form of %s", step).isEqualTo(200);
        assertThat(form.text()).contains("<form");
        var sheet = session.sheet(task);
        if (sheet.at("/task/assignee").isNull()) {
            assertThat(session.claim(task, user).status())
                    .as("claim of %s", step)
                    .isEqualTo(204);
        }

        var answer = session.submit(task, fields.apply(sheet));

        assertThat(answer.status())
                .as("%s of %s by %s: %s", step, item, user, answer.text())
                .isEqualTo(204);
        assertThat(session.tasksFor(step, item)).isEmpty();
    }

    private String onlyTask(String user, String step, String item) {
        var tasks = session(user).tasksFor(step, item);
        assertThat(tasks).as("%s of %s in the list of %s", step, item, user).hasSize(1);
        return tasks.get(0);
    }

    private static String item(WebSession session, JsonNode task) {
        return session.sheet(task.path("id").asText()).at("/task/item").asText();
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(user, this::login);
    }

    private Measure measure(String number) {
        return measures.stream()
                .filter(measure -> measure.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private void onlyTheFourStagesAreOpen() {
        assertThat(texts("select item from work_item where item like :items order by item"))
                .isEqualTo(STAGES);
        var waiting = Map.of(
                "zzb.liaison", List.of("P03"), "mzj.liaison", List.of("P04", "P14"), "ghj.liaison", List.of("P10"));
        for (var user : sessions.keySet()) {
            var names = session(user).tasks().stream()
                    .filter(task -> item(session(user), task).startsWith(OPINION))
                    .map(task -> task.path("name").asText())
                    .map(name -> name.replaceFirst("^继续整改 · (P\\d\\d) .*", "$1"))
                    .sorted()
                    .toList();
            assertThat(names).as("list of %s", user).isEqualTo(waiting.getOrDefault(user, List.of()));
        }
        assertThat(
                        texts(
                                "select item || ' ' || kind || ' ' || (due_at at time zone 'Asia/Shanghai') from obligation where item like :items and fulfilled_at is null order by item"))
                .containsExactlyElementsOf(STAGES.stream()
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

    private void everySubmissionIsKept() {
        assertThat(texts("select measure from submission where measure like :items and version = 1 order by measure"))
                .isEqualTo(measures.stream().map(Measure::number).toList());
        assertThat(
                        texts(
                                "select measure || ' ' || version || ' ' || account from submission where measure in ('2023-07-M10', '2023-07-M23') order by measure, version"))
                .containsExactly(
                        REJECTED + " 1 " + story.get(REJECTED).get("account"),
                        REJECTED + " 2 网格划分完成的证明已补充。",
                        SENT_BACK + " 1 " + story.get(SENT_BACK).get("account"),
                        SENT_BACK + " 2 发布与立项已分开统计，地方标准达到13项。");
        assertThat(count("select count(*) from submission where measure like :items"))
                .isEqualTo(33);
        assertThat(count("select count(*) from sign_off where measure like :items and signed"))
                .isEqualTo(32);
        assertThat(count("select count(*) from verification where measure like :items and accepted"))
                .isEqualTo(31);
        assertThat(
                        texts(
                                "select measure || ' ' || version || ' ' || unmet::text from verification where measure like :items and not accepted"))
                .containsExactly(REJECTED + " 1 {2}");
        assertThat(texts("select value::text from indicator_value where measure = '2023-07-M18' order by seq"))
                .containsExactly("41", "1031", "10568");
    }

    private void theLogIsComplete() {
        var perMeasure = new TreeMap<String, Integer>();
        measures.forEach(measure -> perMeasure.put(measure.number(), 7));
        perMeasure.put(SENT_BACK, 9);
        perMeasure.put(REJECTED, 10);
        var logged = new TreeMap<String, Integer>();
        jdbc.sql("select item, count(*) from transition where item like '2023-07-M%' group by item")
                .query(row -> {
                    logged.put(row.getString(1), row.getInt(2));
                });
        assertThat(logged).isEqualTo(perMeasure);
        assertThat(count("select count(*) from transition where item like :items"))
                .isEqualTo(1 + 14 * 5 + 222);
        assertThat(texts("""
                select concat_ws(' ', to_char(at at time zone 'Asia/Shanghai', 'MM-DD'), step, person, acting_for,
                       coalesce(holder_before, '-'), coalesce(holder_after, '-'), old_state, new_state)
                  from transition where item = '2023-07-M10' order by id"""))
                .containsExactly(
                        "07-05 dispatchMeasures office.zzb DBZB DBZB ZFW DRAFT AWAITING_RECEIPT",
                        "07-06 signForReceipt zfw.liaison ZFW ZFW ZFW AWAITING_RECEIPT IN_PROGRESS",
                        "07-10 handToHandler zfw.liaison ZFW ZFW ZFW:zfw.handler IN_PROGRESS IN_PROGRESS",
                        "11-01 submitResult zfw.handler ZFW ZFW:zfw.handler ZFW IN_PROGRESS AWAITING_SIGN_OFF",
                        "11-02 signOffResult zfw.head ZFW ZFW DBZB AWAITING_SIGN_OFF AWAITING_VERIFICATION",
                        "11-03 verifyMeasure office.fgw DBZB DBZB ZFW:zfw.handler AWAITING_VERIFICATION IN_PROGRESS",
                        "11-06 submitResult zfw.handler ZFW ZFW:zfw.handler ZFW IN_PROGRESS AWAITING_SIGN_OFF",
                        "11-07 signOffResult zfw.deputy ZFW ZFW DBZB AWAITING_SIGN_OFF AWAITING_VERIFICATION",
                        "11-08 verifyMeasure office.fgw DBZB DBZB DBZB AWAITING_VERIFICATION AWAITING_VERIFICATION",
                        "11-08 completeMeasure office.fgw DBZB DBZB - AWAITING_VERIFICATION COMPLETED");
        theLogIsUnbroken();
    }

    /** Every step begins where the one before it ended: state and hands; only the last one of what is closed leaves it in nobody's. */
    private void theLogIsUnbroken() {
        assertThat(texts("""
                select item || ' ' || step from (
                    select t.*, lag(new_state) over steps as state_before, lag(holder_after) over steps as hands_before,
                           row_number() over steps as nth, lead(id) over steps as following
                      from transition t where item like :items window steps as (partition by item order by id)) as step
                 where (nth > 1 and (old_state is distinct from state_before or holder_before is distinct from hands_before))
                    or (nth = 1 and old_state not in ('DRAFT', 'PLANNED'))
                    or holder_before is null or person = '' or acting_for = '' or length(sha256) <> 64
                    or (holder_after is null) <> (following is null and new_state in ('COMPLETED', 'STRUCK_OFF', 'ARCHIVED'))""")).isEmpty();
    }

    private void nothingWasLate() {
        assertThat(texts("select item || ' ' || kind from obligation where item like :items and fulfilled_at > due_at"))
                .isEmpty();
    }

    /** Instances, tasks and jobs of the engine are exactly those our tables know. */
    private void theEngineAgreesWithTheTables(int instances) {
        assertThat(
                        count(
                                "select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_ where e.business_key_ like :items"))
                .isZero();
        assertThat(count("select count(*) from act_ru_incident")).isZero();
        var running = texts("select id_ from act_ru_execution where parent_id_ is null and business_key_ like :items");
        assertThat(running).hasSize(instances);
        assertThat(texts("""
                select p.id from process_instance p where p.item like :items and p.item in (
                    select number from opinion where state = 'DISPATCHED'
                    union select number from comment where state <> 'STRUCK_OFF' union select number from measure where state <> 'COMPLETED')""")).containsExactlyInAnyOrderElementsOf(running);
        assertThat(count("select count(*) from process_instance where item like :items"))
                .isEqualTo(1 + 14 + 31);
        assertThat(texts("""
                select concat_ws(' ', t.id_, t.task_def_key_, e.business_key_, coalesce(t.assignee_, '-'), extract(epoch from t.due_date_ at time zone current_setting('timezone'))::bigint)
                  from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where e.business_key_ like :items""")).containsExactlyInAnyOrderElementsOf(texts("""
                        select concat_ws(' ', task_id, 'userTask_' || step, item, coalesce(assignee, '-'), extract(epoch from due)::bigint)
                          from work_item where item like :items"""));
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
                            default -> STAGES;
                        }));
        return new ArrayList<>(jdbc.sql(sql).params(parameters).query().singleColumn())
                .stream().map(value -> String.valueOf(value)).collect(Collectors.toList());
    }
}
