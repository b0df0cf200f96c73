package duban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Verification in rounds, and who verifies when the supervision office may not. A measure of its own per test. */
@TestInstance(Lifecycle.PER_CLASS)
class VerificationRoundsIT extends ResultPathways {

    static final String OPINION = "2023-55";

    static final Map<String, ?> ASK = Map.of("decision", "ASK_FOR_MORE", "unmet", List.of(2), "wanted", "请补充验收单原件的文号。");
    static final Map<String, ?> REJECT = Map.of("decision", "REJECT", "unmet", List.of(2), "reason", "验收单未盖章。");
    static final Map<String, ?> SUPPLEMENT = Map.of("answer", "验收单已取得文号。", "materials", List.of("", "民政〔2023〕18号"));

    @BeforeAll
    void an_opinion_with_a_co_handler_is_dispatched() {
        dispatched(OPINION, TestPlans.coHandledWorkbook(OPINION, "市民政局", 10, false, "市财政局"));
    }

    @AfterEach
    void the_office_is_as_it_was() {
        jdbc.sql("update officer set active = true where id like 'office.%'").update();
    }

    void awaitingVerification(String item) {
        signed(item);
        answered(item);
    }

    void answered(String item) {
        done(take("czj.liaison", "giveView", item, "CZJ", Map.of("decision", "NO_COMMENT")));
    }

    void supplemented(String item) {
        done(take("office.sfj", "verifyMeasure", item, ASK));
        done(take("mzj.handler", "supplementResult", item, SUPPLEMENT));
    }

    List<String> rounds(String user, String task) {
        return StreamSupport.stream(section(user, task, "rounds").path("log").spliterator(), false)
                .map(entry -> entry.path("what").asText())
                .toList();
    }

    int count(String sql, String item) {
        return jdbc.sql(sql).param(item).query(Integer.class).single();
    }

    @Test
    void a_verifier_asks_for_more_gets_it_signed_and_accepts_in_the_second_round() {
        var item = OPINION + "-M01";
        awaitingVerification(item);
        var first = task("verifyMeasure", item);
        assertThat(section("office.sfj", first, "rounds").at("/facts/0/value").asText())
                .isEqualTo("本次为第 1 轮核查");
        var unspecified = session("office.sfj").submit(first, Map.of("decision", "ASK_FOR_MORE", "unmet", List.of(2)));
        assertThat(unspecified.status()).isEqualTo(422);
        assertThat(unspecified.field()).isEqualTo("wanted");

        done(take("office.sfj", "verifyMeasure", item, ASK));

        assertThat(waitingFor(item)).containsExactly("supplementResult MZJ");
        assertThat(owed(item)).containsExactly("MEASURE", "SUPPLEMENT");
        var supplement = task("supplementResult", item);
        var asked = section("mzj.handler", supplement, "moreAsked");
        assertThat(asked.path("warning").asText()).isEqualTo("请补充验收单原件的文号。");
        assertThat(asked.at("/facts/0/value").asText()).isEqualTo("办结标准 2：验收材料齐备");
        var empty = session("mzj.handler").submit(supplement, Map.of("answer", "", "materials", List.of()));
        assertThat(empty.field()).isEqualTo("answer");
        var tooMany =
                session("mzj.handler").submit(supplement, Map.of("answer", "有", "materials", List.of("1", "2", "3")));
        assertThat(tooMany.field()).isEqualTo("materials");

        done(take("mzj.handler", "supplementResult", item, SUPPLEMENT));
        assertThat(waitingFor(item)).containsExactly("signOffResult MZJ");
        assertThat(rounds("mzj.head", task("signOffResult", item))).containsExactly("第 1 轮核查：已补充材料", "第 1 轮核查：要求补充材料");
        done(take("mzj.head", "signOffResult", item, SIGN));

        assertThat(waitingFor(item)).containsExactly("verifyMeasure DBZB");
        assertThat(count("select count(*) from co_handler_view where measure = ?", item))
                .isEqualTo(1);
        var second = task("verifyMeasure", item);
        assertThat(section("office.fgw", second, "rounds").at("/facts/0/value").asText())
                .isEqualTo("本次为第 2 轮核查");
        assertThat(section("office.fgw", second, "rounds").at("/log/0/reason").asText())
                .isEqualTo("验收单已取得文号。\n办结标准 2：民政〔2023〕18号");
        assertThat(session("office.fgw")
                        .sheet(second)
                        .at("/input/prefill/proofs/1")
                        .asText())
                .isEqualTo("验收单；补充：民政〔2023〕18号");
        assertThat(history("office.fgw", second)).anyMatch(line -> line.endsWith("第 1 轮核查，要求补充材料 请补充验收单原件的文号。"));
        done(take("office.fgw", "verifyMeasure", item, ACCEPT));

        assertThat(state(item)).isEqualTo("COMPLETED");
        assertThat(count("select max(round) from verification where measure = ?", item))
                .isEqualTo(2);
        assertThat(count("select count(*) from submission where measure = ?", item))
                .isEqualTo(1);
        assertThat(count("select count(*) from sign_off where measure = ? and version = 1", item))
                .isEqualTo(2);
    }

