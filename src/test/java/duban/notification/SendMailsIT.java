package duban.notification;

import static duban.notification.ScriptedServer.HANG_UP;
import static duban.notification.ScriptedServer.SILENCE;
import static duban.notification.ScriptedServer.TAKE_AND_HANG_UP;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import duban.notification.ScriptedServer.Taken;
import duban.notification.smtp.TestSmtp;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SendMailsIT {

    private static final int FAST = 10_000;
    private static final PersonId ADMIN = new PersonId("admin");

    private final ScriptedServer server = new ScriptedServer();
    private OutboxDatabase outbox;

    @BeforeEach
    void an_empty_outbox() {
        outbox = new OutboxDatabase("send_mails");
    }

    @AfterEach
    void stop() {
        server.close();
        outbox.close();
    }

    @Test
    void each_mail_goes_out_once_through_one_connection() {
        outbox.written(50);

        assertThat(sender().send()).isEqualTo(50);
        assertThat(sender().send()).isZero();

        assertThat(outbox.states()).isEqualTo(Map.of("SENT", 50L));
        assertThat(ids()).hasSize(50);
        assertThat(server.taken()).hasSize(50);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void whoever_dies_between_delivery_and_record_leaves_one_mail_that_may_come_twice_under_the_same_id() {
        outbox.written(200);
        var crashes = 0;

        for (var left = true; left; ) {
            try {
                left = dyingSender(20).send() > 0;
            } catch (Died died) {
                crashes++;
            }
            outbox.pass(Outbox.HELD.plusSeconds(1));
        }

        assertThat(crashes).isEqualTo(10);
        assertThat(outbox.states()).isEqualTo(Map.of("SENT", 200L));
        assertThat(ids()).as("distinct").hasSize(200);
        assertThat(server.taken().size() - 200).as("duplicates").isBetween(1, crashes);
        assertThat(outbox.jdbc()
                        .sql("select address from mail where maybe_twice")
                        .query(String.class)
                        .set())
                .as("marked as such are all that came twice")
                .containsAll(twice());
    }

    @Test
    void of_two_senders_one_sends_and_nothing_goes_out_twice() throws Exception {
        outbox.written(200);
        var start = new CountDownLatch(1);
        var senders = List.of(sender(), sender(), sender());

        var runs = senders.stream()
                .map(sender -> CompletableFuture.supplyAsync(() -> {
                    awaited(start);
                    return sender.send();
                }))
                .toList();
        start.countDown();
        for (var run : runs) {
            run.get(30, TimeUnit.SECONDS);
        }
        senders.get(0).destroy();
        senders.get(1).destroy();
        senders.get(2).destroy();
        sender().send();

        assertThat(outbox.states()).isEqualTo(Map.of("SENT", 200L));
        assertThat(server.taken()).hasSize(200);
    }

    @Test
    void a_sender_that_was_believed_dead_changes_nothing_when_it_wakes_up_unless_it_did_deliver() {
        var mail = outbox.written(1).get(0);
        for (var late : List.of(Delivery.later("450"), Delivery.refused("554"), Delivery.noMailbox("550"))) {
            var frozen = sender(TestChannel.answering(claimed -> {
                outbox.pass(Outbox.HELD.plusSeconds(1));
                assertThat(sender(TestChannel.answering(again -> Delivery.later("451 the other")))
                                .send())
                        .isEqualTo(1);
                return late;
            }));

            frozen.send();

            assertThat(outbox.mail(mail)).containsEntry("state", "RETRY").containsEntry("answer", "451 the other");
            assertThat(outbox.failed()).isEmpty();
            outbox.pass(Duration.ofHours(1));
        }
        sender(TestChannel.answering(claimed -> {
                    outbox.pass(Outbox.HELD.plusSeconds(1));
                    sender(TestChannel.answering(again -> Delivery.later("451 the other")))
                            .send();
                    return Delivery.sent("250 ok");
                }))
                .send();

        assertThat(outbox.mail(mail)).containsEntry("state", "SENT").containsEntry("maybe_twice", true);
    }

    @Test
    void what_was_delivered_while_the_database_was_away_is_recorded_when_it_is_back_and_not_sent_again() {
        outbox.written(3);
        var sender = sender();
        server.script((command, recipient, count) -> {
            if (command.equals(".") && count == 1) {
                outbox.reachable(false);
            }
            return null;
        });

        assertThatThrownBy(sender::send).isInstanceOf(CannotCreateTransactionException.class);
        outbox.reachable(true);
        outbox.pass(Outbox.HELD.plusSeconds(1));
        sender.send();

        assertThat(outbox.states()).isEqualTo(Map.of("SENT", 3L));
        assertThat(server.taken()).hasSize(3);
    }

    @Test
    void a_server_that_is_away_for_a_day_costs_an_hour_and_no_mail() {
        outbox.written(40);
        var sender = sender();
        server.script((command, recipient, count) -> command.isEmpty() ? "421 closed today" : null);
        for (var minute = 0; minute < 24 * 60; minute++) {
            sender.send();
            outbox.pass(Duration.ofMinutes(1));
        }
        var asked = server.connections();
        assertThat(outbox.states()).isEqualTo(Map.of("READY", 40L));
        assertThat(asked).as("times the server was asked").isBetween(35, 75);
        assertThat(channelState())
                .containsEntry(
                        "answer",
                        "连接不上邮件服务器：Got bad greeting from SMTP host: 127.0.0.1, port: "
                                + server.settings().getPort() + ", response: 421 closed today");

        server.script((command, recipient, count) -> null);
        for (var minute = 0; minute < 65; minute++) {
            sender.send();
            outbox.pass(Duration.ofMinutes(1));
        }

        assertThat(outbox.states()).isEqualTo(Map.of("SENT", 40L));
        assertThat(server.taken()).hasSize(40);
        assertThat(channelState()).containsEntry("failures", 0).containsEntry("answer", "");
    }

    @Test
    void what_could_not_be_handed_over_for_five_days_is_given_up_with_the_reason() {
        outbox.written(5);
        server.close();
        var sender = sender();
        for (var quarter = 0; quarter < 5 * 24 * 4; quarter++) {
            sender.send();
            outbox.pass(Duration.ofMinutes(15));
        }
        assertThat(outbox.states()).isEqualTo(Map.of("READY", 5L));

        for (var quarter = 0; quarter < 4; quarter++) {
            sender.send();
            outbox.pass(Duration.ofMinutes(15));
        }

        assertThat(outbox.states()).isEqualTo(Map.of("FAILED", 5L));
        assertThat(outbox.failed())
                .hasSize(5)
                .allSatisfy(failed -> assertThat(failed)
                        .returns(List.of("2023-07-M01", "2023-07-M02"), MailFailed::items)
                        .satisfies(event -> assertThat(event.recipient()).startsWith("督办专班人"))
                        .satisfies(event -> assertThat(event.answer()).startsWith("连接不上邮件服务器")));
    }

    @Test
    void a_mail_refused_for_now_is_tried_for_five_days_and_the_others_do_not_wait() {
        var mails = outbox.written(3);
        var sender = sender();
        server.script((command, recipient, count) ->
                command.startsWith("RCPT") && recipient.startsWith("p1@") ? "452 4.2.2 mailbox full" : null);

        sender.send();

        assertThat(outbox.states()).isEqualTo(Map.of("RETRY", 1L, "SENT", 2L));
        assertThat(outbox.mail(mails.get(0)))
                .containsEntry("attempts", 1)
                .containsEntry("answer", "452 4.2.2 mailbox full");
        for (var quarter = 0; quarter < 5 * 24 * 4 + 1; quarter++) {
            outbox.pass(Duration.ofMinutes(15));
            sender.send();
        }
        assertThat(outbox.states()).isEqualTo(Map.of("FAILED", 1L, "SENT", 2L));
        assertThat((int) outbox.mail(mails.get(0)).get("attempts")).isBetween(150, 240);
    }

    @Test
    void every_answer_leaves_each_mail_in_the_state_it_means() {
        var mails = outbox.written(8);
        var answers = Map.of(
                "p1@x.gov.cn", "450 4.2.0 greylisted",
                "p2@x.gov.cn", "451 4.3.0 try again",
                "p3@x.gov.cn", "452 4.2.2 full",
                "p4@x.gov.cn", "550 5.1.1 no such user",
                "p5@x.gov.cn", "552 5.2.2 over quota",
                "p6@x.gov.cn", "554 5.7.1 rejected");
        server.script((command, recipient, count) -> command.startsWith("RCPT")
                ? answers.get(recipient)
                : command.equals(".") && recipient.startsWith("p7@") ? "554 5.6.0 spam" : null);

        sender().send();

        var states = mails.stream().map(id -> outbox.mail(id).get("state")).toList();
        assertThat(states).containsExactly("RETRY", "RETRY", "RETRY", "FAILED", "FAILED", "FAILED", "FAILED", "SENT");
        assertThat(outbox.failed())
                .extracting(MailFailed::answer)
                .containsExactly(
                        "550 5.1.1 no such user", "552 5.2.2 over quota", "554 5.7.1 rejected", "554 5.6.0 spam");
        assertThat(outbox.jdbc()
                        .sql("select person || ' ' || address from bad_mailbox")
                        .query(String.class)
                        .list())
                .containsExactly("p4 p4@x.gov.cn");
        assertThat(outbox.markedBad())
                .containsExactly(new MailboxMarkedBad(List.of("2023-07-M01", "2023-07-M02"), "督办专班人4"));
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void a_server_that_ends_connections_after_some_mails_is_asked_again_without_a_pause() {
        outbox.written(35);
        server.script((command, recipient, count) ->
                count == 10 && command.startsWith("MAIL") ? "421 4.7.0 too many messages" : null);

        assertThat(sender().send()).isEqualTo(35);

        assertThat(server.connections()).isEqualTo(4);
        assertThat(outbox.states()).isEqualTo(Map.of("SENT", 35L));
    }

    @Test
    void one_mail_that_always_breaks_the_connection_does_not_keep_the_others() {
        outbox.written(6);
        var sender = sender();
        server.script((command, recipient, count) ->
                command.startsWith("RCPT") && recipient.startsWith("p1@") ? HANG_UP : null);

        sender.send();
        assertThat(outbox.states()).as("it may be the server").isEqualTo(Map.of("READY", 6L));
        outbox.pass(Duration.ofMinutes(2));
        sender.send();

        assertThat(outbox.states()).isEqualTo(Map.of("READY", 1L, "SENT", 5L));
    }

    @Test
    void a_server_that_takes_mails_without_an_answer_gets_each_three_times_at_most() {
        outbox.written(4);
        var sender = sender();
        server.script((command, recipient, count) -> command.equals(".") ? TAKE_AND_HANG_UP : null);

        sender.send();
        assertThat(server.taken()).as("then it pauses").hasSize(1);
        for (var quarter = 0; quarter < 100; quarter++) {
            outbox.pass(Duration.ofMinutes(15));
            sender.send();
        }

        assertThat(outbox.states()).isEqualTo(Map.of("FAILED", 4L));
        assertThat(server.taken()).hasSize(12);
        assertThat(ids()).hasSize(4);
        assertThat(outbox.failed())
                .allSatisfy(failed -> assertThat(failed.answer()).contains("是否送达不明"));
        assertThat(outbox.jdbc()
                        .sql("select bool_and(maybe_twice) from mail")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"MAIL,READY", "RCPT,READY", "DATA,READY", ".,RETRY"})
    void
            while_a_server_is_silent_nothing_of_the_database_is_held_and_a_sender_that_is_cut_off_leaves_no_mail_in_its_hands(
                    String stage, String state) throws Exception {
        var mail = outbox.written(1).get(0);
        var sender = sender(TestSmtp.channel(server, outbox.clock(), Duration.ofMinutes(10)));
        server.script((command, recipient, count) -> command.startsWith(stage) ? SILENCE : null);

        var run = CompletableFuture.supplyAsync(sender::send);
        server.silent().await();

        assertThat(outbox.mail(mail)).containsEntry("state", "SENDING");
        assertThat(outbox.connectionsHeld()).isZero();
        sender.end();
        sender.abort();
        run.get(5, TimeUnit.SECONDS);
        sender.destroy();
        assertThat(outbox.mail(mail)).containsEntry("state", state);
        assertThat(channelState()).containsEntry("holder", null).containsEntry("paused_until", null);
    }

    @Test
    void a_silent_server_costs_one_mail_s_patience_and_then_a_pause() {
        outbox.written(3);
        var sender = sender(TestSmtp.channel(server, outbox.clock(), Duration.ofMillis(200)));
        server.script((command, recipient, count) -> command.equals("DATA") ? SILENCE : null);

        sender.send();

        assertThat(server.connections()).isEqualTo(1);
        assertThat(outbox.states()).isEqualTo(Map.of("READY", 3L));
        assertThat(channelState().get("paused_until")).isNotNull();
    }

    @Test
    void what_is_rolled_back_is_told_to_nobody() {
        var transaction = new TransactionTemplate(outbox.bean(PlatformTransactionManager.class));
        for (var completion = 0; completion < 1000; completion++) {
            transaction.executeWithoutResult(status -> {
                outbox.bean(JdbcClient.class)
                        .sql(
                                "insert into message (kind, item, department, role, whom, at) values ('NOTICE', '2023-07-M01', 'DBZB', 'OFFICE', '督办专班', ?)")
                        .param(Timestamp.from(outbox.clock().instant()))
                        .update();
                status.setRollbackOnly();
            });
        }

        outbox.jdbc()
                .sql("select gather_mails(?, '0 s')")
                .param(Timestamp.from(outbox.clock().instant()))
                .query()
                .singleRow();

        assertThat(sender().send()).isZero();
        assertThat(outbox.states()).isEmpty();
    }

    @Test
    void an_administrator_has_a_mail_that_was_given_up_tried_again_at_the_address_its_person_has_now() {
        var mail = outbox.written(1).get(0);
        server.script((command, recipient, count) ->
                command.startsWith("RCPT") && recipient.startsWith("p1@") ? "550 5.1.1 no such user" : null);
        sender().send();
        var resend = outbox.bean(ResendMail.class);

        refused("NO_MAILBOX", () -> resend.resend(ADMIN, mail, "电话确认"));
        outbox.jdbc()
                .sql("update officer set email = 'new1@x.gov.cn' where id = 'p1'")
                .update();
        refused("REQUIRED", () -> resend.resend(ADMIN, mail, " "));
        refused("NOT_FOUND", () -> resend.resend(ADMIN, 0, "电话确认"));
        outbox.pass(Duration.ofDays(6));
        resend.resend(ADMIN, mail, "邮箱已更正");
        refused("NOT_FAILED", () -> resend.resend(ADMIN, mail, "再来一次"));
        assertThat(outbox.sentAfterAll()).isEmpty();
        sender().send();

        assertThat(outbox.mail(mail)).containsEntry("state", "SENT").containsEntry("attempts", 1);
        assertThat(server.taken()).extracting(Taken::recipient).containsExactly("new1@x.gov.cn");
        assertThat(outbox.sentAfterAll()).containsExactly(new MailSentAfterAll(mail));
        assertThat(acts()).containsExactly("RESEND p1 new1@x.gov.cn admin 邮箱已更正");
    }

    @Test
    void a_mail_that_is_tried_again_has_its_five_days_anew() {
        var mail = outbox.written(1).get(0);
        server.script((command, recipient, count) -> command.startsWith("RCPT") ? "554 no" : null);
        sender().send();
        outbox.pass(Duration.ofDays(6));
        outbox.bean(ResendMail.class).resend(ADMIN, mail, "对方已放行");
        server.script((command, recipient, count) -> command.startsWith("RCPT") ? "450 later" : null);

        sender().send();

        assertThat(outbox.mail(mail)).containsEntry("state", "RETRY");
    }

    @Test
    void a_morning_s_mail_is_not_sent_again_when_there_is_a_newer_one() {
        var mail = outbox.written(1).get(0);
        server.script((command, recipient, count) -> command.startsWith("RCPT") ? "554 no" : null);
        sender().send();
        outbox.jdbc().sql("""
                insert into mail (person, kind, slot, made_at, state, next_at)
                select person, kind, '2023-11-16', made_at, 'NEW', next_at from mail""").update();

        refused("OVERTAKEN_BY_NEWER", () -> outbox.bean(ResendMail.class).resend(ADMIN, mail, "再来一次"));
    }

    @Test
    void a_mailbox_marked_bad_is_trusted_again_when_somebody_says_so() {
        outbox.written(1);
        server.script((command, recipient, count) -> command.startsWith("RCPT") ? "550 5.1.1 no such user" : null);
        sender().send();
        var trust = outbox.bean(TrustMailbox.class);
        assertThat(reachable()).doesNotContain("p1");

        refused("REQUIRED", () -> trust.trust(ADMIN, new PersonId("p1"), null));
        trust.trust(ADMIN, new PersonId("p1"), "邮箱已恢复");
        refused("NOT_BAD", () -> trust.trust(ADMIN, new PersonId("p1"), "邮箱已恢复"));

        assertThat(reachable()).contains("p1");
        assertThat(acts()).containsExactly("TRUST p1 p1@x.gov.cn admin 邮箱已恢复");
    }

    @Test
    void what_administrators_did_cannot_be_changed() {
        assertThatThrownBy(() -> outbox.jdbc().sql("delete from mail_act").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() ->
                        outbox.jdbc().sql("update mail_act set reason = 'x'").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void not_more_mails_go_out_in_a_second_than_the_server_is_to_be_asked() {
        outbox.written(60);
        var began = System.nanoTime();

        sender(TestSmtp.channel(server, outbox.clock()), 50).send();

        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(60 / seconds).as("mails in a second").isLessThan(52.5).isGreaterThan(25);
        assertThat(server.connections()).isEqualTo(1);
    }

    private SendMails sender() {
        return sender(TestSmtp.channel(server, outbox.clock()), FAST);
    }

    private SendMails sender(Channel channel) {
        return sender(channel, FAST);
    }

    private SendMails sender(Channel channel, int perSecond) {
        return outbox.sender(channel, perSecond);
    }

    /** Dies after so many mails, when the server has the last one and nobody has written that down. */
    private SendMails dyingSender(int after) {
        var smtp = TestSmtp.channel(server, outbox.clock());
        var delivered = new AtomicInteger();
        return sender(TestChannel.watched(smtp, delivery -> {
            if (delivered.incrementAndGet() == after) {
                throw new Died();
            }
            return delivery;
        }));
    }

    private List<String> acts() {
        return outbox.jdbc()
                .sql(
                        "select act || ' ' || person || ' ' || address || ' ' || actor || ' ' || reason from mail_act order by id")
                .query(String.class)
                .list();
    }

    private List<String> reachable() {
        return outbox.jdbc()
                .sql("select person from mailbox")
                .query(String.class)
                .list();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageMatching("\\p{IsHan}.*");
    }

    private Map<String, Object> channelState() {
        return outbox.jdbc().sql("select * from mail_sender").query().singleRow();
    }

    private Set<String> ids() {
        return server.taken().stream().map(taken -> taken.header("Message-ID")).collect(toSet());
    }

    private Set<String> twice() {
        var counts = new HashMap<String, Integer>();
        server.taken().stream().map(Taken::recipient).forEach(recipient -> counts.merge(recipient, 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static final class Died extends RuntimeException {}
}
