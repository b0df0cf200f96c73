package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import duban.SmallOpinion;
import duban.TestPlans;
import duban.department.Appointment;
import duban.department.Officer;
import duban.department.RegisterOfficer;
import duban.department.Role;
import duban.evidence.Scans;
import duban.measure.PlanMeasures.Kind;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import duban.shared.PersonId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each activity of the handbook as it is described there: the words its steps quote are on the screen, nobody is kept
 * out, a telephone is wide enough, and the handbook's pictures are taken on the way. Renewed by {@link
 * HandbookPictures#RENEW}.
 */
@TestMethodOrder(OrderAnnotation.class)
class HandbookPicturesIT extends TasklistInBrowser {

    private static final String OPINION = "2023-89";
    private static final DepartmentCode ZJW = new DepartmentCode("ZJW");
    private static final DepartmentCode NYW = new DepartmentCode("NYW");
    private static final DepartmentCode DSJ = new DepartmentCode("DSJ");
    private static final List<DepartmentCode> CO_HANDLERS =
            List.of(new DepartmentCode("FGW"), new DepartmentCode("GHJ"));

    private static final String ACCOUNT = "完成老旧小区改造10个，惠及居民3200户；加装电梯26部，改造管网14公里，居民满意率96%。";
    private static final String DIFFERENCE = "加装电梯数量与年度投资计划不一致，应按已下达资金的22部计算，依据渝发改投〔2023〕88号。";

    private final HandbookPictures pictures = HandbookPictures.ofTheRepository();

    private SmallOpinion opinion;

    @Autowired
    RegisterOfficer registerOfficer;

