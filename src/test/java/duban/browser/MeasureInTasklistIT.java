package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import duban.exchange.excel.WorkbookTemplate;
import duban.measure.PlanMeasures;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One measure from receipt to completion as the people who do it see it: Tasklist in a real browser. */
class MeasureInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-92";
    private static final String MEASURE = OPINION + "-M01";
    private static final String ON_A_TELEPHONE = OPINION + "-M02";
    private static final DepartmentCode ZZB = new DepartmentCode("ZZB");

    @Autowired
    WorkbookTemplate workbooks;

    @BeforeAll
    void a_small_opinion_is_imported_and_dispatched() throws IOException {
        moveTo("2023-07-03T10:00");
        var office = login("office.zzb");
        var imported = office.post("/camunda/api/duban/workbook?fileName=tasklist.xlsx", workbook());
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        var dispatch = office.tasks().stream()
                .filter(task -> task.path("name").asText().contains("浏览器"))
                .findFirst()
                .orElseThrow();
        assertThat(office.submit(dispatch.path("id").asText(), Map.of("instruction", ""))
                        .status())
                .isEqualTo(204);
        jobs.drain();
    }

    @Test
    void one_measure_goes_from_receipt_to_completion() {
        var liaison = open("zzb.liaison", MEASURE, 1366, 768);
        assertThat(liaison.item()).hasText(MEASURE);
        assertThat(liaison.hand()).containsText("待领取，可以直接办理");
        pictured(liaison, "1-receipt");
        liaison.submitted("措施已签收，请接着转交承办人，最迟");
        assertThat(liaison.page().locator(".task-card h2")).hasText("转交承办人");
        assertThat(liaison.item()).hasText(MEASURE);
        liaison.choose("handler", "zzb.handler");
        pictured(liaison, "2-handing-on");
        liaison.submitted("已交黄琳办理，最迟9月28日");

        var handler = open("zzb.handler", MEASURE, 1366, 768);
        handler.page().getByText("还没办完？先报送进展").click();
        handler.page().locator("[data-name='done']").fill("已完成初稿");
        handler.page().locator("[data-name='next']").fill("征求意见后印发");
        handler.page().locator("[data-progress] button").click();
        assertThat(handler.page().locator(".duban-done")).containsText("已报送");
        pictured(handler, "3-progress");
        handler.field("account").fill("印发了工作规则，建立了联席会议制度。");
        handler.field("indicatorValues").fill("6");
        handler.field("proofs").nth(0).fill("渝委组发〔2023〕8号");
        refused_at_its_field(handler);
        pictured(handler, "4-refusal");
        handler.field("proofs").nth(1).fill("联席会议成员名单");
        handler.submitted("已送市委组织部负责人审签，最迟");

        var head = open("zzb.head", MEASURE, 1366, 768);
        head.choose("decision", "SIGN");
        pictured(head, "5-sign-off");
        head.submitted("已送督办专班核查，最迟");

        var office = open("office.sfj", MEASURE, 1366, 768);
        office.choose("decision", "ACCEPT");
        office.choose("criteriaMet", "1");
        office.choose("criteriaMet", "2");
        pictured(office, "6-verification");
        office.submitted("措施已办结。");

        assertThat(stateOf(MEASURE)).isEqualTo("COMPLETED");
    }

    @Test
    void a_liaison_receives_a_measure_on_a_telephone() {
        var liaison = open("zzb.liaison", ON_A_TELEPHONE, 390, 844);
        assertThat(liaison.item()).hasText(ON_A_TELEPHONE);
        assertThat(liaison.tooWide()).isEmpty();
        pictured(liaison, "telephone-1-receipt");
        liaison.submitted("措施已签收，请接着转交承办人，最迟");
        assertThat(liaison.tooWide()).isEmpty();
        picture(liaison, "telephone-2-received");

        assertThat(stateOf(ON_A_TELEPHONE)).isNotEqualTo("AWAITING_RECEIPT");
    }

    @Test
    void whoever_is_not_concerned_is_told_so_in_chinese() {
        var foreigner = openUnread("gaj.handler", OPINION + "-M03", 1366, 768, 404);

        assertThat(foreigner.page().locator(".duban-standing")).containsText("该待办已由他人办理、已撤回，或不在您的职责内");
        assertThat(foreigner.page().locator("[notifications-panel] .alert:visible"))
                .hasCount(0);
        assertThat(foreigner.page().locator(".task-card")).hasCount(0);
        picture(foreigner, "foreign-link");
    }

    /** The form does not let an empty proof pass; the server is asked all the same, and its word stands at the field. */
    private void refused_at_its_field(TasklistPage handler) {
        var second = handler.field("proofs").nth(1);
        handler.submit();
        assertThat(handler.messageAt(second)).hasText("请填写这条标准的佐证。");
        assertThat(second).isFocused();

        second.fill(" ");
        second.evaluate("field => { field.required = false; field.value = ''; }");
        handler.expectRefusal(422);
        handler.page().waitForResponse(response -> response.status() == 422, handler::submit);
        assertThat(handler.messageAt(second)).hasText("请填写“明确成员名单”的佐证材料（文号、链接或材料名称）。");
        assertThat(second).isFocused();
        assertThat(second).hasAttribute("aria-invalid", "true");
        handler.expectRefusal(0);
    }

    /** Kept for people to look at; machines look for barriers. */
    private void pictured(TasklistPage page, String name) {
        assertThat(page.barriers()).as("barriers in %s", name).isEmpty();
        picture(page, name);
    }

    private void picture(TasklistPage page, String name) {
        browser.screenshot(page.page(), "measure-in-tasklist-" + name);
    }

    private String stateOf(String measure) {
        return jdbc.sql("select state from measure where number = ?")
                .param(measure)
                .query(String.class)
                .single();
    }

    private byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        workbooks.write(out, Map.of("市委组织部", ZZB), plan());
        return out.toByteArray();
    }

    private static PlanDraft plan() {
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber(OPINION),
                        "关于在浏览器中办理的审议意见",
                        "市六届人大常委会第三次会议",
                        "市人大常委会",
                        LocalDate.of(2023, 6, 30),
                        LocalDate.of(2023, 12, 28),
                        ZZB),
                List.of(new PlanDraft.Aspect(1, "统筹协调")),
                List.of(new PlanDraft.Comment("P01", 1, "统筹联动不够", ZZB, 2)),
                List.of(measure("M01", 2), measure("M02", 3), measure("M03", 4)));
    }

    private static PlanDraft.Measure measure(String number, int row) {
        return new PlanDraft.Measure(
                number,
                "P01",
                "建立统筹协调机制",
                ZZB,
                List.of(),
                false,
                LocalDate.of(2023, 9, 28),
                PlanMeasures.Kind.STAGED,
                List.of("印发工作规则", "明确成员名单"),
                List.of(new PlanDraft.Indicator("联席会议", new BigDecimal("6"), "次")),
                row);
    }
}
