package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import duban.WebSession.Answer;
import duban.measure.DeadlineMoved;
import duban.notice.DraftNotice;
import duban.notice.SignNotice;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.NoticeNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** Supervision notices over HTTP: begun, drafted, signed under a number, answered; or ended when their cause is gone. */
class NoticeIT extends RunningApplication {

    static final String NOTICES = API + "/duban/notices";
    static final String OPINION = "2023-765";
    static final Map<String, ?> SIGN = Map.of("decision", "SIGN", "reason", "");

    private static SmallOpinion opinion;

    @Autowired
    DraftNotice draftNotice;

    @Autowired
    SignNotice signNotice;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    /** Of the civil affairs bureau; its measures were due on 24 November, two working days ago. */
    @BeforeEach
    void measures_are_overdue() {
        if (opinion == null) {
            moveTo("2023-07-10T10:00");
            opinion =
                    SmallOpinion.dispatched(OPINION, TestPlans.workbook(OPINION, "市民政局", 20), this::login, jdbc, jobs);
        }
        clock.moveTo(moment("2023-11-28T10:00"));
    }

    // The whole way.

    @Test
    void a_notice_is_drafted_signed_under_a_number_and_answered_while_the_handler_keeps_the_task() {
        var measure = inWork(1);
        var handlersTask = opinion.task(measure);

        var notice = begun(measure, "两次催办没有进展。");
        assertThat(notice).matches(OPINION + "-N\\d\\d");
        var office = opinion.session("office.sfj");
        var sheet = office.sheet(opinion.task(notice));
        assertThat(sheet.at("/task/title").asText()).startsWith(within(notice) + " 督办单：M01 ");
        assertThat(sheet.at("/input/prefill/demands").asText()).contains("书面说明原因");
        assertThat(sheet.at("/input/prefill/feedbackOn").asText()).isEqualTo("2023-12-05");
        assertThat(sheet.path("sections").toString()).contains("两次催办没有进展。", "已逾期2个工作日", "你单位尚未报送进展");
        assertThat(office.tasksFor("prepareNotice", notice)).hasSize(1);

        SmallOpinion.done(office.submit(opinion.task(notice), submission("12月5日前完成选址。")));
        assertThat(state(notice)).isEqualTo("AWAITING_SIGNATURE");
        assertThat(texts("select document_number from issued_notice where notice = ?", notice))
                .isEmpty();
        var signer = opinion.session("bgt.chen");
        assertThat(signer.sheet(opinion.task(notice)).path("sections").toString())
                .contains("正文（未签发）", "12月5日前完成选址。", "2023年12月5日（周二）");
        SmallOpinion.done(signer.submit(opinion.task(notice), SIGN));

        assertThat(state(notice)).isEqualTo("ISSUED");
        var number = documentNumber(notice);
        assertThat(number).matches("督办〔2023〕\\d+号");
        var text =
                texts("select text from issued_notice where notice = ?", notice).get(0);
        assertThat(text.lines())
                .startsWith("督办单", number, "市民政局：")
                .contains("12月5日前完成选址。")
                .endsWith("市政府办公厅（督查室）", "签发人：陈立群", "2023年11月28日");
        assertThat(texts("select sha256 from issued_notice where notice = ?", notice))
                .containsExactly(sha256(text));
        assertThat(due(notice)).isEqualTo("2023-12-05");

        assertThat(opinion.task(measure)).isEqualTo(handlersTask);
        for (var reader : List.of("mzj.handler", "mzj.liaison", "mzj.head", "office.zzb")) {
            var detail = opinion.session(reader)
                    .get(API + "/duban/tasks/" + handlersTask + "/detail")
                    .body();
            assertThat(detail.path("about").toString())
                    .as(reader)
                    .contains(number, "notices/" + notice + "/page", "12月5日前完成选址。");
            assertThat(detail.path("timeline").findValuesAsText("what"))
                    .as(reader)
                    .contains("签发督办单");
            assertThat(detail.path("timeline").findValuesAsText("what"))
                    .as(reader)
                    .doesNotContain("起草督办单，送签发");
        }

        var head = opinion.session("mzj.head");
        assertThat(head.tasksFor("answerNotice", notice)).hasSize(1);
        SmallOpinion.done(head.submit(opinion.task(notice), Map.of("answer", "选址已经确定，12月1日开工。")));
        assertThat(state(notice)).isEqualTo("ANSWERED");
        nothing_is_left_of(notice);
        var listed = listed(opinion.session("office.zzb"), notice);
        assertThat(listed.path("answer").asText()).isEqualTo("选址已经确定，12月1日开工。");
        assertThat(listed.path("documentNumber").asText()).isEqualTo(number);
        assertThat(opinion.session("mzj.handler")
                        .get(API + "/duban/tasks/" + handlersTask + "/detail")
                        .body()
                        .path("timeline")
                        .toString())
                .contains("反馈督办单", "选址已经确定");
    }

