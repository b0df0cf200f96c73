package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.evidence.FileStore;
import duban.evidence.Scans;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** What was signed on paper is typed in by others; of each test a measure of its own, handled by 市民政局. */
@TestInstance(Lifecycle.PER_CLASS)
class RecordOnBehalfIT extends RunningApplication {

    static final String OPINION = "2023-61";
    static final String DAY = "2023-09-18";
    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");
    static final Map<String, ?> ACCEPT = Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", "");
    static final Map<String, ?> RESULT =
            Map.of("account", "已建成。", "indicatorValues", List.of("10"), "proofs", List.of("名单", "验收单"));

    @Autowired
    FileStore files;

    /** Of another department than the one that handles the measures, and so free to verify them. */
    WebSession office;

    WebSession secretary;

    /** Kept by the office and by the secretary, each for themselves. */
    String scan;

    String scanOfSecretary;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo(DAY + "T09:00");
        office = login("office.sfj");
        secretary = login("secretary.sun");
        dispatched(OPINION, 12);
        untilSignOff(measure(3));
        scan = kept(office, Scans.picture("png", 1)).path("sha256").asText();
        scanOfSecretary = kept(secretary, Scans.pdf(2000)).path("sha256").asText();
    }

    void dispatched(String opinion, int measures) {
        var planner = login("office.zzb");
        var imported =
                planner.post(API + "/duban/workbook?fileName=a.xlsx", TestPlans.workbook(opinion, "市民政局", measures));
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        done(planner.submit(task(opinion), Map.of("instruction", "")));
        jobs.drain();
    }

    static JsonNode kept(WebSession session, byte[] bytes) {
        var answer = session.post(API + "/duban/scans?fileName=a.png", bytes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    static String measure(int nth) {
        return OPINION + "-M%02d".formatted(nth);
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

    static Map<String, Object> paper(String signer, String signedOn, String scan) {
        var paper = new HashMap<String, Object>();
        paper.put("signer", signer);
        paper.put("signedOn", signedOn);
        paper.put("scan", scan);
        return paper;
    }

    Answer record(WebSession recorder, String item, Map<String, Object> paper, Map<String, ?> fields) {
        var variables = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        var body = new HashMap<>(paper);
        body.put("variables", variables);
        return recorder.post(API + "/duban/tasks/" + task(item) + "/record", body);
    }

    /** Recorded by the office, signed today. */
    void recorded(String item, String signer, Map<String, ?> fields) {
        done(record(office, item, paper(signer, today(), scan), fields));
    }

    String today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate().toString();
    }

    void untilSignOff(String item) {
        done(login("mzj.liaison").submit(task(item), Map.of("decision", "RECEIVE", "remark", "")));
        done(login("mzj.liaison").submit(task(item), Map.of("handler", "mzj.handler", "instruction", "")));
        done(login("mzj.handler").submit(task(item), RESULT));
        assertThat(step(item)).isEqualTo("signOffResult");
    }

    JsonNode latest(WebSession session, String item) {
        for (var section : session.sheet(task(item)).path("sections")) {
            if (section.path("key").asText().equals("history")) {
                return section.path("log").get(0);
            }
        }
        throw new AssertionError("no history of " + item);
    }

    int count(String table, String column, String item) {
        return jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
                .param(item)
                .query(Integer.class)
                .single();
    }

    @Test
    void a_sign_off_on_paper_is_the_heads_and_the_timeline_tells_who_typed_it_and_shows_the_scan() {
        var item = measure(1);
        untilSignOff(item);
        moveTo("2023-09-20T16:00");

        done(record(office, item, paper("mzj.head", "2023-09-19", scan), SIGN));

        assertThat(step(item)).isEqualTo("verifyMeasure");
        assertThat(jdbc.sql("select decided_by || ' ' || acting_for from sign_off where measure = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .isEqualTo("mzj.head MZJ");
        assertThat(jdbc.sql("select * from transition where item = ? order by id desc limit 1")
                        .param(item)
                        .query()
                        .singleRow())
                .containsEntry("person", "mzj.head")
                .containsEntry("recorded_by", "office.sfj")
                .containsEntry("scan", scan)
                .hasEntrySatisfying("signed_on", day -> assertThat(day).hasToString("2023-09-19"));
        var entry = latest(login("office.fgw"), item);
        assertThat(entry.path("who").asText()).isEqualTo("赵志强（市民政局单位负责人），2023年9月19日纸质签署，由督办专班雷刚于9月20日代录");
        assertThat(entry.path("what").asText()).isEqualTo("审签通过");
        assertThat(entry.path("scan").asText()).isEqualTo(scan);
    }

    @Test
    void whoever_recorded_the_sign_off_may_not_verify_the_measure() {
        var item = measure(10);
        untilSignOff(item);
        recorded(item, "mzj.head", SIGN);

        var refused = office.submit(task(item), ACCEPT);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("FOUR_EYES");
        assertThat(refused.message()).contains("审签或录入");
        done(login("office.fgw").submit(task(item), ACCEPT));
    }

    @Test
    void what_a_department_does_from_receipt_to_submission_can_come_in_from_paper() {
        var item = measure(2);

        recorded(item, "mzj.liaison", Map.of("decision", "RECEIVE", "remark", "来文签收"));
        recorded(item, "mzj.liaison", Map.of("handler", "mzj.handler", "instruction", ""));
        var progress = Map.of("done", "已选址", "next", "开工", "obstacles", "", "helpNeeded", "", "forecastOn", "");
        var body = new HashMap<>(paper("mzj.handler", today(), scan));
        body.put("report", progress);
        done(office.post(API + "/duban/tasks/" + task(item) + "/record-progress", body));
        recorded(item, "mzj.handler", RESULT);

        assertThat(step(item)).isEqualTo("signOffResult");
        assertThat(jdbc.sql("select submitted_by from submission where measure = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .isEqualTo("mzj.handler");
        assertThat(jdbc.sql(
                                "select reported_by || ' ' || recorded_by || ' ' || scan from progress_report where measure = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .isEqualTo("mzj.handler office.sfj " + scan);
        var sections = login("mzj.head").sheet(task(item)).path("sections");
        assertThat(sections).anySatisfy(section -> {
            assertThat(section.path("key").asText()).isEqualTo("progress");
            assertThat(section.path("log").get(0).path("who").asText())
                    .startsWith("余振华（基层政权和社区治理处），")
                    .contains("纸质签署，由督办专班雷刚于");
            assertThat(section.path("log").get(0).path("scan").asText()).isEqualTo(scan);
        });
        assertThat(count("transition", "recorded_by is not null and item", item))
                .isEqualTo(3);
    }

    @Test
    void the_secretary_records_the_leaders_striking_off_and_decides_nothing() {
        dispatched("2023-62", 1);
        var measure = "2023-62-M01";
        untilSignOff(measure);
        done(login("mzj.head").submit(task(measure), SIGN));
        done(login("office.fgw").submit(task(measure), ACCEPT));
        jobs.drain();
        var comment = "2023-62-P01";
        done(login("mzj.head").submit(task(comment), Map.of("result", "COMPLETED", "account", "全部建成。")));
        done(login("office.fgw").submit(task(comment), Map.of("decision", "ACCEPT", "reason", "")));
        var decision = Map.of("decision", "COMPLETED", "reason", "");

        assertThat(secretary.tasks()).isEmpty();
        assertThat(secretary.submit(task(comment), decision).code()).isEqualTo("NOT_YOURS");
        assertThat(secretary.claim(task(comment), "secretary.sun").code()).isEqualTo("NOT_YOURS");
        done(record(secretary, comment, paper("leader.zhao", today(), scanOfSecretary), decision));

        assertThat(jdbc.sql("select decided_by from strike_off_decision where comment = ?")
                        .param(comment)
                        .query(String.class)
                        .single())
                .isEqualTo("leader.zhao");
        assertThat(jdbc.sql("select state from comment where number = ?")
                        .param(comment)
                        .query(String.class)
                        .single())
                .isEqualTo("STRUCK_OFF");
        assertThat(jdbc.sql(
                                "select step || ' ' || recorded_by from transition where item = ? and recorded_by is not null order by id")
                        .param(comment)
                        .query(String.class)
                        .list())
                .as("what follows from the decision came from the same paper")
                .containsExactly("decideStrikeOff secretary.sun", "strikeOffComment secretary.sun");
        for (var reader : List.of("mzj.liaison", "leader.qian", "bgt.chen", "auditor", "secretary.sun")) {
            var pdf = login(reader).download(API + "/duban/scans/" + scanOfSecretary);
            assertThat(pdf.status()).as(reader).isEqualTo(200);
            assertThat(pdf.header("Content-Type")).startsWith("application/pdf");
            assertThat(pdf.header("Content-Disposition")).startsWith("attachment; ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mzj.head|2023-09-17|DATE_BEFORE_TASK|signedOn|2023年9月18日才到",
                "mzj.head|2030-01-01|DATE_FUTURE|signedOn|不能晚于今天",
                "mzj.head|2023年9月18日|DATE|signedOn|2023-09-20 的形式",
                "mzj.head||REQUIRED|signedOn|请填写签署日期",
                "|2023-09-18|REQUIRED|signer|请填写实际签署人",
                "mzj.liaison|2023-09-18|NO_RIGHT|signer|市民政局单位负责人",
                "czj.head|2023-09-18|NO_RIGHT|signer|市民政局单位负责人",
                "leader.zhao|2023-09-18|NO_RIGHT|signer|市民政局单位负责人",
                "nobody|2023-09-18|NO_RIGHT|signer|市民政局单位负责人",
                "system|2023-09-18|NO_RIGHT|signer|市民政局单位负责人",
                "office.sfj|2023-09-18|SELF|signer|代录人不能是实际签署人"
            })
    void a_paper_that_does_not_carry_the_step_is_refused_at_its_field_and_nothing_is_saved(
            String signer, String signedOn, String code, String field, String message) {
        var item = measure(3);

        var refused = record(office, item, paper(signer, signedOn, scan), SIGN);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.message()).contains(message);
        assertThat(step(item)).isEqualTo("signOffResult");
        assertThat(count("sign_off", "measure", item)).isZero();
        assertThat(count("transition", "recorded_by is not null and item", item))
                .isZero();
    }

    @Test
    void a_scan_is_needed_and_must_be_ones_own() {
        var item = measure(4);

        for (var foreign : new String[] {null, "", " "}) {
            var refused = record(
                    office, item, paper("mzj.liaison", today(), foreign), Map.of("decision", "RECEIVE", "remark", ""));
            assertThat(refused.code()).isEqualTo("REQUIRED");
            assertThat(refused.field()).isEqualTo("scan");
        }
        for (var foreign : List.of("0".repeat(64), "x", scanOfSecretary)) {
            var refused = record(
                    office, item, paper("mzj.liaison", today(), foreign), Map.of("decision", "RECEIVE", "remark", ""));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("NO_SCAN");
            assertThat(refused.field()).isEqualTo("scan");
        }
        assertThat(step(item)).isEqualTo("signForReceipt");
        assertThatThrownBy(
                        () -> jdbc.sql("""
                        insert into transition (item, step, person, acting_for, recorded_by, signed_on, scan, at, new_state, reason)
                        values (?, 'signForReceipt', 'mzj.liaison', 'MZJ', 'office.sfj', date '2023-09-18', ?, timestamptz '2023-09-18 10:00+08', 'X', '')""").param(item).param(scanOfSecretary).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_rules_of_the_step_hold_for_paper_too_and_nothing_is_half_saved() {
        var item = measure(5);
        recorded(item, "mzj.liaison", Map.of("decision", "RECEIVE", "remark", ""));
        recorded(item, "mzj.liaison", Map.of("handler", "mzj.handler"));

        var foreign = record(office, item, paper("mzj.liaison", today(), scan), RESULT);
        var gap = record(
                office,
                item,
                paper("mzj.handler", today(), scan),
                Map.of("account", "已建成。", "indicatorValues", List.of("10"), "proofs", List.of("名单")));
        var smuggled =
                record(office, item, paper("mzj.handler", today(), scan), Map.of("account", "已建成。", "handler", "x"));

        assertThat(foreign.code()).isEqualTo("NO_RIGHT");
        assertThat(foreign.message()).contains("承办本件的人");
        assertThat(gap.status()).isEqualTo(422);
        assertThat(gap.field()).isEqualTo("proofs[2]");
        assertThat(smuggled.code()).isEqualTo("VAR_FORBIDDEN");
        assertThat(step(item)).isEqualTo("submitResult");
        assertThat(count("submission", "measure", item)).isZero();
    }

    @Test
    void nobody_records_but_office_and_secretary_and_each_only_what_is_theirs_to() {
        var item = measure(6);
        var remark = Map.of("decision", "RECEIVE", "remark", "");

        assertThat(record(login("czj.liaison"), item, paper("mzj.liaison", today(), scan), remark)
                        .code())
                .isEqualTo("NOT_YOURS");
        assertThat(record(login("mzj.head"), item, paper("mzj.liaison", today(), scan), remark)
                        .code())
                .isEqualTo("NOT_YOURS");
        assertThat(record(secretary, item, paper("mzj.liaison", today(), scanOfSecretary), remark)
                        .code())
                .isEqualTo("NOT_YOURS");
        assertThat(office.submit(task(item), remark).code()).isEqualTo("NOT_YOURS");
        untilSignOff(item);
        assertThat(record(secretary, item, paper("mzj.head", today(), scanOfSecretary), SIGN)
                        .code())
                .isEqualTo("NOT_YOURS");
        recorded(item, "mzj.deputy", SIGN);
        var own = record(login("office.zzb"), item, paper("office.fgw", today(), scan), ACCEPT);
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.code()).isEqualTo("NOT_RECORDED");
        assertThat(step(item)).isEqualTo("verifyMeasure");
    }

    @Test
    void a_task_a_colleague_claimed_may_have_been_signed_on_paper_by_another() {
        var item = measure(7);
        untilSignOff(item);
        done(login("mzj.deputy").claim(task(item), "mzj.deputy"));

        recorded(item, "mzj.head", SIGN);

        assertThat(step(item)).isEqualTo("verifyMeasure");
    }

    @Test
    void four_eyes_look_at_who_signed_and_not_at_who_typed() {
        var item = measure(8);
        untilSignOff(item);
        jdbc.sql("insert into appointment (officer, department, role) values ('mzj.handler', 'MZJ', 'HEAD')")
                .update();
        try {
            var refused = record(office, item, paper("mzj.handler", today(), scan), SIGN);

            assertThat(refused.code()).isEqualTo("FOUR_EYES");
            assertThat(step(item)).isEqualTo("signOffResult");
        } finally {
            jdbc.sql("delete from appointment where officer = 'mzj.handler' and role = 'HEAD'")
                    .update();
        }
    }

    @Test
    void the_panel_lists_what_may_be_recorded_and_finds_it_by_number_and_words() {
        var item = measure(9);

        var found = office.get(API + "/duban/recordable?query=%EF%BC%92023-61-m09")
                .body()
                .path("items");

        assertThat(found).singleElement().satisfies(only -> {
            assertThat(only.path("item").asText()).isEqualTo(item);
            assertThat(only.path("title").asText()).isEqualTo("M09 建设第9批社区养老服务站");
            assertThat(only.path("step").asText()).isEqualTo("签收措施");
            assertThat(only.path("whose").asText()).isEqualTo("市民政局联络员");
            assertThat(only.path("light").path("reason").asText()).isNotEmpty();
        });
        assertThat(office.get(API + "/duban/recordable?query=2023-61+%E7%AC%AC9%E6%89%B9")
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(office.get(API + "/duban/recordable?query=100%25").body().path("items"))
                .isEmpty();
        assertThat(office.get(API + "/duban/recordable").body().path("items"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.path("whose").asText()).doesNotContain("专班"));
        assertThat(secretary.get(API + "/duban/recordable").body().path("items"))
                .allSatisfy(each -> assertThat(each.path("whose").asText()).startsWith("市政府分管副市长"));
        assertThat(login("mzj.liaison").get(API + "/duban/recordable").body().path("items"))
                .isEmpty();
    }

    @Test
    void the_recorder_gets_the_tasks_own_form_and_those_who_may_have_signed() {
        var task = task(measure(9));
        var form = API + "/duban/recordable/" + task + "/form";

        var recording = office.sheet(task).path("recording");

        assertThat(office.get(form).body().path("html").asText()).contains("data-ask", "签收措施");
        assertThat(recording.path("only").asBoolean()).isTrue();
        assertThat(recording.path("from").asText()).isEqualTo(DAY);
        assertThat(recording.path("signers"))
                .extracting(signer -> signer.path("id").asText())
                .containsExactly("mzj.liaison");
        assertThat(login("mzj.liaison").sheet(task).path("recording").isNull()).isTrue();
        for (var stranger : List.of(secretary, login("czj.head"), login("mzj.liaison"))) {
            assertThat(stranger.get(form).status()).isEqualTo(404);
        }
        assertThat(secretary.get(API + "/duban/tasks/" + task).status()).isEqualTo(404);
        assertThat(office.get(API + "/duban/recordable/absent/form").status()).isEqualTo(404);
    }

    @Test
    void a_scan_is_sent_as_what_it_is_and_runs_nothing() {
        recorded(measure(11), "mzj.liaison", Map.of("decision", "RECEIVE", "remark", ""));

        var picture = login("mzj.handler").download(API + "/duban/scans/" + scan);

        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.bytes()).isEqualTo(Scans.picture("png", 1));
        assertThat(picture.header("Content-Type")).startsWith("image/png");
        assertThat(picture.header("Content-Disposition"))
                .startsWith("inline; filename=\"")
                .contains("filename*=");
        assertThat(picture.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(picture.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("allow-");
    }

    @Test
    void a_name_of_three_hundred_characters_with_quotes_becomes_a_label_and_a_header_that_browsers_understand() {
        var given = "“关于”'审签'\"的\"《意见》" + "很长".repeat(150) + ".pdf";
        var label = given.replace("\"", "").substring(0, 80) + ".pdf";
        var pdf = Scans.pdf(300);

        var answer =
                office.post(API + "/duban/scans?fileName=" + URLEncoder.encode(given, StandardCharsets.UTF_8), pdf);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.body().path("name").asText()).isEqualTo(label);
        var kept = answer.body().path("sha256").asText();
        done(record(
                office, measure(12), paper("mzj.liaison", today(), kept), Map.of("decision", "RECEIVE", "remark", "")));
        var download = login("mzj.handler").download(API + "/duban/scans/" + kept);
        assertThat(download.bytes()).isEqualTo(pdf);
        assertThat(download.header("Content-Disposition"))
                .startsWith("attachment; filename=\"file.pdf\"; filename*=UTF-8''%E2%80%9C%E5%85%B3")
                .matches("[\\x20-\\x7e]+")
                .doesNotContain("%22", "=?");
        var encoded = download.header("Content-Disposition").replaceFirst(".*UTF-8''", "");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(label);
    }

    @Test
    void whoever_guesses_the_checksum_of_a_foreign_scan_finds_nothing() {
        var used = kept(office, Scans.picture("png", 2)).path("sha256").asText();
        var unused = kept(office, Scans.picture("png", 3)).path("sha256").asText();
        recorded(measure(9), "mzj.liaison", Map.of("decision", "RECEIVE", "remark", ""));
        done(record(office, measure(9), paper("mzj.liaison", today(), used), Map.of("handler", "mzj.handler")));
        var stranger = login("czj.head");
        var before = count("refusal", "person", "czj.head");

        for (var hash : List.of(used, unused, "0".repeat(64))) {
            var answer = stranger.get(API + "/duban/scans/" + hash);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("NOT_FOUND");
        }
        assertThat(count("refusal", "person", "czj.head")).isEqualTo(before + 3);
        assertThat(secretary.get(API + "/duban/scans/" + used).status()).isEqualTo(404);
        assertThat(login("mzj.deputy").download(API + "/duban/scans/" + used).status())
                .isEqualTo(200);
        for (var malformed : List.of("abc", used.toUpperCase())) {
            assertThat(office.get(API + "/duban/scans/" + malformed).status()).isEqualTo(404);
        }
    }

    @Test
    void bytes_whose_row_was_never_written_are_nobodys_until_they_come_again() throws IOException {
        var bytes = Scans.picture("png", 4);
        var killed = files.store(new ByteArrayInputStream(bytes)).sha256();

        assertThat(count("stored_file", "sha256", killed)).isZero();
        assertThat(office.get(API + "/duban/scans/" + killed).status()).isEqualTo(404);
        assertThat(record(office, measure(3), paper("mzj.head", today(), killed), SIGN)
                        .code())
                .isEqualTo("NO_SCAN");
        assertThat(kept(office, bytes).path("sha256").asText()).isEqualTo(killed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZ\u0090 an exe", "<html><script>alert(1)</script>", "PK\u0003\u0004 a zip"})
    void what_is_no_scan_is_not_kept_whatever_it_is_called(String content) {
        var before = jdbc.sql("select count(*) from stored_file")
                .query(Integer.class)
                .single();

        var refused = office.post(API + "/duban/scans?fileName=a.pdf", content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.code()).isEqualTo("TYPE_MISMATCH");
        assertThat(refused.field()).isEqualTo("scan");
        assertThat(jdbc.sql("select count(*) from stored_file")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void an_empty_scan_and_one_that_is_too_large_are_not_kept_also_when_no_length_is_told() {
        var tooMuch = Scans.pdf((20 << 20) + 1);
        var door = API + "/duban/scans?fileName=a.pdf";
        var before = jdbc.sql("select count(*) from stored_file")
                .query(Integer.class)
                .single();

        var empty = office.post(door, new byte[0]);
        var declared = office.post(door, tooMuch);
        var chunked = office.send(
                "POST",
                door,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch)),
                "application/octet-stream");

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.code()).isEqualTo("EMPTY_FILE");
        for (var refused : List.of(declared, chunked)) {
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.code()).isEqualTo("FILE_TOO_LARGE");
            assertThat(refused.field()).isEqualTo("scan");
        }
        assertThat(jdbc.sql("select count(*) from stored_file")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
        assertThat(kept(office, Scans.pdf(20 << 20)).path("bytes").asInt()).isEqualTo(20 << 20);
    }

    @Test
    void only_those_who_record_bring_scans() {
        for (var stranger : List.of("mzj.liaison", "leader.zhao", "bgt.chen", "auditor")) {
            var refused = login(stranger).post(API + "/duban/scans?fileName=a.png", Scans.picture("png", 9));

            assertThat(refused.status()).as(stranger).isEqualTo(403);
        }
        assertThat(WebSession.anonymous("http://localhost:" + port)
                        .get(API + "/duban/scans/" + scan)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_same_scan_brought_by_two_is_one_file_and_two_rows() {
        var bytes = Scans.picture("jpg", 7);

        var first = kept(office, bytes);
        var second = kept(secretary, bytes);
        kept(office, bytes);

        assertThat(second.path("sha256")).isEqualTo(first.path("sha256"));
        assertThat(first.path("name").asText()).isEqualTo("a.jpg");
        assertThat(count("stored_file", "sha256", first.path("sha256").asText()))
                .isEqualTo(2);
    }
}
