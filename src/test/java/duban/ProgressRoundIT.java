package duban;

import static duban.SmallOpinion.done;
import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.evidence.Scans;
import duban.measure.OpenProgressRounds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The monthly progress reports of one department over HTTP, from August to December: asked for by the daily round, filled
 * in, sent back, signed, missed, and taken through a workbook. Each test has a month of its own and goes on from there.
 */
@TestMethodOrder(OrderAnnotation.class)
@TestInstance(Lifecycle.PER_CLASS)
class ProgressRoundIT extends RunningApplication {

    static final String OPINION = "2023-553";
    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");

    @Autowired
    OpenProgressRounds openProgressRounds;

    SmallOpinion opinion;

    @BeforeAll
    void five_measures_are_in_work_one_waits_for_receipt_and_one_is_immediate() {
        moveTo("2023-08-01T10:00");
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市人力社保局", 7), this::login, jdbc, jobs);
        for (var nth = 1; nth <= 6; nth++) {
            opinion.bringTo("submitResult", nth);
        }
        jdbc.sql("update measure set kind = 'IMMEDIATE' where number = ?")
                .param(opinion.measure(6))
                .update();
    }

    @Test
    @Order(1)
    void a_department_is_asked_once_a_month_on_the_policys_day_about_what_it_then_had_in_work() {
        playTo("2023-08-17T10:00");
        assertThat(rounds("2023-08")).isEmpty();
        later_dispatched();

        playTo("2023-08-18T10:00");
        assertThat(rounds("2023-08")).containsExactly("RSJ-2023-08 IN_PROGRESS");
        assertThat(rows("RSJ-2023-08")).containsExactly("M01", "M02", "M03", "M04", "M05");
        assertThat(
                        texts(
                                "select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') from obligation where item = 'RSJ-2023-08'"))
                .containsExactly("2023-08-25 18:00");
        assertThat(texts("select reason from transition where item = 'RSJ-2023-08'"))
                .containsExactly("请填报8月进展，共 5 项措施，8月25日前由单位负责人审签报送。");

        openProgressRounds.open();
        playTo("2023-08-21T10:00");
        assertThat(rounds("2023-08")).hasSize(1);
        assertThat(texts("select id from process_instance where item = 'RSJ-2023-08'"))
                .hasSize(1);

        var row = list("rsj.liaison", "awaiting-progress").get(0);
        assertThat(row.path("title").asText()).isEqualTo("市人力社保局2023年8月进展报告");
        assertThat(row.path("dueDay").asText()).isEqualTo("8月25日 周五");
        var link = login("rsj.liaison").download("/go/RSJ-2023-08").header("Location");
        assertThat(link).endsWith("?task=" + task("RSJ-2023-08"));
    }

    @Test
    @Order(2)
    void only_the_department_opens_the_page_fills_it_in_and_signs_it() {
        playTo("2023-08-22T10:00");
        var task = task("RSJ-2023-08");
        for (var stranger : List.of("czj.liaison", "mzj.head", "admin")) {
            assertThat(login(stranger).get(API + "/duban/tasks/" + task).status())
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(login(stranger).submit(task, page(5)).status())
                    .as(stranger)
                    .isEqualTo(403);
        }
        assertThat(login("office.sfj")
                        .get(API + "/duban/tasks/" + task)
                        .body()
                        .at("/hand/mayTake")
                        .asBoolean())
                .isFalse();
        assertThat(login("rsj.head").submit(task, page(5)).status()).isEqualTo(403);

        done(login("rsj.liaison").submit(task, page(5)));
        var signing = task("RSJ-2023-08");
        assertThat(login("rsj.liaison").submit(signing, SIGN).status()).isEqualTo(403);
        done(login("rsj.head").submit(signing, SIGN));
        assertThat(rounds("2023-08")).containsExactly("RSJ-2023-08 RECORDED");
        assertThat(open("RSJ-2023-08")).isEmpty();
    }