    @Test
    void one_that_is_sent_back_says_why_and_is_signed_as_corrected() {
        var notice = submitted(2, "尽快。");
        SmallOpinion.done(opinion.session("bgt.liu")
                .submit(opinion.task(notice), Map.of("decision", "SEND_BACK", "reason", "要求太笼统。")));

        assertThat(state(notice)).isEqualTo("DRAFTING");
        var sheet = opinion.session("office.sfj").sheet(opinion.task(notice));
        assertThat(sheet.path("sections").get(0).path("key").asText()).isEqualTo("sentBack");
        assertThat(sheet.path("sections").get(0).toString()).contains("要求太笼统。", "刘思敏");
        assertThat(sheet.at("/input/prefill/demands").asText()).isEqualTo("尽快。");

        prepare(notice, "12月5日前开工。");
        sign(notice);
        assertThat(texts(
                        "select version || ' ' || demands from notice_draft where notice = ? order by version", notice))
                .containsExactly("1 尽快。", "2 12月5日前开工。");
        assertThat(texts("select text from issued_notice where notice = ?", notice)
                        .get(0))
                .contains("12月5日前开工。")
                .doesNotContain("尽快。");
    }

    @Test
    void the_office_gives_one_up_with_a_reason_and_the_department_never_learns_of_it() {
        var measure = inWork(3);
        var notice = begun(measure, "逾期。");
        SmallOpinion.done(opinion.session("office.sfj")
                .submit(
                        opinion.task(notice),
                        Map.of("decision", "WITHDRAW", "demands", "", "feedbackOn", "", "reason", "延期申请已报批。")));

        assertThat(state(notice)).isEqualTo("WITHDRAWN");
        nothing_is_left_of(notice);
        assertThat(standing("office.zzb", notice)).contains("督办单已撤销：延期申请已报批");
        assertThat(opinion.session("mzj.head")
                        .get(API + "/duban/items/" + notice + "/standing")
                        .status())
                .isEqualTo(404);
        assertThat(opinion.session("mzj.head")
                        .get(API + "/duban/tasks/" + opinion.task(measure) + "/detail")
                        .text())
                .doesNotContain(notice);
        assertThat(begun(measure, "仍未办结。")).isNotEqualTo(notice);
    }

    // By escalation, in the transaction of whoever found out.

    @Test
    void an_escalation_begins_one_in_the_systems_name_and_no_second_one() {
        var measure = inWork(4);

        var first = draftNotice.draft(new MeasureNumber(measure), "逾期1个工作日，按期限规则提请起草。");
        var second = draftNotice.draft(new MeasureNumber(measure), "逾期2个工作日。");

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        assertThat(texts(
                        "select person || ' ' || reason from transition where item = ? and step = 'draftNotice'",
                        first.get().value()))
                .containsExactly("system 逾期1个工作日，按期限规则提请起草。");
        assertThat(opinion.step(first.get().value())).isEqualTo("prepareNotice");
        assertThat(due(first.get().value())).isEqualTo("2023-11-30");
    }

