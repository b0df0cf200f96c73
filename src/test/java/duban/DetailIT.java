package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.evidence.Scans;
import duban.ledger.ContentReaders;
import duban.shared.PersonId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tab 详情 tells of an open task's item. A measure of its own per test. */
@TestInstance(Lifecycle.PER_CLASS)
class DetailIT extends ResultPathways {

    static final String OPINION = "2023-82";

    @Autowired
    ContentReaders readers;

    @BeforeAll
    void an_opinion_with_a_co_handler_is_dispatched() {
        dispatched(OPINION, TestPlans.coHandledWorkbook(OPINION, "市民政局", 6, false, "市财政局"));
    }

    JsonNode detail(String user, String task) {
        var answer = session(user).get(API + "/duban/tasks/" + task + "/detail");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    /** Each entry of a list as its fields, joined. */
    static List<String> lines(JsonNode list, String... fields) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> String.join(
                        " | ",
                        StreamSupport.stream(List.of(fields).spliterator(), false)
                                .map(field -> entry.path(field).asText())
                                .toList()))
                .toList();
    }

    static Map<String, String> facts(JsonNode section) {
        var facts = new LinkedHashMap<String, String>();
        section.path("facts")
                .forEach(fact -> facts.put(
                        fact.path("label").asText(), fact.path("value").asText()));
        return facts;
    }

    void answered(String item) {
        done(take("czj.liaison", "giveView", item, "CZJ", Map.of("decision", "NO_COMMENT")));
    }

    /** From 19 July: 88 working days to 24 November and 113 to 29 December, with a week off and two days made up in October. */
    @Test
    void three_clocks_stand_side_by_side_and_say_where_the_time_went() {
        var item = OPINION + "-M01";
        signed(item);
        moveTo("2023-07-17T10:00");
        answered(item);
        moveTo("2023-07-19T10:00");

        var detail = detail("office.sfj", task("verifyMeasure", item));

        assertThat(lines(detail.path("clocks"), "title", "day"))
                .containsExactly("报告时限 | 2023年12月29日 周五", "整改期限 | 2023年11月24日 周五");
        assertThat(detail.at("/clocks/0/light").toString()).contains("113");
        assertThat(detail.at("/clocks/1/light").toString()).contains("88", "green");
        assertThat(facts(detail.at("/clocks/1")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("原定", "2023年11月24日", "延期", "0 次"));
        assertThat(detail.at("/hands/holder").asText()).isEqualTo("督办专班");
        assertThat(detail.at("/hands/since").asText()).isEqualTo("2023年7月17日");
        assertThat(detail.at("/hands/days").asInt()).isEqualTo(2);
        assertThat(lines(detail.at("/hands/held"), "holder", "days", "now"))
                .containsExactly("市民政局 | 3 | false", "市民政局 余振华 | 2 | false", "督办专班 | 2 | true");
    }

    @Test
    void the_timeline_tells_who_did_what_for_whom_from_which_state_to_which_the_latest_first() {
        var item = OPINION + "-M02";
        moveTo("2023-07-20T09:00");
        done(take("mzj.liaison", "signForReceipt", item, Map.of("decision", "RECEIVE", "remark", "按期办理。")));
        jdbc.sql("""
                insert into substitution (absent, substitute, department, from_on, to_on, reason, made_by, made_at)
                values ('mzj.liaison', 'mzj.handler', 'MZJ', '2023-07-20', '2023-07-20', '培训', 'mzj.head', '2023-07-20T09:00:00+08:00')""").update();
        done(take("mzj.handler", "handToHandler", item, Map.of("handler", "mzj.handler", "instruction", "")));
        moveTo("2023-07-21T10:00");
        done(session("mzj.handler")
                .post(
                        API + "/duban/measures/" + item + "/progress",
                        Map.of("done", "已选址", "next", "施工", "obstacles", "用地")));
        done(take("mzj.handler", "submitResult", item, RESULT));
        var signing = task("signOffResult", item);
        var scan = session("office.sfj").post(API + "/duban/scans?fileName=a.png", Scans.picture("png", 82));
        done(session("office.sfj")
                .post(
                        API + "/duban/tasks/" + signing + "/record",
                        Map.of(
                                "signer",
                                "mzj.head",
                                "signedOn",
                                "2023-07-21",
                                "scan",
                                scan.body().path("sha256").asText(),
                                "variables",
                                Map.of(
                                        "decision",
                                        Map.of("value", "SEND_BACK"),
                                        "unmet",
                                        Map.of("value", List.of(2)),
                                        "reason",
                                        Map.of("value", "验收单未盖章。")))));

        var detail = detail("mzj.handler", task("submitResult", item));

        assertThat(lines(detail.path("timeline"), "who", "what", "from", "to", "told", "kind"))
                .startsWith(
                        "赵志强（市民政局单位负责人），2023年7月21日纸质签署，由督办专班雷刚于7月21日代录 | 审签退回 | 待单位审签 | 办理中 | 验收单未盖章。 | OPINION",
                        "余振华（市民政局） | 提交成果 | 办理中 | 待单位审签 | 已建成。 | ACT",
                        "余振华（市民政局） | 报送进展 | 办理中 | 办理中 | 已完成：已选址\n下一步：施工\n困难：用地 | PROGRESS",
                        "余振华（代 卢文博，市民政局） | 转交承办人 | 办理中 | 办理中 |  | ACT",
                        "卢文博（市民政局） | 签收 | 待签收 | 办理中 | 按期办理。 | ACT")
                .endsWith("邵俊杰（督办专班） | 交办措施 | 草拟 | 待签收 |  | ACT");
        assertThat(detail.at("/timeline/0/scan").asText())
                .isEqualTo(scan.body().path("sha256").asText());
        assertThat(detail.at("/timeline/0/at").asText()).isEqualTo("2023年7月21日 10:00");
        assertThat(detail.at("/progress/log/0/what").asText()).isEqualTo("已完成：已选址");
        assertThat(detail.path("withheld").isNull()).isTrue();
    }

    @Test
    void every_earlier_send_back_is_told_with_the_criteria_that_had_failed() {
        var item = OPINION + "-M03";
        inWork(item);
        done(take("mzj.handler", "submitResult", item, RESULT));
        done(take(
                "mzj.head",
                "signOffResult",
                item,
                Map.of("decision", "SEND_BACK", "unmet", List.of(1), "reason", "名单不全。")));
        submittedAndSigned(item);
        answered(item);
        done(take(
                "office.sfj",
                "verifyMeasure",
                item,
                Map.of("decision", "ASK_FOR_MORE", "unmet", List.of(1, 2), "wanted", "请附原件。")));

        var rejections = detail("mzj.handler", task("supplementResult", item)).path("rejections");

        assertThat(lines(rejections, "who", "what", "reason"))
                .containsExactly("雷刚（督办专班） | 第 1 轮核查，要求补充材料 | 请附原件。", "赵志强（市民政局） | 审签退回（第 1 次提交） | 名单不全。");
        assertThat(rejections.at("/0/criteria"))
                .extracting(JsonNode::asText)
                .containsExactly("办结标准 1：站点名单公布", "办结标准 2：验收材料齐备");
        assertThat(rejections.at("/1/criteria")).extracting(JsonNode::asText).containsExactly("办结标准 1：站点名单公布");
    }

    @Test
    void everybody_to_call_is_there_once_with_what_they_are_to_the_item() {
        var item = OPINION + "-M04";
        signed(item);
        answered(item);
        var task = task("verifyMeasure", item);
        assertThat(session("office.fgw").claim(task, "office.fgw").status()).isEqualTo(204);

        var contacts = detail("office.fgw", task).path("contacts");

        assertThat(lines(contacts, "roles", "name", "department"))
                .containsExactly(
                        "承办人 | 余振华 | 市民政局",
                        "承办单位联络员、问题牵头单位联络员 | 卢文博 | 市民政局",
                        "承办单位负责人 | 金雪梅 | 市民政局",
                        "承办单位负责人 | 赵志强 | 市民政局",
                        "协办单位联络员 | " + nameOf("czj.liaison") + " | 市财政局",
                        "核查人、督办专班 | 黎立新 | 市发展改革委",
                        "督办专班 | 雷刚 | 市司法局",
                        "督办专班 | 邵俊杰 | 市委组织部",
                        "督办专班 | 万慧敏 | 市民政局");
        assertThat(lines(contacts, "telephone")).allMatch(telephone -> telephone.matches("023-\\d{8}"));
    }

    String nameOf(String officer) {
        return jdbc.sql("select name from officer where id = ?")
                .param(officer)
                .query(String.class)
                .single();
    }

    @Test
    void where_the_measure_comes_from_is_told_down_to_the_aspect_of_the_opinion() {
        var about =
                detail("mzj.liaison", task("signForReceipt", OPINION + "-M05")).path("about");

        assertThat(facts(about.get(0)))
                .containsEntry("问题编号", OPINION + "-P01")
                .containsEntry("所属方面", "第 1 方面：服务供给有待提升")
                .containsEntry("审议意见", "关于社区养老服务的审议意见（市人大常委会第二次会议）");
        assertThat(facts(about.get(1))).containsEntry("措施编号", OPINION + "-M05").containsEntry("办结标准", "站点名单公布；验收材料齐备");
    }

    @Test
    void a_detail_is_for_whoever_may_open_the_task() {
        var task = task("signForReceipt", OPINION + "-M05");

        for (var reader : List.of("czj.head", "mzj.handler", "leader.zhao", "auditor")) {
            assertThat(session(reader)
                            .get(API + "/duban/tasks/" + task + "/detail")
                            .status())
                    .as(reader)
                    .isEqualTo(200);
        }
        for (var stranger : List.of("gaj.liaison", "wjw.handler", "admin")) {
            var answer = session(stranger).get(API + "/duban/tasks/" + task + "/detail");

            assertThat(answer.status()).as(stranger).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("NOT_FOUND");
        }
        assertThat(session("mzj.liaison")
                        .get(API + "/duban/tasks/absent/detail")
                        .status())
                .isEqualTo(404);
    }

    /** The office records on behalf, and so may open; the handling department of another item reads nothing of it. */
    @ParameterizedTest
    @CsvSource({
        "mzj.handler, true",
        "mzj.head, true",
        "czj.liaison, true",
        "czj.head, true",
        "office.sfj, true",
        "bgt.chen, true",
        "leader.zhao, true",
        "auditor, true",
        "gaj.head, false",
        "zzb.liaison, false",
        "secretary.sun, false",
        "admin, false"
    })
    void what_was_done_is_read_by_those_who_handle_co_handle_verify_lead_or_decide(String person, boolean may) {
        assertThat(readers.mayRead(OPINION + "-M05", new PersonId(person), LocalDate.of(2023, 7, 20)))
                .isEqualTo(may);
    }

    @Test
    void a_substitute_reads_what_the_absent_colleague_may_and_only_on_those_days() {
        jdbc.sql("""
                insert into substitution (absent, substitute, department, from_on, to_on, reason, made_by, made_at)
                values ('czj.head', 'gaj.head', 'CZJ', '2023-07-24', '2023-07-25', '出差', 'czj.head', '2023-07-20T09:00:00+08:00')""").update();
        var item = OPINION + "-M05";
        var substitute = new PersonId("gaj.head");

        assertThat(readers.mayRead(item, substitute, LocalDate.of(2023, 7, 23))).isFalse();
        assertThat(readers.mayRead(item, substitute, LocalDate.of(2023, 7, 25))).isTrue();
        assertThat(readers.mayRead(item, substitute, LocalDate.of(2023, 7, 26))).isFalse();
    }

    @Test
    void comments_opinions_and_changes_of_the_plan_have_a_detail_that_fits_them() {
        var opinion = OPINION.replace("82", "83");
        moveTo("2023-07-26T10:00");
        var office = session("office.zzb");
        assertThat(office.post(API + "/duban/workbook?fileName=a.xlsx", TestPlans.workbook(opinion, "市民政局", 1))
                        .status())
                .isEqualTo(201);
        var plan = detail("office.zzb", task("dispatchPlan", opinion));
        assertThat(lines(plan.path("about"), "title")).containsExactly("审议意见", "整改方案");
        assertThat(lines(plan.path("clocks"), "title")).containsExactly("报告时限");
        assertThat(plan.path("rejections").isNull()).isTrue();
        assertThat(plan.at("/contacts/0/roles").asText()).isEqualTo("总牵头单位联络员");
        done(office.submit(task("dispatchPlan", opinion), Map.of("instruction", "")));
        jobs.drain();

        var item = opinion + "-M01";
        done(take("mzj.liaison", "signForReceipt", item, Map.of("decision", "RECEIVE", "remark", "")));
        done(take("mzj.liaison", "handToHandler", item, Map.of("handler", "mzj.handler", "instruction", "")));
        submittedAndSigned(item);
        done(take("office.sfj", "verifyMeasure", item, ACCEPT));
        jobs.drain();
        var comment = opinion + "-P01";
        done(take("mzj.head", "applyForStrikeOff", comment, Map.of("result", "COMPLETED", "account", "已建成。")));
        done(take("office.sfj", "verifyComment", comment, Map.of("decision", "REJECT", "reason", "缺照片。")));

        var applied = detail("mzj.head", task("applyForStrikeOff", comment));
        assertThat(lines(applied.path("about"), "title")).containsExactly("问题", "各项整改措施");
        assertThat(lines(applied.path("rejections"), "what", "reason")).containsExactly("核查退回（第 1 次申请） | 缺照片。");
        assertThat(lines(applied.path("timeline"), "what", "told")).contains("申请销号 | 已建成。", "核查退回 | 缺照片。");
        assertThat(lines(applied.path("contacts"), "roles").get(0)).startsWith("问题牵头单位联络员");
    }
}