    @Test
    @Order(3)
    void the_page_is_sent_back_with_a_reason_signed_as_a_whole_and_each_row_becomes_a_report() {
        playTo("2023-09-15T10:00");
        done(login("rsj.handler")
                .post(
                        API + "/duban/measures/" + opinion.measure(2) + "/progress",
                        Map.of("done", "已建成6个。", "next", "再建4个。", "obstacles", "用地未落实。", "helpNeeded", "请协调用地。")));
        playTo("2023-09-18T10:00");
        var liaison = login("rsj.liaison");
        var sheet = liaison.sheet(task("RSJ-2023-09"));
        var second = sheet.at("/input/rows/1");
        assertThat(second.path("reported").asText()).isEqualTo(nameOf("rsj.handler") + "已于9月15日报送，已填入，可以直接采用。");
        assertThat(second.at("/indicators/0").toString())
                .contains("\"seq\":2", "\"name\":\"服务站\"", "\"target\":\"10\"", "\"unit\":\"个\"");
        assertThat(sheet.at("/input/prefill/done/1").asText()).isEqualTo("已建成6个。");

        var page = page(5);
        put(page, "done", 1, "完成选址。");
        put(page, "next", 1, "开工建设。");
        put(page, "indicatorValues", 1, "3.5");
        put(page, "done", 2, "已建成6个。");
        put(page, "next", 2, "再建4个。");
        put(page, "obstacles", 2, "用地未落实。");
        put(page, "helpNeeded", 2, "请协调用地。");
        page.put("noChange", List.of(3, 4, 5));
        for (var wrong : List.of(
                List.of("done", 1, "", "REQUIRED"),
                List.of("next", 1, "甲".repeat(501), "TEXT_TOO_LONG"),
                List.of("indicatorValues", 1, "六个", "NUMBER"),
                List.of("forecastOn", 3, "2023-09-01", "DATE_PAST"))) {
            var field = (String) wrong.get(0);
            var nth = (Integer) wrong.get(1);
            var faulty = new HashMap<>(page);
            faulty.put(field, new ArrayList<>((List<?>) page.get(field)));
            put(faulty, field, nth, (String) wrong.get(2));
            var answer = liaison.submit(task("RSJ-2023-09"), faulty);
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo(wrong.get(3));
            assertThat(answer.field()).isEqualTo(field + "[" + nth + "]");
        }
        assertThat(texts("select count(*) from progress_submission where round = 'RSJ-2023-09'"))
                .containsExactly("0");

        done(liaison.submit(task("RSJ-2023-09"), page));
        var head = login("rsj.head");
        var entries = head.sheet(task("RSJ-2023-09")).path("sections").toString();
        assertThat(entries).contains("已完成：完成选址。", "服务站 3.5 / 10 个", "需协调：请协调用地。", "无变化", "1 项有困难或需要协调");
        var without = head.submit(task("RSJ-2023-09"), Map.of("decision", "SEND_BACK", "reason", ""));
        assertThat(without.field()).isEqualTo("reason");
        done(head.submit(task("RSJ-2023-09"), Map.of("decision", "SEND_BACK", "reason", "M01 请写明选址地点。")));
        assertThat(list("rsj.liaison", "sent-back").toString()).contains("RSJ-2023-09");
        var again = liaison.sheet(task("RSJ-2023-09"));
        assertThat(again.path("sections").toString()).contains("被退回，请补正", "M01 请写明选址地点。");
        assertThat(again.at("/input/prefill/done/0").asText()).isEqualTo("完成选址。");
        assertThat(again.at("/input/prefill/noChange").toString()).isEqualTo("[3,4,5]");

        // M05's result is handed in while the page waits: it drops out.
        opinion.bringTo("signOffResult", 5);
        assertThat(liaison.sheet(task("RSJ-2023-09"))
                        .at("/input/rows/4/dropped")
                        .asText())
                .isEqualTo("成果已提交，待单位审签");
        put(page, "done", 1, "在江北完成选址。");
        done(liaison.submit(task("RSJ-2023-09"), page));
        opinion.bringTo("signOffResult", 4);
        done(head.submit(task("RSJ-2023-09"), SIGN));

        assertThat(texts("""
                select split_part(r.measure, '-', 3) || ' ' || coalesce(t.done || case when t.no_change then '无变化' else '' end, x.remark)
                  from progress_result x join progress_round_row r on r.round = x.round and r.seq = x.seq
                  left join progress_report t on t.id = x.report where x.round = 'RSJ-2023-09' order by x.seq"""))
                .containsExactly("M01 在江北完成选址。", "M02 已建成6个。", "M03 无变化", "M04 成果已提交，待单位审签", "M05 成果已提交，待单位审签");
        assertThat(texts("select count(*) from progress_report where measure = '" + opinion.measure(2)
                        + "' and reported_at > '2023-09-01'"))
                .as("the handler's own report was adopted, not written again")
                .containsExactly("1");
        assertThat(texts(
                        "select trim_scale(v.value) from progress_value v join progress_report t on t.id = v.report where t.measure = '"
                                + opinion.measure(1) + "'"))
                .containsExactly("3.5");
        assertThat(
                        texts(
                                "select step || ' ' || coalesce(old_state, '-') || ' ' || new_state from transition where item = 'RSJ-2023-09' order by id"))
                .containsExactly(
                        "openProgressRounds - IN_PROGRESS",
                        "reportProgressRound IN_PROGRESS AWAITING_SIGN_OFF",
                        "signProgressRound AWAITING_SIGN_OFF IN_PROGRESS",
                        "reportProgressRound IN_PROGRESS AWAITING_SIGN_OFF",
                        "signProgressRound AWAITING_SIGN_OFF AWAITING_SIGN_OFF",
                        "recordProgressRound AWAITING_SIGN_OFF RECORDED");
        var detail = login("rsj.handler")
                .get(API + "/duban/tasks/" + task(opinion.measure(1)) + "/detail")
                .body();
        assertThat(detail.path("progress").toString())
                .contains("在江北完成选址。", "指标：服务站 3.5 / 10 个", "单位负责人" + nameOf("rsj.head") + "审签");
        assertThat(detail.path("timeline").toString()).contains("在江北完成选址。");
    }