    @Test
    void every_decision_is_a_round_whatever_it_says() {
        var item = OPINION + "-M02";
        awaitingVerification(item);

        supplemented(item);
        done(take("mzj.head", "signOffResult", item, SIGN));
        done(take("office.sfj", "verifyMeasure", item, REJECT));
        submittedAndSigned(item);
        answered(item);

        assertThat(rounds("office.sfj", task("verifyMeasure", item)))
                .containsExactly("第 2 轮核查：退回补正", "第 1 轮核查：已补充材料", "第 1 轮核查：要求补充材料");
        assertThat(history("office.sfj", task("verifyMeasure", item)))
                .anyMatch(line -> line.endsWith("第 2 轮核查退回 验收单未盖章。"));
        done(take("office.sfj", "verifyMeasure", item, ACCEPT));
        assertThat(jdbc.sql("select version || '/' || round from verification where measure = ? order by round")
                        .param(item)
                        .query(String.class)
                        .list())
                .containsExactly("1/1", "1/2", "2/3");
    }

    @Test
    void a_head_may_send_a_supplement_back_and_the_next_submission_is_shown_to_co_handlers_again() {
        var item = OPINION + "-M03";
        awaitingVerification(item);
        supplemented(item);

        done(take(
                "mzj.head",
                "signOffResult",
                item,
                Map.of("decision", "SEND_BACK", "unmet", List.of(1), "reason", "文号有误。")));

        assertThat(waitingFor(item)).containsExactly("submitResult MZJ");
        submittedAndSigned(item);
        assertThat(waitingFor(item)).containsExactly("giveView CZJ");
    }

    @Test
    void a_send_back_names_the_criteria_that_failed_and_the_handler_finds_them_first() {
        var item = OPINION + "-M09";
        inWork(item);
        done(take("mzj.handler", "submitResult", item, RESULT));

        var sentBack = Map.of("decision", "SEND_BACK", "unmet", List.of(2, 0), "reason", "验收单未盖章。");
        done(take("mzj.head", "signOffResult", item, sentBack));

        var task = task("submitResult", item);
        var sheet = session("mzj.handler").sheet(task);
        assertThat(sheet.at("/sections/0/key").asText()).isEqualTo("sentBack");
        assertThat(sheet.at("/sections/0/warning").asText()).isEqualTo("验收单未盖章。");
        assertThat(sheet.at("/sections/0/facts/0/label").asText()).isEqualTo("未达到的办结标准");
        assertThat(sheet.at("/sections/0/facts/0/value").asText()).isEqualTo("办结标准 2：验收材料齐备\n其他（见退回原因）");
        assertThat(sheet.at("/input/criteria/0/failed").isNull()).isTrue();
        assertThat(sheet.at("/input/criteria/1/failed").asText()).isEqualTo("审签时认为这一条没有达到");

        submittedAndSigned(item);
        answered(item);
        done(take("office.sfj", "verifyMeasure", item, REJECT));

        var again = session("mzj.handler").sheet(task("submitResult", item));
        assertThat(again.at("/sections/0/facts/0/value").asText()).isEqualTo("办结标准 2：验收材料齐备");
        assertThat(again.at("/input/criteria/1/failed").asText()).isEqualTo("核查时认为这一条没有达到");
        assertThat(jdbc.sql("select version || ' ' || unmet::text from sign_off where measure = ? order by version")
                        .param(item)
                        .query(String.class)
                        .list())
                .containsExactly("1 {0,2}", "2 {}");
    }

