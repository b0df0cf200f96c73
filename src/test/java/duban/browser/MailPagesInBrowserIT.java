package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import duban.SmallOpinion;
import duban.notification.DeliverMails;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The administrator's outbox and the demo's mailbox as people use them, and as the handbook describes them. */
class MailPagesInBrowserIT extends OwnPageInBrowser {

    private static final String OPINION = "2023-873";
    private static final String HOSTILE =
            "<script>alert(1)</script><img src='/camunda/planted.png' onerror='alert(2)'>${7*7}{{7*7}}#{7*7}";

    private final HandbookPage handbook = HandbookPage.numbered("16");
    private final List<String> happened = new ArrayList<>();

    @Autowired
    private DeliverMails deliverMails;

    @BeforeAll
    void a_dispatch_brings_mails() {
        moveTo("2023-11-06T10:00");
        jdbc.sql("update message set settled_at = at where settled_at is null").update();
        SmallOpinion.dispatched(OPINION, 3, this::login, jdbc, jobs);
        deliverMails.passAtOnce();
    }

    @BeforeEach
    void it_is_that_morning() {
        clock.moveTo(moment("2023-11-06T10:30"));
    }

    @AfterEach
    void everybody_can_be_reached() {
        jdbc.sql("delete from bad_mailbox where answer = '550 邮箱不存在（试验）'").update();
        jdbc.sql("update mail_sender set failures = 0, paused_until = null, answer = ''")
                .update();
        assertThat(happened).isEmpty();
    }