    @Test
    @Order(4)
    void who_has_not_reported_in_time_is_on_a_list_of_its_own_and_so_is_who_asks_for_help() {
        playTo("2023-10-20T10:00");
        var office = login("office.sfj");
        assertThat(open(office, "RSJ-2023-10").path("days").isNull()).isTrue();
        assertThat(missing(office)).doesNotContain("RSJ-2023-10");
        assertThat(sheetOfMeasure(1).at("/task/missing").isNull()).isTrue();

        playTo("2023-10-25T18:30");
        assertThat(missing(office)).contains("RSJ-2023-10");
        playTo("2023-10-30T10:00");
        var late = overview(office).path("missing");
        var ours = StreamSupport.stream(late.spliterator(), false)
                .filter(each -> each.path("number").asText().equals("RSJ-2023-10"))
                .findFirst()
                .orElseThrow();
        assertThat(ours.path("department").asText()).isEqualTo("市人力社保局");
        assertThat(ours.path("month").asText()).isEqualTo("2023年10月");
        assertThat(ours.path("days").asInt()).isEqualTo(3);
        assertThat(ours.path("step").asText()).isEqualTo("待填报");
        assertThat(ours.path("measures").findValuesAsText("number"))
                .containsExactly(opinion.measure(1), opinion.measure(2), opinion.measure(3));
        assertThat(ours.path("contacts").findValuesAsText("telephone")).contains("023-63860033");
        assertThat(sheetOfMeasure(1).at("/task/missing").asText()).isEqualTo("未报10月进展");
        assertThat(sheetOfMeasure(1).at("/task/light/word").asText())
                .as("the light is another matter")
                .isEqualTo("绿");
        assertThat(list("rsj.handler", "mine").toString()).contains("\"missing\":\"未报10月进展\"");
        assertThat(overview(office).path("needs").toString()).contains(opinion.measure(2), "请协调用地。");
        for (var other : List.of("rsj.liaison", "rsj.head", "admin", "auditor")) {
            assertThat(login(other).get(API + "/duban/progress-rounds").status())
                    .as(other)
                    .isEqualTo(403);
        }
        for (var overseer : List.of("bgt.chen", "leader.zhao")) {
            assertThat(missing(login(overseer))).as(overseer).contains("RSJ-2023-10");
        }

        done(login("rsj.liaison").submit(task("RSJ-2023-10"), page(3)));
        assertThat(missing(office)).as("filled in, but not signed").contains("RSJ-2023-10");
        done(login("rsj.deputy").submit(task("RSJ-2023-10"), SIGN));
        assertThat(missing(office)).doesNotContain("RSJ-2023-10");
        assertThat(sheetOfMeasure(1).at("/task/missing").isNull()).isTrue();
        assertThat(overview(office).path("needs").toString())
                .as("a later report that asks for nothing settles it")
                .doesNotContain("请协调用地。");
        var recorded =
                office.get(API + "/duban/progress-rounds/recorded/RSJ-2023-10").body();
        assertThat(recorded.at("/table/rows").size()).isEqualTo(3);
        assertThat(recorded.at("/table/rows/0/2").asText()).isEqualTo("无变化");
    }