    @Test
    void nothing_is_sent_back_without_a_criterion_or_an_explicit_other() {
        var item = OPINION + "-M10";
        inWork(item);
        done(take("mzj.handler", "submitResult", item, RESULT));

        for (var unmet : List.of(List.of(), List.of(3), Arrays.asList(1, null))) {
            var answer = take(
                    "mzj.head", "signOffResult", item, Map.of("decision", "SEND_BACK", "unmet", unmet, "reason", "缺。"));

            assertThat(answer.status()).as("%s", unmet).isEqualTo(422);
            assertThat(answer.field()).isEqualTo("unmet");
            assertThat(answer.message()).contains("勾选");
        }
        done(take("mzj.head", "signOffResult", item, SIGN));
        answered(item);
        for (var decision : List.of("REJECT", "ASK_FOR_MORE")) {
            var told = Map.of("decision", decision, "criteriaMet", List.of(1), "reason", "缺。", "wanted", "缺。");

            assertThat(take("office.sfj", "verifyMeasure", item, told).field()).isEqualTo("unmet");
        }
        assertThat(state(item)).isEqualTo("AWAITING_VERIFICATION");
        done(take(
                "office.sfj",
                "verifyMeasure",
                item,
                Map.of("decision", "REJECT", "unmet", List.of(0), "reason", "改名称。")));
        assertThat(section("mzj.handler", task("submitResult", item), "sentBack")
                        .at("/facts/0/value")
                        .asText())
                .isEqualTo("其他（见退回原因）");
    }