    private long failed(String subject, String html) {
        var mail = jdbc.sql("""
                insert into mail (person, kind, slot, made_at, state, address, subject, plain, html, next_at, attempts, answer)
                values ('zjw.head', 'APPROVAL', gen_random_uuid()::text, :now, 'FAILED', 'zjw.head@duban.example', :subject, :subject, :html,
                        '2099-01-01', 3, '552 信箱已满')
                returning id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("subject", subject)
                .param("html", html)
                .query(Long.class)
                .single();
        jdbc.sql("insert into mail_line (mail, item, why) values (?, ?, 'APPROVAL')")
                .param(mail)
                .param(OPINION + "-M01")
                .update();
        return mail;
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void the_administrator_sees_what_failed_and_has_it_sent_anew(int width, int height) {
        var subject = "【督办·待审批】试发" + width;
        var mail = failed(subject, "<p>请审签</p>");
        beginToSee();
        var page = enter("admin", "/", width, height);
        goTo(page, "发件箱");

        assertThat(page).hasTitle("督办 · 发件箱");
        assertThat(page.locator(".mails-verdict"))
                .hasText(Pattern.compile("今天发出 [1-9]\\d* 封，待发 \\d+ 封，.*近7天失败 [1-9]\\d* 封"));
        looksGood(page, "outbox-" + width);
        see(page);
        page.locator(".mails-verdict a").last().click();
        assertThat(page).hasURL(Pattern.compile(".*/camunda/mails#state=FAILED&period=WEEK"));
        assertThat(page.getByLabel("状态")).hasValue("FAILED");
        page.getByLabel("收件人、主题或事项编号").fill("试发" + width);
        page.keyboard().press("Enter");
        assertThat(page.locator(".mails-table tbody tr")).hasCount(1);
        assertThat(page.locator(".mails-table")).containsText("552 信箱已满");
        see(page);

        page.locator(".mails-subject").focus();
        page.keyboard().press("Enter");
        assertThat(heading(page, subject)).isFocused();
        assertThat(page.locator(".mails-story")).containsText("没有送达，不再自动重试");
        assertThat(page.locator(".mails-lines")).containsText(OPINION + "-M01");
        assertThat(letter(page).locator("p")).hasText("请审签");
        see(page);
        button(page, "重新发送").click();
        looksGood(page, "outbox-resend-" + width);
        button(page, "确定发送").click();
        assertThat(page.locator(".duban-message")).hasText("请填写重发原因。");
        page.getByLabel("重发原因").fill("已请对方清理信箱");
        see(page);
        button(page, "确定发送").click();
        assertThat(page.locator(".mails-told")).hasText("已重新列入待发，几秒钟内发送。");
        assertThat(page.locator(".mails-story")).containsText("系统管理员重新发送，原因：已请对方清理信箱");
        assertThat(button(page, "重新发送")).hasCount(0);
        looksGood(page, "outbox-mail-" + width);

        page.getByText("返回列表").click();
        assertThat(page).hasURL(Pattern.compile(".*words=.*"));
        assertThat(page.locator(".mails-empty")).containsText("没有符合条件的邮件");
        assertThat(seen()).as(handbook.name()).contains(handbook.wordsOfSteps("查看和重发邮件"));
        jdbc.sql("update mail set state = 'MOOT' where id = ?").param(mail).update();
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void a_bad_mailbox_and_a_pause_are_told_with_what_to_do(int width, int height) {
        jdbc.sql("""
                insert into bad_mailbox (person, address, since, answer)
                values ('zjw.head', 'zjw.head@duban.example', :now, '550 邮箱不存在（试验）')""").param("now", Timestamp.from(clock.instant())).update();
        jdbc.sql("update mail_sender set failures = 2, paused_until = ?, answer = '421 太忙'")
                .param(Timestamp.from(moment("2023-11-06T10:45")))
                .update();
        beginToSee();
        var page = enter("admin", "/camunda/mails", width, height);

        assertThat(page.locator(".mails-pause")).containsText("暂停发送，10:45 再试");
        assertThat(page.locator(".mails-boxes")).containsText("550 邮箱不存在（试验）");
        looksGood(page, "outbox-faults-" + width);
        see(page);
        button(page, "恢复使用").click();
        button(page, "确定恢复").click();
        assertThat(page.locator(".duban-message")).hasText("请填写恢复原因。");
        page.getByLabel("恢复原因").fill("已电话核实");
        see(page);
        button(page, "确定恢复").click();
        assertThat(page.locator(".mails-told")).containsText("zjw.head@duban.example 已恢复使用");
        assertThat(page.locator(".mails-boxes")).hasCount(0);
        assertThat(seen()).as(handbook.name()).contains(handbook.wordsOfSteps("邮箱收不到邮件"));
    }

    @Test
    void whoever_is_no_administrator_is_told_whose_it_is() {
        var page = enter("zjw.head", "/camunda/mails", 390, 844);

        assertThat(heading(page, "不能打开这个页面")).isVisible();
        assertThat(page.locator("main")).containsText("发件箱由系统管理员查看，您没有该岗位。");
        assertThat(faults()).isNotEmpty().allMatch(fault -> fault.startsWith("403 "));
    }

    @Test
    void what_is_in_a_mail_does_nothing() {
        var mail = failed(HOSTILE, "<html><head></head><body>" + HOSTILE + "<p>完</p></body></html>");
        var page = enter("admin", "/camunda/mails#state=FAILED&mail=" + mail, 1366, 768);
        page.locator(".letter").waitFor();
        listen(page);
        page.reload();

        assertThat(page.locator("h1")).hasText(HOSTILE);
        assertThat(letter(page).locator("p")).hasText("完");
        button(page, "纯文本").click();
        assertThat(page.locator(".letter-text")).hasText(HOSTILE);
        page.getByText("返回列表").click();
        assertThat(page.locator(".mails-subject")
                        .filter(new FilterOptions().setHasText("alert(1)"))
                        .first())
                .hasText(HOSTILE);
        assertThat(faults()).allMatch(fault -> fault.contains("script") || fault.contains("planted.png"));
    }

    /** Whatever a mail brings about that it must not. */
    private void listen(Page page) {
        page.onDialog(dialog -> {
            happened.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        // The policy stops a request after the browser has told of it; answered is what went out.
        page.onResponse(response -> {
            if (response.url().contains("planted")) {
                happened.add(response.url());
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "390, 844"})
    void in_the_demo_everybody_reads_the_own_mail_and_comes_from_its_button_to_the_task(int width, int height) {
        beginToSee();
        var page = enter("czj.liaison", "/go/" + OPINION + "-M01", width, height);
        page.locator(".duban-demo-mails").click();
        assertThat(page).hasTitle("督办 · 演示邮箱");
        assertThat(page.getByLabel("谁的邮箱")).hasValue("czj.liaison");
        looksGood(page, "mailbox-" + width);
        see(page);
        page.locator(".mailbox-rows a").first().click();
        assertThat(letter(page).locator("body")).containsText("有3件整改措施交办到贵单位，请签收。");
        looksGood(page, "mailbox-mail-" + width);
        see(page);
        button(page, "深色").click();
        assertThat(letter(page).locator(".page")).hasCSS("background-color", "rgb(22, 25, 29)");
        looksGood(page, "mailbox-dark-" + width);
        button(page, "浅色").click();
        if (width > 900) {
            button(page, "手机").click();
            assertThat(page.locator(".letter-frame")).hasCSS("width", "390px");
            button(page, "桌面").click();
        }
        button(page, "纯文本").click();
        assertThat(page.locator(".letter-text")).containsText("/go/" + OPINION + "-M01");
        button(page, "网页格式").click();
        page.getByText("邮件头").click();
        assertThat(page.locator(".mailbox-headers pre")).containsText("Message-ID");
        see(page);

        var task = page.waitForPopup(() -> letter(page)
                .locator("a[href$='/go/" + OPINION + "-M01']")
                .first()
                .click());
        assertThat(task.locator(".duban-number")).hasText(OPINION + "-M01");

        page.navigate("http://localhost:" + port + "/camunda/demo/mails#person=");
        assertThat(page.getByLabel("谁的邮箱")).hasValue("");
        assertThat(seen()).as(handbook.name()).contains(handbook.wordsOfSteps("演示邮箱"));
    }

    private static FrameLocator letter(Page page) {
        return page.frameLocator(".letter-frame");
    }
}