    @Test
    @Order(5)
    void the_page_goes_down_as_a_workbook_and_comes_up_into_the_form_only_without_fault() throws IOException {
        playTo("2023-11-17T10:00");
        var liaison = login("rsj.liaison");
        var address = API + "/duban/progress-rounds/workbook?task=" + task("RSJ-2023-11");
        var hostile = "=HYPERLINK(\"http://x\")";
        var draft = page(3);
        put(draft, "done", 1, hostile);
        draft.put("noChange", List.of(2));
        assertThat(liaison.sheet(task("RSJ-2023-11"))
                        .at("/input/prefill/indicatorValues/0")
                        .asText())
                .as("as it was the month before")
                .isEqualTo("3.5");
        put(draft, "indicatorValues", 1, "3.5");
        assertThat(liaison.post(
                                API + "/duban/tasks/" + task("RSJ-2023-11") + "/draft",
                                Map.of("revision", 0, "fields", Map.of("form", draft)))
                        .status())
                .isEqualTo(200);

        var down = liaison.download(address);
        assertThat(down.status()).isEqualTo(200);
        assertThat(down.header("Content-Disposition")).contains("filename*=UTF-8''");
        var cells = cells(down.bytes(), 0);
        assertThat(cells.get(1)).startsWith("报告编号", "RSJ-2023-11");
        assertThat(cells.get(2))
                .containsExactly("编号", "整改措施", "整改期限", "无变化", "已做的工作", "下一步工作", "存在的困难", "需要协调的事项", "预计办结日期");
        assertThat(cells.get(3)).startsWith(opinion.measure(1)).contains(hostile);
        assertThat(formulas(down.bytes())).as("what people typed is text").isZero();
        assertThat(cells.get(4).get(3)).isEqualTo("是");
        assertThat(cells(down.bytes(), 1).get(1)).startsWith(opinion.measure(1), "服务站", "10", "个", "3.5");

        var faulty = up(
                liaison,
                address,
                "RSJ-2023-11",
                List.of(
                        List.of(opinion.measure(1), "", "", "", "已开工。", "", "", "", "2023-11-01"),
                        List.of(opinion.measure(2), "", "", "也许", "做", "做", "", "", ""),
                        List.of("2023-553-M99", "", "", "是", "", "", "", "", "")),
                "六");
        assertThat(faulty.body().path("fields").isNull()).isTrue();
        assertThat(places(faulty))
                .containsExactlyInAnyOrder(
                        "进展填报 4 F（下一步工作）",
                        "进展填报 4 I（预计办结日期）",
                        "进展填报 5 D（无变化）",
                        "进展填报 6 A（编号）",
                        "进展填报 0 ",
                        "指标完成值 2 E（完成值）");
        assertThat(faulty.body().findValuesAsText("reason"))
                .anyMatch(reason -> reason.contains("缺少 " + opinion.measure(3)));

        var good = up(
                liaison,
                address,
                "RSJ-2023-11",
                List.of(
                        List.of(opinion.measure(1), "", "", "", "已开工。", "封顶。", "", "", "2023-12-20"),
                        List.of(opinion.measure(2), "", "", "是", "", "", "", "", ""),
                        List.of(opinion.measure(3), "", "", "否", "做完。", "验收。", "缺人。", "", "")),
                "7.5");
        assertThat(good.body().path("faults").isEmpty()).as(good.text()).isTrue();
        assertThat(good.body().at("/fields/noChange").toString()).isEqualTo("[2]");
        assertThat(good.body().at("/fields/done").toString()).isEqualTo("[\"已开工。\",\"\",\"做完。\"]");
        assertThat(good.body().at("/fields/forecastOn/0").asText()).isEqualTo("2023-12-20");
        assertThat(good.body().at("/fields/indicatorValues/0").asText()).isEqualTo("7.5");
        assertThat(good.body().at("/fields/obstacles/2").asText()).isEqualTo("缺人。");

        var other = up(liaison, address, "RSJ-2023-10", List.of(), "");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.message()).contains("这是 RSJ-2023-10 的填报表，本件是 RSJ-2023-11");
        assertThat(liaison.post(address + "&fileName=a.docx", new byte[] {1}).status())
                .isEqualTo(415);
        assertThat(liaison.post(address + "&fileName=a.xlsx", "no workbook".getBytes())
                        .status())
                .isGreaterThanOrEqualTo(400)
                .isLessThan(500);
        assertThat(login("czj.liaison").download(address).status()).isEqualTo(404);
        assertThat(login("office.sfj")
                        .post(address + "&fileName=a.xlsx", new byte[] {1})
                        .status())
                .isEqualTo(409);