    @Test
    void an_escalation_of_a_measure_that_is_over_or_not_dispatched_begins_none() {
        var measure = inWork(5);
        complete(5);

        assertThat(draftNotice.draft(new MeasureNumber(measure), "逾期。")).isEmpty();
        assertThat(draftNotice.draft(new MeasureNumber("2023-07-M07"), "逾期。")).isEmpty();
    }

    @Test
    void the_database_holds_no_two_open_ones_of_a_measure_and_its_deadline() {
        var notice = begun(inWork(6), "逾期。");

        assertThatThrownBy(() -> jdbc.sql("""
                insert into supervision_notice (number, opinion, measure, deadline_version, department, occasion, begun_at, state, version)
                select number || 'x', opinion, measure, deadline_version, department, occasion, begun_at, state, 0
                  from supervision_notice where number = ?""").param(notice).update()).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void of_two_who_begin_one_at_once_one_is_told_of_the_others() throws Exception {
        var measure = inWork(7);
        var request = Map.of("measure", measure, "reason", "逾期。");
        var one = login("office.zzb");
        var other = login("office.sfj");

        var answers = ChangeIT.atOnce(() -> one.post(NOTICES, request), () -> other.post(NOTICES, request));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(answers).anySatisfy(answer -> {
            assertThat(answer.code()).isEqualTo("OPEN_NOTICE");
            assertThat(answer.field()).isEqualTo("measure");
            assertThat(answer.message()).contains("该措施已有督办单 ");
        });
    }

    // Its cause is gone.

    @Test
    void a_completed_measure_withdraws_what_is_not_signed_and_whoever_held_it_reads_why() {
        var measure = inWork(8);
        var notice = begun(measure, "逾期。");
        prepare(notice, "限期完成。");
        var held = opinion.task(notice);

        complete(8);

        assertThat(state(notice)).isEqualTo("WITHDRAWN");
        nothing_is_left_of(notice);
        var signer = opinion.session("bgt.chen");
        assertThat(signer.submit(held, SIGN).code()).isIn("TASK_GONE", "NOT_FOUND");
        var standing = signer.get(API + "/duban/tasks/" + held + "/standing").body();
        assertThat(standing.path("state").asText()).isEqualTo("督办单已撤销：" + measure + " 已办结，督办事由消除");
        assertThat(standing.at("/done/stepName").asText()).isEqualTo("签发督办单");
        assertThat(documentNumbers(notice)).isEmpty();
    }

    @Test
    void a_completed_measure_ends_the_answer_to_what_is_signed_and_the_paper_stays() {
        var notice = issued(9);
        complete(9);

        assertThat(state(notice)).isEqualTo("SETTLED");
        nothing_is_left_of(notice);
        assertThat(documentNumbers(notice)).hasSize(1);
        assertThat(opinion.session("mzj.head")
                        .download(NOTICES + "/" + notice + "/page")
                        .status())
                .isEqualTo(200);
        assertThat(standing("mzj.head", notice)).contains("督办单已了结：" + opinion.measure(9) + " 已办结");
    }

    @Test
    void a_measure_that_comes_to_another_department_ends_both_the_draft_and_the_answer() {
        inWork(10);
        inWork(11);
        var draft = begun(opinion.measure(10), "逾期。");
        var signed = issued(11);

        transferred(opinion.measure(10));
        transferred(opinion.measure(11));

        assertThat(state(draft)).isEqualTo("WITHDRAWN");
        assertThat(state(signed)).isEqualTo("SETTLED");
        nothing_is_left_of(draft);
        nothing_is_left_of(signed);
        assertThat(opinion.session("mzj.head")
                        .download(NOTICES + "/" + signed + "/page")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_moved_deadline_withdraws_what_speaks_of_the_old_one_but_not_what_was_signed() {
        var draft = begun(inWork(12), "逾期。");
        var signed = issued(13);

        moved(opinion.measure(12));
        moved(opinion.measure(13));

        assertThat(state(draft)).isEqualTo("WITHDRAWN");
        assertThat(state(signed)).isEqualTo("ISSUED");
        assertThat(opinion.step(signed)).isEqualTo("answerNotice");
        // Of the new deadline there may be one beside it.
        assertThat(begun(opinion.measure(13), "又逾期。")).isNotEqualTo(signed);
    }

    @Test
    void nobody_signs_what_speaks_of_a_deadline_that_was_moved_past_it() {
        var notice = submitted(14, "限期完成。");
        jdbc.sql("update measure set deadline_version = deadline_version + 1 where number = ?")
                .param(opinion.measure(14))
                .update();

        var refused = opinion.session("bgt.chen").submit(opinion.task(notice), SIGN);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CAUSE_GONE");
        assertThat(state(notice)).isEqualTo("AWAITING_SIGNATURE");
    }

    // Numbers.

    @Test
    void a_signature_that_fails_gives_its_number_back() {
        var first = submitted(15, "限期完成。");
        var second = submitted(16, "限期完成。");
        var before = lastNumber();
        transactions.executeWithoutResult(transaction -> {
            signNotice.sign(
                    new NoticeNumber(first),
                    new Actor(new PersonId("bgt.chen"), DepartmentCode.GOVERNMENT_OFFICE),
                    new SignNotice.Request(SignNotice.Decision.SIGN, ""));
            transaction.setRollbackOnly();
        });

        sign(second);

        assertThat(documentNumber(second)).isEqualTo("督办〔2023〕" + (before + 1) + "号");
        assertThat(documentNumbers(first)).isEmpty();
    }

    @Test
    void two_signed_at_once_get_two_numbers_and_one_signed_twice_gets_one() throws Exception {
        var first = submitted(17, "限期完成。");
        var second = submitted(18, "限期完成。");
        var before = lastNumber();
        var chen = login("bgt.chen");
        var liu = login("bgt.liu");
        var tasks = List.of(opinion.task(first), opinion.task(second));

        var both = ChangeIT.atOnce(() -> chen.submit(tasks.get(0), SIGN), () -> liu.submit(tasks.get(1), SIGN));
        var again = chen.submit(tasks.get(0), SIGN);

        assertThat(both).extracting(Answer::status).containsOnly(204);
        assertThat(List.of(documentNumber(first), documentNumber(second)))
                .containsExactlyInAnyOrder("督办〔2023〕" + (before + 1) + "号", "督办〔2023〕" + (before + 2) + "号");
        assertThat(again.status()).isIn(404, 409);
        assertThat(lastNumber()).isEqualTo(before + 2);
    }

    // Who may, and who may not.

    @Test
    void only_the_supervision_office_begins_and_drafts_only_the_government_office_signs_only_the_head_answers() {
        var measure = inWork(19);
        var request = Map.of("measure", measure, "reason", "逾期。");
        for (var other : List.of("mzj.handler", "mzj.head", "bgt.chen", "leader.zhao", "admin")) {
            var refused = opinion.session(other).post(NOTICES, request);
            assertThat(refused.status()).as(other).isEqualTo(403);
            assertThat(refused.code()).as(other).isEqualTo("NOT_YOURS");
            assertThat(opinion.session(other).get(NOTICES + "/measures").status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(opinion.session("mzj.head").get(NOTICES).status()).isEqualTo(403);
        assertThat(WebSession.anonymous("http://localhost:" + port).get(NOTICES).status())
                .isEqualTo(401);

        var notice = begun(measure, "逾期。");
        mustNotTake(notice, submission("限期完成。"), "bgt.chen", "mzj.head", "leader.zhao");
        prepare(notice, "限期完成。");
        mustNotTake(notice, SIGN, "office.zzb", "office.sfj", "mzj.head", "leader.zhao");
        sign(notice);
        mustNotTake(notice, Map.of("answer", "已办。"), "mzj.handler", "mzj.liaison", "czj.head", "bgt.chen");
    }

    @Test
    void whoever_drafted_does_not_sign_even_in_a_colleagues_place() {
        var notice = submitted(20, "限期完成。");
        var request = new SignNotice.Request(SignNotice.Decision.SIGN, "");
        for (var signer : List.of(
                new Actor(new PersonId("office.sfj"), DepartmentCode.GOVERNMENT_OFFICE),
                new Actor(
                        new PersonId("bgt.chen"),
                        DepartmentCode.GOVERNMENT_OFFICE,
                        new PersonId("office.zzb"),
                        null))) {
            assertThatThrownBy(() -> signNotice.sign(new NoticeNumber(notice), signer, request))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("FOUR_EYES"));
        }
        assertThat(state(notice)).isEqualTo("AWAITING_SIGNATURE");
    }

    @Test
    void the_head_may_answer_on_paper_and_the_signature_is_given_here_only() {
        var notice = issuedAnew();
        var recording =
                opinion.session("office.zzb").sheet(opinion.task(notice)).path("recording");
        assertThat(recording.path("signers").findValuesAsText("id")).contains("mzj.head");

        var other = begun(free(), "仍未办结。");
        prepare(other, "限期完成。");
        assertThat(opinion.session("office.zzb")
                        .sheet(opinion.task(other))
                        .path("recording")
                        .isNull())
                .isTrue();
    }

    // Bad input.

    @Test
    void what_is_missing_or_wrong_is_refused_at_its_field() {
        var measure = free();
        refusedAt("measure", "REQUIRED", begin(Map.of("measure", " ", "reason", "逾期。")));
        refusedAt("measure", "UNKNOWN", begin(Map.of("measure", "2023-765-M99", "reason", "逾期。")));
        refusedAt("reason", "REQUIRED", begin(Map.of("measure", measure, "reason", "")));
        refusedAt("reason", "TEXT_TOO_LONG", begin(Map.of("measure", measure, "reason", "长".repeat(501))));
        assertThat(begin(Map.of("measure", "2023-07-M07", "reason", "逾期。")).code())
                .isEqualTo("NOT_IN_WORK");

        var notice = begun(measure, "逾期。");
        refusedAt("decision", "REQUIRED", prepared(notice, "decision", ""));
        refusedAt("demands", "REQUIRED", prepared(notice, "demands", "  "));
        refusedAt("demands", "TEXT_TOO_LONG", prepared(notice, "demands", "长".repeat(1001)));
        refusedAt("demands", "BAD_CHAR", prepared(notice, "demands", "隐\u202e形"));
        refusedAt("feedbackOn", "REQUIRED", prepared(notice, "feedbackOn", ""));
        refusedAt("feedbackOn", "DATE", prepared(notice, "feedbackOn", "12月5日"));
        refusedAt("feedbackOn", "DATE_PAST", prepared(notice, "feedbackOn", "2023-11-28"));
        refusedAt("feedbackOn", "NO_CALENDAR", prepared(notice, "feedbackOn", "2049-01-05"));
        var weekend = prepared(notice, "feedbackOn", "2023-12-03");
        refusedAt("feedbackOn", "NOT_A_WORKING_DAY", weekend);
        assertThat(weekend.message()).contains("例如2023年12月1日");
        refusedAt("reason", "REQUIRED", prepared(notice, "decision", "WITHDRAW"));
        assertThat(state(notice)).isEqualTo("DRAFTING");

        prepare(notice, "限期完成。");
        refusedAt("decision", "REQUIRED", signed(notice, Map.of("decision", "", "reason", "")));
        refusedAt("reason", "REQUIRED", signed(notice, Map.of("decision", "SEND_BACK", "reason", " ")));
        clock.moveTo(moment("2023-12-05T10:00"));
        var late = signed(notice, SIGN);
        refusedAt("decision", "DATE_PAST", late);
        assertThat(late.message()).contains("反馈期限2023年12月5日已到或已过");
        clock.moveTo(moment("2023-11-28T10:00"));

        sign(notice);
        refusedAt("answer", "REQUIRED", answered(notice, ""));
        refusedAt("answer", "TEXT_TOO_LONG", answered(notice, "长".repeat(1001)));
    }

    // On paper.

    @Test
    void the_paper_escapes_what_people_typed_is_not_stored_and_is_concealed_until_it_is_signed() {
        var notice = begun(free(), "逾期。");
        prepare(notice, "<script>alert(1)</script> & “引号”\n第二段。");
        var address = NOTICES + "/" + notice + "/page";

        var draft = opinion.session("office.zzb").download(address);
        var html = new String(draft.bytes(), StandardCharsets.UTF_8);
        assertThat(draft.status()).isEqualTo(200);
        assertThat(draft.header("Content-Type")).startsWith("text/html");
        assertThat(draft.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(draft.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(html)
                .contains("paper-draft", "草稿，未签发，不作为依据", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; ", "第二段。")
                .doesNotContain("<script>alert");
        for (var stranger : List.of("mzj.head", "mzj.handler", "czj.head")) {
            assertThat(opinion.session(stranger).get(address).status())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(WebSession.anonymous("http://localhost:" + port).get(address).status())
                .isEqualTo(401);
        assertThat(opinion.session("office.zzb")
                        .get(NOTICES + "/2023-765-N99/page")
                        .status())
                .isEqualTo(404);
        assertThat(opinion.session("office.zzb")
                        .get(NOTICES + "/" + opinion.measure(1) + "/page")
                        .status())
                .isEqualTo(404);

        sign(notice);
        for (var reader : List.of("mzj.head", "mzj.handler", "mzj.liaison", "bgt.liu", "leader.zhao", "auditor")) {
            var paper = opinion.session(reader).download(address);
            assertThat(paper.status()).as(reader).isEqualTo(200);
            assertThat(new String(paper.bytes(), StandardCharsets.UTF_8))
                    .contains(documentNumber(notice), "签发人：陈立群", "2023年11月28日")
                    .doesNotContain("草稿");
        }
        assertThat(opinion.session("czj.head").get(address).status()).isEqualTo(404);
    }

    @Test
    void what_was_signed_cannot_be_changed() {
        var notice = issuedAnew();
        for (var sql : List.of(
                "update issued_notice set text = 'x' where notice = ?",
                "delete from issued_notice where notice = ?",
                "update notice_draft set demands = 'x' where notice = ?",
                "delete from supervision_notice where number = ?")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(notice).update())
                    .as(sql)
                    .hasStackTraceContaining("permission denied");
        }
    }

    // How it gets there.

    /** A measure of its own for each test: its handler has it. */
    private String inWork(int nth) {
        opinion.bringTo("submitResult", nth);
        return opinion.measure(nth);
    }

    private void complete(int nth) {
        opinion.bringTo("verifyMeasure", nth);
        opinion.take(
                "office.sfj",
                opinion.measure(nth),
                Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", ""));
        assertThat(texts("select state from measure where number = ?", opinion.measure(nth)))
                .containsExactly("COMPLETED");
    }

    private Answer begin(Map<String, ?> request) {
        return opinion.session("office.zzb").post(NOTICES, request);
    }

    private String begun(String measure, String reason) {
        var answer = begin(Map.of("measure", measure, "reason", reason));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("number").asText();
    }

    private static Map<String, ?> submission(String demands) {
        return Map.of("decision", "SUBMIT", "demands", demands, "feedbackOn", "2023-12-05", "reason", "");
    }

    private void prepare(String notice, String demands) {
        opinion.take("office.sfj", notice, submission(demands));
    }

    private void sign(String notice) {
        opinion.take("bgt.chen", notice, SIGN);
    }

    private String submitted(int nth, String demands) {
        var notice = begun(inWork(nth), "逾期。");
        prepare(notice, demands);
        return notice;
    }

    private String issued(int nth) {
        var notice = submitted(nth, "限期完成。");
        sign(notice);
        return notice;
    }

    /** About a measure of which nothing else is asked: one whose earlier notice has ended. */
    private String issuedAnew() {
        var notice = begun(free(), "仍未办结。");
        prepare(notice, "限期完成。");
        sign(notice);
        return notice;
    }

    /** A measure in work without an open notice, of another opinion than the tests' own ones. */
    private String free() {
        var other = "2023-766";
        if (texts("select number from opinion where number = ?", other).isEmpty()) {
            moveTo("2023-07-10T10:00");
            SmallOpinion.dispatched(other, TestPlans.workbook(other, "市民政局", 6), this::login, jdbc, jobs);
            clock.moveTo(moment("2023-11-28T10:00"));
        }
        return texts("""
                select number from measure m where number like ? || '-M%' and not exists (
                    select from supervision_notice n where n.measure = m.number) order by number limit 1""", other).get(0);
    }

    private void transferred(String measure) {
        var change = opinion.session("office.zzb")
                .post(
                        API + "/duban/changes",
                        Map.of(
                                "kind",
                                "TRANSFER",
                                "measures",
                                List.of(measure),
                                "department",
                                "CZJ",
                                "parts",
                                List.of(),
                                "reason",
                                "职责划转。"))
                .body()
                .path("number")
                .asText();
        opinion.take("leader.zhao", change, Map.of("decision", "APPROVE", "reason", ""));
    }

    /** As an approved extension does. */
    private void moved(String measure) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("update measure set deadline_version = deadline_version + 1 where number = ?")
                    .param(measure)
                    .update();
            events.publishEvent(new DeadlineMoved(new MeasureNumber(measure)));
        });
    }

    private Answer prepared(String notice, String field, String value) {
        var fields = new HashMap<String, Object>(submission("限期完成。"));
        fields.put(field, value);
        return opinion.session("office.sfj").submit(opinion.task(notice), fields);
    }

    private Answer signed(String notice, Map<String, ?> fields) {
        return opinion.session("bgt.chen").submit(opinion.task(notice), fields);
    }

    private Answer answered(String notice, String answer) {
        return opinion.session("mzj.head").submit(opinion.task(notice), Map.of("answer", answer));
    }

    // What is looked at.

    private static void refusedAt(String field, String code, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.field()).as(answer.text()).isEqualTo(field);
        assertThat(answer.message()).as(answer.text()).endsWith("。");
    }

    private void mustNotTake(String notice, Map<String, ?> fields, String... people) {
        var before = state(notice);
        for (var person : people) {
            var refused = opinion.session(person).submit(opinion.task(notice), fields);
            assertThat(refused.status()).as(person + " " + refused.text()).isIn(403, 404);
            assertThat(refused.code()).as(person).isIn("NOT_YOURS", "NOT_FOUND");
        }
        assertThat(state(notice)).isEqualTo(before);
    }

    private void nothing_is_left_of(String notice) {
        assertThat(texts("select step from work_item where item = ?", notice)).isEmpty();
        assertThat(texts("select kind from obligation where item = ? and fulfilled_at is null", notice))
                .isEmpty();
        assertThat(texts(
                        "select e.id_ from act_ru_execution e join process_instance p on p.id = e.proc_inst_id_ where p.item = ?",
                        notice))
                .isEmpty();
    }

    private String standing(String person, String notice) {
        return opinion.session(person)
                .get(API + "/duban/items/" + notice + "/standing")
                .body()
                .path("state")
                .asText();
    }

    private static JsonNode listed(WebSession session, String notice) {
        for (var each : session.get(NOTICES).body().path("notices")) {
            if (each.path("number").asText().equals(notice)) {
                return each;
            }
        }
        throw new AssertionError(notice + " is not listed");
    }

    private String state(String notice) {
        return texts("select state from supervision_notice where number = ?", notice)
                .get(0);
    }

    private String due(String notice) {
        return texts(
                        "select (due_at at time zone 'Asia/Shanghai')::date::text from obligation where item = ? and fulfilled_at is null",
                        notice)
                .get(0);
    }

    private String documentNumber(String notice) {
        return documentNumbers(notice).get(0);
    }

    private List<String> documentNumbers(String notice) {
        return texts("select document_number from issued_notice where notice = ?", notice);
    }

    private int lastNumber() {
        return jdbc.sql("select coalesce(max(last), 0) from notice_year where year = 2023")
                .query(Integer.class)
                .single();
    }

    private List<String> texts(String sql, String value) {
        return jdbc.sql(sql).param(value).query(String.class).list();
    }

    private static String within(String number) {
        return number.substring(number.lastIndexOf('-') + 1);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
