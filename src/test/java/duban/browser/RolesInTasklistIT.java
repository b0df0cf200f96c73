package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import duban.SmallOpinion;
import duban.TestPlans;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The main path of each role, from the dispatch of an opinion to its archive, in a window and on a telephone: the task
 * opens from its link, is done where it opens, and the page says who has it next.
 */
class RolesInTasklistIT extends TasklistInBrowser {

    @ParameterizedTest
    @CsvSource({"1366, 768, 2023-41", "390, 844, 2023-42"})
    void each_role_does_its_part_where_the_link_leads(int width, int height, String opinion) {
        moveTo("2023-09-11T10:00");
        var plan = SmallOpinion.dispatched(
                opinion, TestPlans.coHandledWorkbook(opinion, "市财政局", 1, true, "市公安局"), this::login, jdbc, jobs);
        var measure = plan.measure(1);
        var comment = opinion + "-P01";

        var liaison = opened("czj.liaison", measure, width, height, "liaison-receipt");
        done(liaison, "措施已签收，请接着转交承办人，最迟");
        var handingOn = opened("czj.liaison", measure, width, height, "liaison-handing-on");
        handingOn.choose("handler", "czj.handler");
        done(handingOn, "已交");

        var handler = opened("czj.handler", measure, width, height, "handler");
        handler.field("account").fill("十处点位已全部完成并通过验收。");
        handler.field("indicatorValues").fill("10");
        handler.field("proofs").nth(0).fill("名单公告");
        handler.field("proofs").nth(1).fill("验收单");
        done(handler, "已送市财政局负责人审签，最迟");

        var head = opened("czj.head", measure, width, height, "head");
        head.choose("decision", "SIGN");
        done(head, "市公安局");

        var coHandler = opened("gaj.head", measure, width, height, "co-handler");
        coHandler.choose("decision", "SIGN");
        done(coHandler, "已送督办专班核查，最迟");

        var office = opened("office.sfj", measure, width, height, "office-measure");
        office.choose("decision", "ACCEPT");
        office.choose("criteriaMet", "1");
        office.choose("criteriaMet", "2");
        done(office, "措施已办结");
        jobs.drain();

        var lead = opened("czj.head", comment, width, height, "comment-lead");
        lead.choose("result", "COMPLETED");
        lead.field("account").fill("措施全部办结，社区养老服务站已投入使用。");
        done(lead, "核查，最迟");

        var whole = opened("office.sfj", comment, width, height, "office-comment");
        whole.choose("decision", "ACCEPT");
        done(whole, "审批，最迟");

        var leader = opened("leader.zhao", comment, width, height, "leader");
        leader.choose("decision", "COMPLETED");
        done(leader, "问题已销号");
        jobs.drain();

        var archive = opened("bgt.chen", opinion, width, height, "government-office");
        done(archive, "归档");
        assertThat(jdbc.sql("select state from opinion where number = ?")
                        .param(opinion)
                        .query(String.class)
                        .single())
                .isEqualTo("ARCHIVED");
    }

    /** Submits and leaves: a page left open would find that others went on with its next task. */
    private static void done(TasklistPage page, String said) {
        page.submitted(said);
        page.page().close();
    }

    /** The task at the item's link, ready to be done, without barriers and not wider than the screen; pictured. */
    private TasklistPage opened(String user, String item, int width, int height, String name) {
        var page = open(user, item, width, height);
        assertThat(page.page().locator("[data-ask]")).isEnabled();
        assertThat(page.barriers()).as("barriers for %s", name).isEmpty();
        assertThat(page.tooWide()).as("width for %s", name).isEmpty();
        browser.screenshot(page.page(), "role-" + name + "-" + width);
        return page;
    }
}