    @Test
    void while_a_supplement_is_owed_no_progress_is_reported_and_the_step_due_is_named() {
        var item = OPINION + "-M04";
        awaitingVerification(item);
        done(take("office.sfj", "verifyMeasure", item, ASK));

        var answer = session("mzj.handler")
                .post(WebSession.API + "/duban/measures/" + item + "/progress", Map.of("done", "a", "next", "b"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("WRONG_STATE");
        assertThat(answer.message()).endsWith("当前应由承办人补充材料。");
    }

    @Test
    void nobody_verifies_what_they_co_signed_typed_in_or_signed_in_anothers_place() {
        var item = OPINION + "-M05";
        awaitingVerification(item);
        jdbc.sql("""
                insert into co_signature (measure, version, round, department, signed, reason, decided_by, acting_for, decided_at)
                values (?, 1, 1, 'CZJ', true, '', 'office.sfj', 'CZJ', now())""").param(item).update();
        var scan = "5".repeat(64);
        jdbc.sql("""
                insert into stored_file (sha256, kept_by, name, media_type, bytes, kept_at)
                values (?, 'office.fgw', '审签单.pdf', 'application/pdf', 1, now())""").param(scan).update();
        jdbc.sql("""
                insert into transition (item, step, person, on_behalf_of, acting_for, recorded_by, signed_on, scan, at,
                                        old_state, new_state, reason, sha256)
                values (?, 'signOffResult', 'mzj.head', 'office.zzb', 'MZJ', 'office.fgw', '2023-07-12', ?, now(),
                        'AWAITING_VERIFICATION', 'AWAITING_VERIFICATION', '', '')""").param(item).param(scan).update();
        var task = task("verifyMeasure", item);

        for (var involved : List.of("office.sfj", "office.zzb", "office.fgw")) {
            var answer = session(involved).submit(task, ACCEPT);

            assertThat(answer.status()).as(involved).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("FOUR_EYES");
            assertThat(answer.message()).endsWith("可以核查的人员：陈立群、刘思敏。");
            assertThat(section(involved, task, "verifiers").path("warning").asText())
                    .contains("不能核查");
        }
        assertThat(state(item)).isEqualTo("AWAITING_VERIFICATION");
    }

    @Test
    void who_may_not_verify_is_told_who_may() {
        var item = OPINION + "-M06";
        awaitingVerification(item);
        jdbc.sql("""
                insert into co_signature (measure, version, round, department, signed, reason, decided_by, acting_for, decided_at)
                values (?, 1, 1, 'CZJ', true, '', 'office.sfj', 'CZJ', now())""").param(item).update();

        var answer = take("office.sfj", "verifyMeasure", item, ACCEPT);

        assertThat(answer.code()).isEqualTo("FOUR_EYES");
        assertThat(answer.message()).endsWith("可以核查的人员：黎立新、邵俊杰。");
        done(take("office.fgw", "verifyMeasure", item, ACCEPT));
    }

    @Test
    void the_government_office_verifies_what_nobody_of_the_office_may() {
        var item = OPINION + "-M07";
        signed(item);
        jdbc.sql("update officer set active = false where id in ('office.zzb', 'office.sfj', 'office.fgw')")
                .update();
        answered(item);

        assertThat(waitingFor(item)).containsExactly("verifyMeasure BGT");
        assertThat(inHands(item)).isEqualTo("DBZB > BGT");
        assertThat(history("bgt.chen", task("verifyMeasure", item)))
                .first()
                .asString()
                .endsWith("转交叉核查 督办专班没有可以核查本事项的成员，由市政府办公厅（督查室）交叉核查。");
        var task = task("verifyMeasure", item);
        assertThat(session("office.mzj").submit(task, ACCEPT).status()).isEqualTo(403);
        assertThat(session("bgt.chen").tasksFor("verifyMeasure", item)).containsExactly(task);
        var who = section("bgt.chen", task, "verifiers");
        assertThat(who.at("/facts/0/value").asText()).isEqualTo("市政府办公厅（督查室）交叉核查");
        assertThat(who.at("/facts/1/value").asText()).isEqualTo("陈立群、刘思敏");
        assertThat(who.path("warning").isNull()).isTrue();

        assertThat(session("bgt.chen").claim(task, "bgt.chen").status()).isEqualTo(204);
        done(session("bgt.chen").submit(task, ACCEPT));

        assertThat(state(item)).isEqualTo("COMPLETED");
        assertThat(inHands(item)).isEqualTo("BGT > -");
        assertThat(jdbc.sql("select acting_for from verification where measure = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .isEqualTo("BGT");
    }

    @Test
    void a_finished_measure_takes_no_more_steps() {
        var item = OPINION + "-M08";
        awaitingVerification(item);
        var task = task("verifyMeasure", item);
        done(session("office.sfj").submit(task, ACCEPT));

        for (var user : List.of("office.sfj", "office.fgw")) {
            var again = session(user).submit(task, ACCEPT);

            assertThat(again.status()).isEqualTo(409);
            assertThat(again.code()).isEqualTo("TASK_GONE");
        }
        assertThat(session("mzj.handler")
                        .post(
                                WebSession.API + "/duban/measures/" + item + "/progress",
                                Map.of("done", "a", "next", "b"))
                        .message())
                .contains("已办结", "没有待办步骤");
        assertThat(count("select count(*) from verification where measure = ?", item))
                .isEqualTo(1);
    }
}