    @BeforeAll
    void an_opinion_on_old_housing_is_dispatched() {
        pictures.begin();
        moveTo("2023-09-11T09:00");
        registerOfficer.register(
                new Officer(
                        new PersonId("nyw.second"),
                        "康明",
                        NYW,
                        "农村社会事业处",
                        "nyw.second@duban.example",
                        "023-63860099",
                        List.of(new Appointment(NYW, Role.HANDLER))),
                PASSWORD);
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(plan()), this::login, jdbc, jobs);
    }

    @BeforeEach
    void it_is_the_eleventh_of_september() {
        moveTo("2023-09-11T10:00");
    }

    @Test
    void a_measure_is_received_and_handed_on() {
        var walk = walk("01", "签收措施");
        var liaison = walk.open("zjw.liaison", opinion.measure(1));
        liaison.choose("decision", "RECEIVE");
        liaison.field("remark").fill("已会同物业处研究，按期办理。");
        walk.take("01-receipt");
        liaison.submitted("措施已签收，请接着转交承办人，最迟9月13日");
        walk.ends();

        var handingOn = walk("01", "转交承办人");
        var again = handingOn.open("zjw.liaison", opinion.measure(1));
        again.choose("handler", "zjw.handler");
        again.field("instruction").fill("10月底前报送初稿，与城市更新处联系。");
        handingOn.take("01-handing-on");
        again.submitted("办理，最迟");
        handingOn.ends();
    }

    @Test
    void a_measure_is_returned_ruled_on_and_disputed_once_more() {
        var item = opinion.measure(2);
        var returning = walk("01", "不是本单位的事怎么办");
        var liaison = returning.open("zjw.liaison", item);
        returned(liaison, "电力管线迁改由规划部门统一安排，三定规定中不属我委职责，建议由市规划自然资源局承办。");
        returning.take("01-return");
        liaison.submitted("已退回，送督办专班裁定，最迟");
        returning.ends();

        var ruling = walk("01", "裁定退回");
        var office = ruling.open("office.sfj", item);
        office.choose("ruling", "MOVE");
        ruling.see();
        office.choose("ruling", "KEEP");
        office.field("reason").fill("管线迁改随小区改造同步实施，由你委牵头，规划部门配合。");
        ruling.take("01-ruling");
        office.submitted("签收，最迟");
        ruling.ends();

        var again = open("zjw.liaison", item, 1366, 768);
        returned(again, "已与市规划自然资源局会商，迁改方案由该局审批，我委无法实施。");
        looksGood(again, "01-second-return");
        assertThat(again.page().locator(".duban-section-ruling")).containsText("退回已裁定");
        again.submitted("仍有争议，已送分管副市长裁决，最迟");

        var dispute = walk("01", "裁决争议");
        var leader = dispute.open("leader.zhao", item);
        leader.choose("ruling", "MOVE");
        leader.field("department").selectOption("GHJ");
        leader.field("reason").fill("迁改方案由规划部门审批，由其承办。");
        dispute.looksGood("01-dispute");
        leader.submitted("签收，最迟");
        dispute.ends();
    }

    private static void returned(TasklistPage liaison, String reason) {
        liaison.choose("decision", "RETURN");
        liaison.field("proposedOwner").selectOption("GHJ");
        liaison.field("reason").fill(reason);
    }

    @Test
    void progress_and_a_result_are_reported_and_signed_off() {
        var item = opinion.measure(3);
        opinion.bringTo("submitResult", 3);
        var reporting = walk("02", "还没办完");
        var handler = reporting.open("zjw.handler", item);
        reporting.see();
        var progress = handler.page().locator("details:has([data-progress])");
        progress.locator("summary").click();
        handler.page().locator("[data-name='done']").fill("已开工8个小区，其中5个完成外立面改造。");
        handler.page().locator("[data-name='next']").fill("10月底前其余2个小区开工。");
        handler.page().locator("[data-name='obstacles']").fill("3号小区停车位方案居民意见不一。");
        reporting.take("02-progress", progress);
        handler.page().locator("[data-progress] button").click();
        assertThat(handler.page().locator(".duban-done")).containsText("已报送");
        reporting.ends();

        var submitting = walk("02", "办完了");
        submitting.continues(handler);
        progress.locator("summary").click();
        resultIn(handler);
        submitting.take("02-result", handler.page().locator("[data-ask]"));
        handler.submitted("已送市住房城乡建委负责人审签，最迟");
        submitting.ends();

        var signing = walk("03", "单位审签");
        var head = signing.open("zjw.head", item);
        head.choose("decision", "SEND_BACK");
        head.choose("unmet", "2");
        head.field("reason").fill("请补充居民满意度调查的样本量。");
        signing.take("03-sign-off", section(head, "submission"), head.page().locator("[data-ask]"));
        head.submitted("补正，最迟");
        signing.ends();

        var sentBack = open("zjw.handler", item, 1366, 768);
        assertThat(sentBack.page().locator(".duban-section-sentBack")).containsText("被退回，请补正");
        looksGood(sentBack, "02-sent-back");
    }

    private static void resultIn(TasklistPage handler) {
        handler.field("account").fill(ACCOUNT);
        handler.field("indicatorValues").fill("10");
        handler.field("proofs").nth(0).fill("渝建居〔2023〕31号竣工验收备案表");
        handler.field("proofs").nth(1).fill("满意度调查报告（2023年9月）");
    }

    @Test
    void co_handlers_differ_talk_and_are_settled() {
        var item = opinion.measure(4);
        opinion.bringTo("coSignResult", 4);
        var coSigning = walk("07", "会签");
        var differing = coSigning.open("fgw.head", item);
        differing.choose("decision", "DIFFER");
        differing.field("reason").fill(DIFFERENCE);
        coSigning.take("07-co-sign", differing.page().locator("[data-ask]"));
        differing.submitted("已提交，还在等市规划自然资源局负责人，最迟");
        coSigning.ends();
        var agreeing = open("ghj.head", item, 1366, 768);
        agreeing.choose("decision", "SIGN");
        agreeing.submitted("有不同意见，已送市住房城乡建委负责人协商，最迟");

        var talks = walk("07", "协商不同意见");
        var head = talks.open("zjw.head", item);
        head.field("heldOn").fill("2023-09-11");
        head.field("participants").fill("市住房城乡建委城市更新处、市发展改革委投资处");
        head.field("minutes").fill("核对了年度投资计划，4部由街道自筹资金加装。");
        head.choose("outcome", "NOT_AGREED");
        head.field("reason").fill("自筹资金加装的4部已竣工验收，应计入完成数。");
        talks.take("07-talks", head.page().locator("[data-ask]"));
        head.submitted("协商未果，已送分管副市长裁决，最迟");
        talks.ends();

        var settling = walk("07", "裁决不同意见");
        var leader = settling.open("leader.zhao", item);
        leader.choose("decision", "UPHOLD");
        leader.field("reason").fill("自筹部分已验收，计入完成数，注明资金来源。");
        settling.take("07-settlement", leader.page().locator("[data-ask]"));
        settling.take("07-differences", section(leader, "coSigners"));
        leader.submitted("已送督办专班核查，最迟");
        settling.ends();
    }

    @Test
    void a_co_handler_gives_its_view() {
        opinion.bringTo("giveView", 5);
        var walk = walk("07", "提出意见");
        var liaison = walk.open("fgw.liaison", opinion.measure(5));
        liaison.choose("decision", "COMMENT");
        liaison.field("view").fill("建议补充资金拨付凭证，并注明中央补助和市级配套各占多少。");
        walk.take("07-view", liaison.page().locator("[data-ask]"));
        liaison.submitted("已提交，还在等");
        walk.ends();
    }

    @Test
    void more_is_asked_for_supplied_and_verified() {
        var item = opinion.measure(6);
        opinion.bringTo("verifyMeasure", 6);
        var verifying = walk("04", "核查措施");
        var office = verifying.open("office.fgw", item);
        office.choose("decision", "ACCEPT");
        verifying.see();
        office.choose("decision", "REJECT");
        verifying.see();
        office.choose("decision", "ASK_FOR_MORE");
        office.choose("unmet", "2");
        office.field("wanted").fill("满意度调查的原始问卷汇总表，用来证明第二条标准。");
        verifying.take(
                "04-verification", section(office, "submission"), office.page().locator("[data-ask]"));
        office.submitted("补充材料，最迟");

        var supplementing = walk("02", "核查人要求补充材料");
        var handler = supplementing.open("zjw.handler", item);
        handler.field("answer").fill("问卷共发放1200份，收回1086份，汇总表已附。");
        handler.field("materials").nth(1).fill("满意度调查问卷汇总表");
        supplementing.take("02-supplement", handler.page().locator("[data-ask]"));
        handler.submitted("已送市住房城乡建委负责人审签，最迟");
        supplementing.ends();

        var head = open("zjw.head", item, 1366, 768);
        head.choose("decision", "SIGN");
        looksGood(head, "03-sign-off-of-supplement");
        head.submitted("已送督办专班核查，最迟");

        var again = open("office.fgw", item, 1366, 768);
        verifying.continues(again);
        again.choose("decision", "ACCEPT");
        again.choose("criteriaMet", "1");
        again.choose("criteriaMet", "2");
        verifying.looksGood("04-second-round");
        again.submitted("措施已办结。");
        verifying.ends();
    }

    @Test
    void a_comment_is_applied_for_verified_and_struck_off() {
        opinion.bringTo("verifyMeasure", 7);
        opinion.take(
                "office.sfj",
                opinion.measure(7),
                Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", ""));
        jobs.drain();
        var item = OPINION + "-P02";

        var applying = walk("05", "申请销号");
        var head = applying.open("zjw.head", item);
        head.choose("result", "STAGE");
        applying.looksGood("05-application-of-stage");
        head.choose("result", "COMPLETED");
        head.field("account").fill("老旧小区改造10个全部竣工，长效管理机制已建立，居民满意率96%。");
        applying.take("05-application", section(head, "measures"), head.page().locator("[data-ask]"));
        head.submitted("已送督办专班核查，最迟");
        applying.ends();

        var verifying = walk("04", "核查问题");
        var office = verifying.open("office.sfj", item);
        office.choose("decision", "ACCEPT");
        verifying.looksGood("04-verification-of-comment");
        office.submitted("已送分管副市长审批，最迟");
        verifying.ends();

        var deciding = walk("05", "审批销号");
        var leader = deciding.open("leader.zhao", item);
        leader.choose("decision", "SEND_BACK");
        deciding.see();
        leader.choose("decision", "COMPLETED");
        deciding.take(
                "05-strike-off", section(leader, "application"), leader.page().locator("[data-ask]"));
        leader.submitted("问题已销号。");
        deciding.ends();
    }

    @Test
    void what_was_signed_on_paper_is_recorded() {
        var item = opinion.measure(8);
        opinion.bringTo("submitResult", 8);
        var walk = walk("11", "代填进展");
        var office = walk.continues(openList("office.sfj", 1366, 768));
        var panel = office.recordable(item);
        walk.see();
        paper(panel);
        walk.see();
        panel.getByText("还没办完？先报送进展").click();
        panel.locator("[data-name='done']").fill("已完成3个小区的摸底。");
        panel.locator("[data-name='next']").fill("9月底前完成方案公示。");
        walk.looksGood("11-progress-on-behalf");
        panel.getByText("报送进展", new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(panel.locator(".duban-done")).containsText("已报送");
        walk.ends();

        opinion.take("zjw.handler", item, SmallOpinion.result());
        var recording = walk("11", "代录一步");
        var again = recording.continues(openList("office.sfj", 1366, 768));
        panel = again.recordable(item);
        recording.see();
        paper(panel);
        again.choose("decision", "SIGN");
        recording.take(
                "11-on-behalf",
                panel.locator(".duban-paper"),
                panel.locator("[type=submit]").last());
        panel.getByText("代录提交").click();
        assertThat(again.page().locator(".duban-toast")).hasText("已代录：" + item + " 单位审签");
        recording.ends();
    }

    private static void paper(Locator panel) {
        TasklistPage.openFound(panel);
        var signer = panel.locator("[data-paper=signer]");
        if (signer.inputValue().isEmpty()) {
            signer.selectOption("zjw.head");
        }
        panel.locator("[data-paper=signedOn]").fill("2023-09-11");
        panel.locator("input[type=file]")
                .setInputFiles(new FilePayload("审签单.png", "image/png", Scans.picture("png", 89)));
        assertThat(panel.locator(".duban-file-name")).hasText("已上传：审签单.png");
    }

    @Test
    void a_change_of_the_plan_is_proposed_and_approved() {
        var item = opinion.measure(9);
        opinion.bringTo("submitResult", 9);
        var proposing = walk("08", "提出调整");
        var office = proposing.continues(openList("office.zzb", 1366, 768));
        var panel = office.panel("方案调整");
        panel.locator("#duban-change-opinion").selectOption(OPINION);
        panel.locator("#duban-change-TRANSFER").check();
        panel.locator("#duban-change-search").fill("M09");
        panel.locator("#duban-picklist-" + item).check();
        panel.locator("#duban-change-department").selectOption("GHJ");
        panel.locator("#duban-change-reason").fill("机构改革后，管网改造职责划转市规划自然资源局。");
        proposing.take("08-proposal");
        panel.locator("#duban-change-SPLIT").check();
        panel.locator("#duban-change-search").fill("M09");
        panel.locator("#duban-picklist-" + item).check();
        part(panel, 0, "加装电梯20部", "20部电梯通过验收");
        part(panel, 1, "改造地下管网14公里", "管网竣工图移交");
        panel.locator("#duban-change-reason").fill("电梯和管网的建设单位、资金来源不同，分开办理便于核查。");
        proposing.looksGood("08-split");
        panel.getByText("提交审批").click();
        assertThat(office.page().locator(".duban-toast")).containsText("等待分管副市长审批");
        assertThat(panel.locator(".duban-change-entry")).containsText("待审批");
        proposing.looksGood("08-proposed");
        proposing.ends();

        var deciding = walk("08", "审批调整");
        var leader = deciding.open("leader.zhao", OPINION + "-C01");
        leader.choose("decision", "REJECT");
        deciding.see();
        leader.choose("decision", "APPROVE");
        deciding.take("08-decision");
        leader.submitted("方案调整已同意。");
        deciding.ends();
    }

    @Test
    void a_notice_is_begun_drafted_signed_and_answered() {
        var item = opinion.measure(17);
        opinion.bringTo("submitResult", 17);
        clock.moveTo(moment("2023-11-28T10:00"));
        var beginning = walk("15", "拟督办单");
        var office = beginning.continues(openList("office.zzb", 1366, 768));
        var panel = office.panel("督办单");
        panel.locator("#duban-notice-search").fill(item);
        panel.getByText("查找", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(panel.locator(".duban-picklist input")).hasCount(1);
        panel.locator("#duban-notice-" + item).check();
        panel.locator("#duban-notice-reason").fill("逾期两个工作日，两次电话催办没有进展。");
        // Below stands what other tests have begun.
        beginning.take("15-begin", panel.locator(".duban-panel-head"), panel.locator("button[type=submit]"));
        panel.locator("button[type=submit]").click();
        panel.getByText("去起草").click();
        beginning.ends();

        var drafting = walk("15", "起草督办单");
        office.item().waitFor();
        var notice = office.item().textContent();
        drafting.continues(office);
        office.choose("decision", "WITHDRAW");
        drafting.see();
        office.choose("decision", "SUBMIT");
        office.field("demands").fill("12月5日前完成全部坡道和扶手改造，报送点位清单；不能完成的，由负责人书面说明原因和完成时间。");
        drafting.take("15-draft");
        office.submitted("签发，最迟");
        drafting.ends();

        var signing = walk("15", "签发督办单");
        var signer = signing.open("bgt.chen", notice);
        signer.choose("decision", "SEND_BACK");
        signing.see();
        signer.choose("decision", "SIGN");
        signing.take("15-sign");
        signer.submitted("反馈，最迟");
        signing.ends();

        var answering = walk("15", "反馈督办单");
        var head = answering.open("nyw.head", notice);
        head.field("answer").fill("坡道已完成8处，扶手12月4日前装齐，点位清单附后。");
        answering.looksGood("15-answer");
        head.submitted("督办单已反馈。");
        answering.ends();
    }

    private static void part(Locator panel, int nth, String content, String criterion) {
        var part = panel.locator(".duban-part").nth(nth);
        part.locator("[data-part=content]").fill(content);
        part.locator("[data-part=criteria]").fill(criterion);
    }

    @Test
    void a_later_deadline_is_asked_for_signed_and_granted() {
        var item = opinion.measure(15);
        opinion.bringTo("submitResult", 15);
        var asking = walk("14", "申请延期");
        var handler = asking.open("zjw.handler", item);
        var ask = handler.page().locator("details[data-deadline]");
        ask.locator("summary").first().click();
        ask.locator("[data-of=toOn]").fill("2023-12-09");
        assertThat(ask.locator(".duban-foresight button")).containsText("改为下一个工作日");
        asking.see();
        ask.locator(".duban-foresight button").click();
        assertThat(ask.locator(".duban-foresight button")).hasCount(0);
        ask.locator("[data-of=reason]").fill("电梯厂家11月底才能交货，12月上旬完成安装和验收。");
        asking.take("14-request", ask);
        ask.getByText("提交单位审签").click();
        assertThat(ask.locator(".duban-notice")).containsText("待单位审签");
        asking.ends();

        var signing = walk("14", "审签期限申请");
        var head = signing.open("zjw.head", OPINION + "-D01");
        head.choose("decision", "SEND_BACK");
        signing.see();
        head.choose("decision", "SIGN");
        signing.looksGood("14-sign");
        head.submitted("督办专班");
        signing.ends();

        var granting = walk("14", "审批延期");
        var office = granting.open("office.sfj", OPINION + "-D01");
        office.choose("decision", "APPROVE");
        granting.take("14-decision");
        office.submitted("期限申请已同意");
        granting.ends();
    }

    @Test
    void somebody_is_urged_on_the_telephone() {
        var item = opinion.measure(16);
        opinion.bringTo("submitResult", 16);
        var walk = walk("14", "催办");
        var office = walk.continues(open("office.sfj", item, 1366, 768));
        var panel = office.panel("期限与催办");
        panel.locator("input[type=search]").fill(item);
        panel.getByText("查找", new Locator.GetByTextOptions().setExact(true)).click();
        var row = panel.locator(".duban-row");
        assertThat(row).hasCount(1);
        row.locator("button[aria-expanded]").click();
        row.getByText("邮件", new Locator.GetByTextOptions().setExact(true)).click();
        walk.see();
        row.getByText("电话", new Locator.GetByTextOptions().setExact(true)).click();
        row.locator("textarea").fill("管线图纸还差燃气部分，下周一补齐后开工。");
        row.locator("input[type=date]").fill("2023-10-20");
        walk.take("14-urge");
        row.getByText("记录催办").click();
        assertThat(row.locator(".duban-headline")).containsText("承诺10月20日完成");
        walk.ends();
    }

    @Test
    void a_head_signs_many_in_one_act() {
        for (var nth = 10; nth <= 12; nth++) {
            opinion.bringTo("signOffResult", nth);
        }
        var walk = walk("10", "怎样办");
        var head = walk.continues(openList("dsj.head", 1366, 768));
        var page = head.many();
        assertThat(page.locator("[role=option]")).hasCount(3);
        walk.see();
        page.locator("[role=option]").first().click();
        assertThat(page.locator(".duban-state").first()).hasText("已看");
        walk.see();
        pass(page, 1);
        pass(page, 2);
        opened(page, 3);
        page.getByText("退回补正").last().click();
        page.locator("#duban-many-unmet-1").check();
        page.locator("#duban-many-text").fill("公开的资金使用情况缺市级配套部分。");
        page.locator("#duban-many-opinion").fill("同意，请按期归档。");
        walk.take("10-batch");
        page.getByText("审签通过 2 件，退回 1 件").click();
        assertThat(page.locator(".duban-many-outcome")).containsText("审签通过 2 件，退回 1 件，没有跳过的。");
        walk.ends();
    }

    private static void opened(Locator page, int nth) {
        assertThat(page.locator(".duban-many-content .duban-number")).containsText("第 " + nth + " 件");
        page.locator(".duban-section-submission").waitFor();
    }

    private static void pass(Locator page, int nth) {
        opened(page, nth);
        page.locator(".duban-many-decision .btn-primary").click();
    }

    @Test
    void a_department_reassigns_and_names_substitutes() {
        var item = opinion.measure(13);
        opinion.bringTo("submitResult", 13);
        opinion.bringTo("handToHandler", 14);
        var reassigning = walk("09", "改派承办人");
        var head = reassigning.continues(openList("nyw.head", 1366, 768));
        var panel = head.panel("本单位");
        panel.locator(".duban-row", new Locator.LocatorOptions().setHasText(item))
                .getByText("改派", new Locator.GetByTextOptions().setExact(true))
                .click();
        panel.locator("#duban-handler").selectOption("nyw.second");
        panel.locator("#duban-reason").fill("原承办人借调，9月15日离岗。");
        reassigning.take("09-reassignment");
        panel.locator(".duban-ask .btn-primary").click();
        assertThat(panel.locator("> .duban-outcome")).containsText(item + " 已改派。");
        reassigning.ends();

        var places = walk("09", "代理与授权代签");
        places.continues(head);
        panel.getByText("代理", new Locator.GetByTextOptions().setExact(true)).click();
        panel.locator("#duban-absent").selectOption("nyw.head");
        panel.locator("#duban-substitute").selectOption("nyw.deputy");
        panel.locator("#duban-from").fill("2023-09-12");
        panel.locator("#duban-until").fill("2023-09-15");
        panel.locator("#duban-why").fill("外出学习。");
        places.take("09-substitution");
        panel.locator(".duban-ask .btn-primary").click();
        assertThat(panel.locator("> .duban-outcome")).containsText("代理已指定。");
        panel.getByText("结束代理").click();
        places.looksGood("09-end-of-substitution");
        panel.locator("#duban-reason").fill("提前返岗。");
        panel.locator(".duban-row .duban-ask .btn-primary").click();
        assertThat(panel.locator("> .duban-outcome")).containsText("代理已结束。");
        places.ends();

        var handingOver = walk("09", "整体移交");
        handingOver.continues(head);
        panel.getByText("整体移交", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        panel.locator("#duban-person").selectOption("nyw.second");
        assertThat(panel.locator(".duban-duties")).containsText(item);
        handingOver.looksGood("09-hand-over");
        handingOver.ends();
    }

    /** After all others: it goes on in time, and what the days bring would stand in their pictures. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void a_department_reports_its_progress_of_the_month() {
        var law = SmallOpinion.dispatched("2023-890", TestPlans.workbook(lawPlan()), this::login, jdbc, jobs);
        for (var nth = 1; nth <= 3; nth++) {
            law.bringTo("submitResult", nth);
        }
        var reported = law.session("sfj.handler")
                .post(
                        "/camunda/api/duban/measures/" + law.measure(1) + "/progress",
                        Map.of("done", "已为310个村（社区）配备法律顾问。", "next", "10月底前完成其余90个。"));
        assertThat(reported.status()).isEqualTo(204);
        playTo("2023-09-18T10:00");
        var filling = walk("13", "填报进展");
        var liaison = filling.open("sfj.liaison", "SFJ-2023-09");
        liaison.page().locator("#duban-indicatorValues-1").fill("310");
        liaison.page().locator("#duban-noChange-2").check();
        liaison.page().locator("#duban-done-3").fill("调解员名册已核对。");
        liaison.page().locator("#duban-next-3").fill("开展两期培训。");
        liaison.page().locator("#duban-helpNeeded-3").fill("请协调培训场地。");
        filling.take("13-page");
        var workbook = walk("13", "用表格填报");
        workbook.continues(liaison);
        workbook.ends();
        liaison.submitted("已送市司法局负责人审签，最迟9月25日。");
        filling.ends();

        var signing = walk("13", "审签");
        var head = signing.open("sfj.head", "SFJ-2023-09");
        head.choose("decision", "SEND_BACK");
        signing.see();
        head.choose("decision", "SIGN");
        signing.take("13-signature");
        head.submitted("进展报告已登记。");
        signing.ends();

        playTo("2023-09-26T10:00");
        var overseeing = walk("13", "谁没有报");
        var office = overseeing.continues(openList("office.sfj", 1366, 768));
        var panel = office.panel("进展报告");
        assertThat(panel.locator("[data-round='SFJ-2023-09']")).containsText("登记 3 项进展");
        assertThat(panel).containsText("请协调培训场地。");
        overseeing.looksGood("13-missing");
        overseeing.ends();
    }

    private static PlanDraft lawPlan() {
        var sfj = new DepartmentCode("SFJ");
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber("2023-890"),
                        "关于公共法律服务情况报告的审议意见",
                        "市六届人大常委会第四次会议",
                        "市人大常委会",
                        LocalDate.of(2023, 8, 31),
                        LocalDate.of(2023, 12, 29),
                        sfj),
                List.of(new PlanDraft.Aspect(1, "基层法律服务供给不足")),
                List.of(new PlanDraft.Comment("P01", 1, "村（社区）法律服务覆盖不够", sfj, 2)),
                List.of(
                        measure(1, "P01", "为村（社区）配备法律顾问", sfj),
                        measure(2, "P01", "建设公共法律服务工作站", sfj),
                        measure(3, "P01", "培训人民调解员", sfj)));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void the_pictures_of_the_handbook_are_those_taken_here() {
        var pages = HandbookPage.all();

        assertThat(pages).flatExtracting(HandbookPage::pictures).isNotEmpty();
        assertThat(pictures.faults(pages)).isEmpty();
    }

    private static Locator section(TasklistPage page, String key) {
        return page.page().locator(".duban-section-" + key);
    }

    private Walk walk(String number, String heading) {
        return new Walk(HandbookPage.numbered(number), heading);
    }

    /** One activity, done as its section of the handbook says. */
    private final class Walk {

        private final HandbookPage page;
        private final String heading;
        private final List<String> seen = new ArrayList<>();
        private TasklistPage at;

        Walk(HandbookPage page, String heading) {
            this.page = page;
            this.heading = heading;
        }

        TasklistPage open(String user, String item) {
            return continues(HandbookPicturesIT.this.open(user, item, 1366, 768));
        }

        TasklistPage continues(TasklistPage opened) {
            at = opened;
            see();
            return opened;
        }

        void see() {
            seen.add(at.text());
        }

        void looksGood(String name) {
            see();
            HandbookPicturesIT.this.looksGood(at, name);
        }

        /** Of the form or the panel, or of the part from the first to the last of these. */
        void take(String name, Locator... parts) {
            looksGood(name);
            picture(at, pictures.place(name), parts);
        }

        void ends() {
            see();
            var all = String.join("\n", seen);
            var missing = new TreeSet<>(page.wordsOfSteps(heading));
            missing.removeIf(all::contains);
            assertThat(missing)
                    .as("quoted in %s under “%s”, but not on the screen", page.name(), heading)
                    .isEmpty();
        }
    }

    /** Nobody is kept out, and a telephone is wide enough; what it shows is kept for people to look at. */
    private void looksGood(TasklistPage page, String name) {
        assertThat(page.barriers()).as("barriers in %s", name).isEmpty();
        page.resize(390, 2600);
        browser.screenshot(page.page(), "telephone/" + name);
        page.resize(390, 844);
        assertThat(page.tooWide()).as("%s on a telephone", name).isEmpty();
        page.resize(1366, 768);
        browser.screenshot(page.page(), "window/" + name);
    }

    private static void picture(TasklistPage tasklist, Path file, Locator... parts) {
        var page = tasklist.page();
        if (page.locator(".duban-many").isVisible()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
            return;
        }
        // Tall enough that nothing has to be scrolled, for a picture ends where its page does.
        tasklist.resize(1366, 4000);
        var whole = page.locator(page.locator(".duban-panel").count() > 0 ? ".duban-panel" : ".duban-form");
        var first = (parts.length > 0 ? parts[0] : whole).boundingBox();
        var last = (parts.length > 0 ? parts[parts.length - 1] : whole).boundingBox();
        var margin = 12;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setClip(
                        first.x - margin,
                        first.y - margin,
                        Math.max(first.width, last.width) + 2 * margin,
                        last.y + last.height - first.y + 2 * margin));
        tasklist.resize(1366, 768);
    }

    private static PlanDraft plan() {
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber(OPINION),
                        "关于城镇老旧小区改造情况报告的审议意见",
                        "市六届人大常委会第四次会议",
                        "市人大常委会",
                        LocalDate.of(2023, 8, 31),
                        LocalDate.of(2023, 12, 29),
                        ZJW),
                List.of(new PlanDraft.Aspect(1, "改造统筹和长效管理有待加强")),
                List.of(
                        new PlanDraft.Comment("P01", 1, "改造统筹推进不够", ZJW, 2),
                        new PlanDraft.Comment("P02", 1, "长效管理机制不健全", ZJW, 8),
                        new PlanDraft.Comment("P03", 1, "数据归集和公开不够", ZJW, 9)),
                List.of(
                        measure(1, "P01", "制定老旧小区改造三年行动计划", ZJW),
                        measure(2, "P01", "迁改影响施工的电力通信管线", ZJW),
                        measure(3, "P01", "完成10个老旧小区改造", ZJW),
                        measure(4, "P01", "加装住宅电梯并完善配套设施", ZJW, true, CO_HANDLERS),
                        measure(5, "P01", "规范改造资金使用", ZJW, false, CO_HANDLERS),
                        measure(6, "P01", "开展改造效果居民满意度调查", ZJW),
                        measure(7, "P02", "建立改造后小区长效管理机制", ZJW),
                        measure(8, "P03", "摸清老旧小区底数", ZJW),
                        measure(9, "P03", "改造供水排水管网和加装电梯", ZJW),
                        measure(10, "P03", "建立老旧小区改造项目库", DSJ),
                        measure(11, "P03", "归集房屋安全监测数据", DSJ),
                        measure(12, "P03", "公开改造进度和资金使用情况", DSJ),
                        measure(13, "P03", "推进涉农社区厕所和污水改造", NYW),
                        measure(14, "P03", "整治涉农社区房前屋后环境", NYW),
                        measure(15, "P03", "为老旧小区加装电梯", ZJW),
                        measure(16, "P03", "更新老旧小区燃气管线", ZJW),
                        measure(17, "P03", "补齐社区无障碍设施", NYW)));
    }

    private static PlanDraft.Measure measure(int nth, String comment, String content, DepartmentCode department) {
        return measure(nth, comment, content, department, false, List.of());
    }

    private static PlanDraft.Measure measure(
            int nth,
            String comment,
            String content,
            DepartmentCode department,
            boolean coSign,
            List<DepartmentCode> coHandlers) {
        return new PlanDraft.Measure(
                "M%02d".formatted(nth),
                comment,
                content,
                department,
                coHandlers,
                coSign,
                LocalDate.of(2023, 11, 24),
                Kind.STAGED,
                List.of("竣工验收材料齐备", "居民满意度调查完成"),
                List.of(new PlanDraft.Indicator("完成数量", BigDecimal.TEN, "个")),
                nth + 1);
    }
}
