package duban.notification;

import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.SmallOpinion;
import duban.WebSession;
import duban.department.Officers;
import duban.department.Role;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the house learns of a mail that cannot be delivered, of a small opinion of the finance bureau. */
class MailFailureIT extends RunningApplication {

    private static final String LIAISON = "czj.liaison";
    private static final DepartmentCode FINANCE = new DepartmentCode("CZJ");

    @Autowired
    Outbox outbox;

    @Autowired
    WriteMails writeMails;

    @Autowired
    ResendMail resendMail;

    @Autowired
    TrustMailbox trustMailbox;

    @Autowired
    Officers officers;

    @BeforeEach
    void what_others_left_is_told() {
        moveTo("2023-11-06T10:00");
        jdbc.sql("update message set settled_at = at where settled_at is null").update();
        deliver(mail -> Delivery.sent("250 ok"));
    }

    @AfterEach
    void everybody_has_a_mailbox() {
        jdbc.sql("delete from bad_mailbox where person = ?").param(LIAISON).update();
    }

    @Test
    void a_mail_given_up_is_an_incident_of_every_process_it_tells_of_until_it_is_sent_after_all() {
        var opinion = SmallOpinion.dispatched("2023-850", 2, this::login, jdbc, jobs);
        deliver(mail -> Delivery.refused("554 5.7.1 rejected by policy"));
        var mail = mailOf(opinion.measure(1));

        for (var nth : List.of(1, 2)) {
            assertThat(incidents(opinion.measure(nth)))
                    .containsExactly("mailFailed " + mail + " 发给市财政局胡秀英的邮件没有送达：554 5.7.1 rejected by policy");
        }
        assertThat(openMessages("MAILBOX")).isEmpty();

        resendMail.resend(new PersonId("admin"), mail, "对方已放行");
        assertThat(incidents(opinion.measure(1))).as("not told yet").hasSize(1);
        deliver(again -> Delivery.sent("250 ok"));

        assertThat(incidents(opinion.measure(1))).isEmpty();
        assertThat(incidents(opinion.measure(2))).isEmpty();
    }

    @Test
    void the_office_is_told_once_of_a_mailbox_that_takes_nothing_and_its_person_counts_as_out_of_reach() {
        var opinion = SmallOpinion.dispatched("2023-851", 1, this::login, jdbc, jobs);
        assertThat(reachableLiaisons()).contains(LIAISON);

        deliver(mail -> mail.address().startsWith(LIAISON)
                ? Delivery.noMailbox("550 5.1.1 user unknown")
                : Delivery.sent("250 ok"));

        assertThat(openMessages("MAILBOX")).containsExactly(opinion.measure(1) + " 市财政局胡秀英 DBZB OFFICE");
        assertThat(incidents(opinion.measure(1))).hasSize(1);
        assertThat(reachableLiaisons()).doesNotContain(LIAISON);

        deliver(mail -> Delivery.sent("250 ok"));
        assertThat(jdbc.sql(
                                "select distinct plain from mail where kind = 'MAILBOX' and state = 'SENT' order by 1 desc limit 1")
                        .query(String.class)
                        .single())
                .contains("市财政局胡秀英的邮箱无法送达，请电话告知并请管理员更正");

        trustMailbox.trust(new PersonId("admin"), new PersonId(LIAISON), "邮箱已恢复");
        assertThat(reachableLiaisons()).contains(LIAISON);
    }

    @Test
    void of_an_item_that_has_ended_no_incident_is_raised() {
        var opinion = SmallOpinion.dispatched("2023-852", 1, this::login, jdbc, jobs);
        var measure = opinion.measure(1);
        prepare();
        opinion.leadTo("verifyMeasure", 1);
        opinion.take("office.sfj", measure, Map.of("decision", "ACCEPT", "criteriaMet", List.of(1, 2), "reason", ""));
        jobs.drain();

        send(mail -> Delivery.refused("554 no"));

        assertThat(jdbc.sql("select state from mail where id = ?")
                        .param(mailOf(measure))
                        .query(String.class)
                        .single())
                .isEqualTo("FAILED");
        assertThat(incidents(measure)).isEmpty();
    }

    /** Makes mails of what is to be told and hands them over to a server that answers this. */
    private void deliver(Function<OutgoingMail, Delivery> answers) {
        prepare();
        send(answers);
    }

    private void prepare() {
        jdbc.sql("select gather_mails(?, interval '0')")
                .param(Timestamp.from(clock.instant()))
                .query()
                .singleRow();
        while (writeMails.writeSome() > 0) {
            continue;
        }
    }

    private void send(Function<OutgoingMail, Delivery> answers) {
        jdbc.sql("update mail_sender set holder = null, paused_until = null").update();
        var sender = new SendMails(outbox, TestChannel.answering(answers), 10_000);
        sender.send();
        sender.destroy();
    }

    private long mailOf(String item) {
        return jdbc.sql("select max(mail) from mail_line where item = ? and why = 'DISPATCH'")
                .param(item)
                .query(Long.class)
                .single();
    }

    /** As Cockpit asks for them. */
    private List<String> incidents(String item) {
        var instance = jdbc.sql("select id from process_instance where item = ? order by round desc limit 1")
                .param(item)
                .query(String.class)
                .single();
        var answer = login("leader.zhao")
                .post(
                        WebSession.API + "/cockpit/plugin/base/default/incident?firstResult=0&maxResults=50",
                        Map.of("processInstanceIdIn", List.of(instance)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body()
                .valueStream()
                .map(incident -> incident.path("incidentType").asText() + " "
                        + incident.path("configuration").asText() + " "
                        + incident.path("incidentMessage").asText())
                .toList();
    }

    private List<String> openMessages(String kind) {
        return jdbc.sql(
                        "select item || ' ' || whom || ' ' || department || ' ' || role from message where kind = ? and settled_at is null")
                .param(kind)
                .query(String.class)
                .list();
    }

    private List<String> reachableLiaisons() {
        return officers.reachable(officers.appointedTo(FINANCE, Role.LIAISON)).stream()
                .map(officer -> officer.id().value())
                .toList();
    }
}