        opinion.bringTo("signOffResult", 3);
        var stale = up(
                liaison,
                address,
                "RSJ-2023-11",
                List.of(
                        List.of(opinion.measure(1), "", "", "是", "", "", "", "", ""),
                        List.of(opinion.measure(2), "", "", "是", "", "", "", "", ""),
                        List.of(opinion.measure(3), "", "", "是", "", "", "", "", "")),
                "");
        assertThat(places(stale)).containsExactly("进展填报 6 A（编号）");
        assertThat(stale.body().at("/faults/0/reason").asText()).isEqualTo(opinion.measure(3) + " 成果已提交，待单位审签，本月不再填报。");

        var page = new HashMap<String, Object>();
        good.body().path("fields").fields().forEachRemaining(field -> page.put(field.getKey(), field.getValue()));
        done(liaison.submit(task("RSJ-2023-11"), page));
        var closed = up(liaison, address, "RSJ-2023-11", List.of(), "");
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.message()).contains("已提交审签或已登记");
        done(login("rsj.head").submit(task("RSJ-2023-11"), SIGN));
    }

    @Test
    @Order(6)
    void a_morning_missed_is_caught_up_within_the_month_and_not_in_the_next() {
        moveTo("2023-12-15T10:00");
        moveTo("2023-12-27T10:00");
        assertThat(rounds("2023-12")).containsExactly("RSJ-2023-12 IN_PROGRESS");
        assertThat(missing(login("office.sfj"))).contains("RSJ-2023-12");

        moveTo("2024-01-12T10:00");
        moveTo("2024-02-02T10:00");
        assertThat(rounds("2024-01")).isEmpty();
        assertThat(rounds("2024-02")).isEmpty();
    }

    @Test
    @Order(7)
    void a_page_filled_in_on_paper_is_typed_in_by_the_office_with_its_scan() {
        moveTo("2024-02-02T10:00");
        var office = login("office.sfj");
        var scan = RecordOnBehalfIT.kept(office, Scans.pdf(1500)).path("sha256").asText();
        var body = RecordOnBehalfIT.paper("rsj.liaison", "2023-12-29", scan);
        var variables = new HashMap<String, Object>();
        page(rows("RSJ-2023-12").size()).forEach((name, value) -> variables.put(name, Map.of("value", value)));
        body.put("variables", variables);
        done(office.post(API + "/duban/tasks/" + task("RSJ-2023-12") + "/record", body));
        done(login("rsj.head").submit(task("RSJ-2023-12"), SIGN));

        assertThat(texts("""
                select distinct concat_ws(' ', t.reported_by, t.recorded_by, t.signed_on) from progress_report t
                  join progress_result x on x.report = t.id where x.round = 'RSJ-2023-12'""")).containsExactly("rsj.liaison office.sfj 2023-12-29");
    }

    /** Dispatched when the day is near: it is asked about next month. */
    private void later_dispatched() {
        jdbc.sql("update measure set handed_at = ? where number = ?")
                .param(Timestamp.from(moment("2023-08-18T08:30")))
                .param(opinion.measure(7))
                .update();
        opinion.bringTo("submitResult", 7);
        jdbc.sql("update measure set kind = 'IMMEDIATE' where number = ?")
                .param(opinion.measure(7))
                .update();
    }

    // What is asked and filled in.

    private static Map<String, Object> page(int rows) {
        var page = new HashMap<String, Object>();
        for (var field : List.of("done", "next", "obstacles", "helpNeeded", "forecastOn", "indicatorValues")) {
            page.put(field, new ArrayList<>(Collections.nCopies(rows, "")));
        }
        page.put("noChange", IntStream.rangeClosed(1, rows).boxed().toList());
        return page;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> page, String field, int nth, String text) {
        ((List<String>) page.get(field)).set(nth - 1, text);
    }

    private JsonNode sheetOfMeasure(int nth) {
        return login("rsj.handler").sheet(task(opinion.measure(nth)));
    }

    private static JsonNode overview(WebSession session) {
        var answer = session.get(API + "/duban/progress-rounds");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> missing(WebSession session) {
        return StreamSupport.stream(overview(session).path("missing").spliterator(), false)
                .map(each -> each.path("number").asText())
                .toList();
    }

    private static JsonNode open(WebSession session, String number) {
        return StreamSupport.stream(overview(session).path("open").spliterator(), false)
                .filter(each -> each.path("number").asText().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> list(String user, String filter) {
        var rows =
                login(user).list(filter, 0, List.of()).body().path("_embedded").path("task");
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    // The workbook.

    private static Answer up(
            WebSession session, String address, String number, List<List<String>> lines, String value) {
        return session.post(address + "&fileName=a.xlsx", workbook(number, lines, value));
    }

    private static byte[] workbook(String number, List<List<String>> lines, String value) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("进展填报");
            sheet.value(0, 0, "标题");
            sheet.value(1, 0, "报告编号");
            sheet.value(1, 1, number);
            write(sheet, 2, List.of("编号", "整改措施", "整改期限", "无变化", "已做的工作", "下一步工作", "存在的困难", "需要协调的事项", "预计办结日期"));
            for (var row = 0; row < lines.size(); row++) {
                write(sheet, row + 3, lines.get(row));
            }
            var indicators = workbook.newWorksheet("指标完成值");
            write(indicators, 0, List.of("编号", "指标", "目标", "单位", "完成值"));
            write(indicators, 1, List.of(OPINION + "-M01", "服务站", "10", "个", value));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (var column = 0; column < cells.size(); column++) {
            sheet.value(row, column, cells.get(column));
        }
    }

    private static List<String> places(Answer answer) {
        return StreamSupport.stream(answer.body().path("faults").spliterator(), false)
                .map(fault -> fault.path("sheet").asText() + " "
                        + fault.path("row").asInt() + " " + fault.path("column").asText())
                .toList();
    }

    private static List<List<String>> cells(byte[] bytes, int sheet) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = workbook.getSheet(sheet).orElseThrow().openStream()) {
            return rows.map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }

    private static long formulas(byte[] bytes) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = workbook.getSheet(0).orElseThrow().openStream()) {
            return rows.flatMap(row -> row.stream())
                    .filter(cell -> cell != null && cell.getFormula() != null)
                    .count();
        }
    }

    // The tables.

    private List<String> rounds(String month) {
        return texts("select number || ' ' || state from progress_round where number = 'RSJ-" + month + "'");
    }

    private List<String> rows(String round) {
        return texts("select split_part(measure, '-', 3) from progress_round_row where round = '" + round
                + "' order by seq");
    }

    private List<String> open(String item) {
        return texts("select kind from obligation where item = '" + item + "' and fulfilled_at is null");
    }

    private String task(String item) {
        return texts("select task_id from work_item where item = '" + item + "'")
                .get(0);
    }

    private String nameOf(String person) {
        return texts("select name from officer where id = '" + person + "'").get(0);
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query().singleColumn().stream()
                .map(String::valueOf)
                .toList();
    }
}
