package duban;

import static org.assertj.core.api.Assertions.assertThat;

import duban.notification.DeliverMails;
import duban.notification.MakeRoutineMails;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who gets which mail, of a small opinion of the finance bureau: dispatched on Monday, 29 May 2023, its measures due on
 * Friday, 16 June, before the days other tests live in.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class MailIT extends RunningApplication {

    /** Other tests appoint more. */
    static final List<String> KNOWN = List.of(
            "czj.liaison",
            "czj.handler",
            "czj.head",
            "czj.deputy",
            "office.zzb",
            "office.sfj",
            "office.fgw",
            "office.mzj");

    @Autowired
    DeliverMails deliverMails;

    @Autowired
    MakeRoutineMails makeRoutineMails;

    SmallOpinion opinion;

    @BeforeEach
    void what_others_left_is_told() {
        moveTo("2023-05-29T10:00");
        jdbc.sql("update message set settled_at = at where settled_at is null").update();
    }

    @AfterEach
    void everybody_is_back_and_has_a_mailbox() {
        jdbc.sql(
                        "update substitution set ended_at = from_on, ended_by = made_by, end_reason = '' where reason = '邮件测试' and ended_at is null")
                .update();
        jdbc.sql("delete from bad_mailbox where answer = '邮件测试'").update();
    }

    @Test
    @Order(1)
    void a_dispatch_of_three_measures_is_one_mail_to_the_liaison_after_a_moments_wait() {
        opinion = dispatched("2023-891");

        deliverMails.pass();
        assertThat(mails()).isEmpty();

        moveTo("2023-05-29T10:01");
        deliverMails.pass();

        assertThat(mails()).containsExactly("DISPATCH czj.liaison SENT 【督办·交办】P01-M01 剩2个工作日，另2件");
        assertThat(plain("czj.liaison", "DISPATCH"))
                .startsWith("胡秀英，您好：")
                .contains("有3件整改措施交办到贵单位，请签收。", "P01-M03", "市财政局 签收措施", "/go/2023-891-M03", "5月31日 周三");

        deliverMails.passAtOnce();
        assertThat(mails()).as("nothing is told twice").hasSize(1);
    }

    @Test
    @Order(2)
    void what_is_done_before_the_mail_is_made_is_not_told() {
        opinion = dispatched("2023-892");
        opinion.bringTo("submitResult", 1);
        opinion.bringTo("submitResult", 2);
        opinion.bringTo("submitResult", 3);

        deliverMails.passAtOnce();

        assertThat(mails()).isEmpty();
        assertThat(jdbc.sql("select count(*) from message where item like '2023-892%' and settled_at is null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Order(3)
    void approvals_go_to_every_head_and_rejections_to_the_handler() {
        opinion = dispatched("2023-893");
        opinion.bringTo("signOffResult", 1);
        opinion.bringTo("signOffResult", 2);
        deliverMails.passAtOnce();

        assertThat(mails())
                .containsExactlyInAnyOrder(
                        "APPROVAL czj.head SENT 【督办·待审批】P01-M01 剩2个工作日，另1件",
                        "APPROVAL czj.deputy SENT 【督办·待审批】P01-M01 剩2个工作日，另1件",
                        "DISPATCH czj.liaison SENT 【督办·交办】P01-M03 剩2个工作日");

        opinion.take(
                "czj.head",
                opinion.measure(1),
                Map.of("decision", "SEND_BACK", "unmet", List.of(1), "reason", "缺验收单，不写进邮件。"));
        deliverMails.passAtOnce();

        assertThat(mails("REJECTION")).containsExactly("REJECTION czj.handler SENT 【督办·退回补正】P01-M01 剩14个工作日");
        assertThat(plain("czj.handler", "REJECTION")).doesNotContain("缺验收单").contains("请查看原因后补正");
    }

    @Test
    @Order(4)
    void a_substitute_gets_what_the_absent_would_have_got_and_who_left_gets_nothing() {
        jdbc.sql("""
                insert into substitution (absent, substitute, department, from_on, to_on, reason, made_by, made_at)
                values ('czj.liaison', 'czj.handler', 'CZJ', date '2023-05-22', date '2023-06-02', '邮件测试', 'czj.head', timestamptz '2023-05-22 09:00+08')""").update();
        opinion = dispatched("2023-894");

        deliverMails.passAtOnce();

        assertThat(mails()).containsExactly("DISPATCH czj.handler SENT 【督办·交办】P01-M01 剩2个工作日，另2件");
    }

    @Test
    @Order(5)
    void whom_no_mail_reaches_is_told_to_the_office_with_whose_place_it_is() {
        jdbc.sql("""
                insert into bad_mailbox (person, address, since, answer)
                select id, email, timestamptz '2023-05-22 09:00+08', '邮件测试' from officer where id = 'czj.liaison'""").update();
        opinion = dispatched("2023-895");

        deliverMails.passAtOnce();

        assertThat(mails())
                .containsExactlyInAnyOrder(
                        "DISPATCH office.zzb SENT 【督办·交办】P01-M01 剩2个工作日，另2件",
                        "DISPATCH office.sfj SENT 【督办·交办】P01-M01 剩2个工作日，另2件",
                        "DISPATCH office.fgw SENT 【督办·交办】P01-M01 剩2个工作日，另2件",
                        "DISPATCH office.mzj SENT 【督办·交办】P01-M01 剩2个工作日，另2件");
        assertThat(plain("office.zzb", "DISPATCH")).contains("本应告知市财政局联络员，该岗位缺位或没有可用邮箱");
    }

    @Test
    @Order(7)
    void overdue_is_told_at_once_to_head_and_office_a_prompt_with_the_mornings_mail() {
        opinion = dispatched("2023-896");
        opinion.bringTo("submitResult", 1);
        opinion.bringTo("submitResult", 2);
        opinion.bringTo("submitResult", 3);
        playTo("2023-06-09T08:30");
        makeRoutineMails.make();
        deliverMails.passAtOnce();

        assertThat(mails("OVERDUE")).isEmpty();
        assertThat(whys("czj.liaison", "2023-06-09", opinion.measure(1))).containsExactly("PROMPT");
        assertThat(whys("czj.handler", "2023-06-09", opinion.measure(1))).containsExactly("PROMPT");

        playTo("2023-06-19T08:10");
        deliverMails.passAtOnce();

        assertThat(people("OVERDUE", opinion.measure(1)))
                .containsExactlyInAnyOrder(
                        "czj.head", "czj.deputy", "office.zzb", "office.sfj", "office.fgw", "office.mzj");
        assertThat(plain("czj.head", "OVERDUE")).contains("P01-M01", "已逾期1个工作日", "市财政局 办理并提交成果");
    }

    @Test
    @Order(6)
    void of_each_day_there_is_one_routine_mail_and_only_if_something_is_new_near_or_overdue() {
        moveTo("2023-05-29T11:00");
        opinion = dispatched("2023-897");
        opinion.bringTo("submitResult", 1);
        var item = opinion.measure(1);

        moveTo("2023-05-30T08:30");
        makeRoutineMails.make();
        assertThat(whys("czj.handler", "2023-05-30", item)).containsExactly("NEW");
        assertThat(makeRoutineMails.make()).as("asked again on the same day").isZero();
        deliverMails.passAtOnce();
        assertThat(state("czj.handler", "2023-05-30")).isEqualTo("SENT");

        moveTo("2023-05-31T08:30");
        makeRoutineMails.make();
        assertThat(whys("czj.handler", "2023-05-31", item))
                .as("known, and far off")
                .isEmpty();

        moveTo("2023-06-13T08:30");
        makeRoutineMails.make();
        assertThat(whys("czj.handler", "2023-06-13", item))
                .as("the prompt of the 9th, taken when work went on")
                .containsExactly("PROMPT");

        moveTo("2023-06-14T08:30");
        makeRoutineMails.make();
        deliverMails.passAtOnce();
        assertThat(state("czj.handler", "2023-06-13")).as("not sent on its day").isEqualTo("SUPERSEDED");
        assertThat(whys("czj.handler", "2023-06-14", item))
                .as("so it is said now")
                .containsExactly("PROMPT");

        moveTo("2023-06-15T08:30");
        makeRoutineMails.make();
        assertThat(whys("czj.handler", "2023-06-15", item))
                .as("one working day before")
                .containsExactly("DUE");

        moveTo("2023-06-19T08:30");
        makeRoutineMails.make();
        deliverMails.passAtOnce();
        assertThat(whys("czj.handler", "2023-06-19", item)).containsExactly("OVERDUE");
        assertThat(jdbc.sql("select subject from mail where person = 'czj.handler' and slot = '2023-06-19'")
                        .query(String.class)
                        .single())
                .matches("【督办】\\S+ 已逾期\\d+个工作日，另\\d+件");
    }

    @Test
    @Order(8)
    void leaders_get_theirs_on_the_first_working_day_of_a_week_and_the_office_every_day() {
        // 25 September to 8 October: the holidays end on Saturday, 7 October, a day that is worked.
        for (var day : List.of("2023-09-25", "2023-09-26", "2023-10-07", "2023-10-08", "2023-10-09")) {
            moveTo(day + "T08:30");
            makeRoutineMails.make();
        }

        assertThat(jdbc.sql("""
                select slot from mail where kind = 'ROUTINE' and person = 'leader.zhao' and slot between '2023-09-25' and '2023-10-09' order by slot""").query(String.class).list()).isSubsetOf("2023-09-25", "2023-10-07", "2023-10-09");
        assertThat(jdbc.sql("""
                select slot from mail where kind = 'ROUTINE' and person = 'office.zzb' and slot between '2023-09-25' and '2023-10-09' order by slot""").query(String.class).list())
                .contains("2023-09-25", "2023-09-26", "2023-10-07", "2023-10-08", "2023-10-09");
    }

    @Test
    @Order(9)
    void a_leaders_mail_says_how_each_opinion_stands() {
        opinion = dispatched("2023-899");
        moveTo("2023-06-26T08:30");
        makeRoutineMails.make();
        deliverMails.passAtOnce();

        assertThat(jdbc.sql("select plain from mail where person = 'leader.zhao' and slot = '2023-06-26'")
                        .query(String.class)
                        .single())
                .contains("◆ 总体情况：")
                .contains("关于社区养老服务的审议意见：问题1个，已销号0个；在办措施3件，■ 红3、▲ 黄0、● 绿0");
    }

    @Test
    @Order(10)
    void the_offices_morning_mail_says_who_was_reminded_what_failed_and_what_is_stuck() {
        moveTo("2023-06-21T08:30");
        makeRoutineMails.make();
        deliverMails.passAtOnce();

        var mail = jdbc.sql("select plain from mail where person = 'office.zzb' and slot = '2023-06-21'")
                .query(String.class)
                .single();
        assertThat(mail)
                .contains("◆ 卡住的事项：", "件逾期未办")
                .containsPattern("\\S+ 卡在\\S+“\\S+”，第\\d+个工作日")
                .containsPattern("◆ 今天提醒了谁：今天提醒\\d+人")
                .containsPattern("市财政局：\\S+ \\d+件")
                .containsPattern("◆ 每日核对：在办 \\d+ 件")
                .contains("◆ 没有送达的邮件：");
        assertThat(jdbc.sql("select plain from mail where person = 'czj.handler' and slot = '2023-06-21'")
                        .query(String.class)
                        .single())
                .doesNotContain("卡住的事项");
    }

    private SmallOpinion dispatched(String number) {
        return SmallOpinion.dispatched(
                number,
                TestPlans.workbook(number, "市财政局", LocalDate.of(2023, 5, 22), LocalDate.of(2023, 6, 16), 3),
                this::login,
                jdbc,
                jobs);
    }

    /** Of the opinion: kind, person, state and subject, where at least one of its items is told of. */
    private List<String> mails() {
        return mails("");
    }

    private List<String> mails(String kind) {
        return jdbc.sql("""
                select m.kind || ' ' || m.person || ' ' || m.state || coalesce(' ' || m.subject, '') from mail m
                 where m.kind <> 'ROUTINE' and m.kind like :kind and m.person in (:known) and exists (select from mail_line l where l.mail = m.id and l.item like :items)
                 order by m.id""")
                .param("kind", kind + "%")
                .param("known", KNOWN)
                .param("items", opinion.measure(1).replaceAll("M01$", "%"))
                .query(String.class)
                .list();
    }

    private List<String> people(String kind, String item) {
        return jdbc.sql(
                        "select m.person from mail m join mail_line l on l.mail = m.id where m.kind = :kind and l.item = :item and m.person in (:known)")
                .param("kind", kind)
                .param("item", item)
                .param("known", KNOWN)
                .query(String.class)
                .list();
    }

    private String plain(String person, String kind) {
        return jdbc.sql("""
                select m.plain from mail m join mail_line l on l.mail = m.id
                 where m.person = ? and m.kind = ? and l.item = ? order by m.id desc limit 1""")
                .params(person, kind, opinion.measure(1))
                .query(String.class)
                .single();
    }

    private List<String> whys(String person, String day, String item) {
        return jdbc.sql("""
                select l.why from mail m join mail_line l on l.mail = m.id
                 where m.kind = 'ROUTINE' and m.person = ? and m.slot = ? and l.item = ?""").params(person, day, item).query(String.class).list();
    }

    private String state(String person, String day) {
        return jdbc.sql("select state from mail where kind = 'ROUTINE' and person = ? and slot = ?")
                .params(person, day)
                .query(String.class)
                .single();
    }
}
