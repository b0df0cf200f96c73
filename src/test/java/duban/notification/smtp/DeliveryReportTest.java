package duban.notification.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row 23 of the promises: what comes back, and what it means for the mailbox. */
class DeliveryReportTest {

    private static final ReturnPath OURS = TestSmtp.RETURN_PATH;
    private static final long MAIL = 4711;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.1.1  | smtp; 550 5.1.1 <a@x.gov.cn>: Recipient address rejected: User unknown | true
            5.1.2  | smtp; 550 Host unknown                                                 | true
            5.1.10 | smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound                         | true
            5.2.1  | smtp; 550 5.2.1 mailbox disabled                                       | true
            5.4.4  | X-Postfix; Host or domain name not found                               | true
            5.0.0  | smtp; 550 no such user                                                 | true
            5.2.2  | smtp; 552 5.2.2 over quota                                             | false
            5.2.3  | smtp; 552 5.2.3 message too large                                      | false
            5.6.0  | smtp; 554 5.6.0 content rejected                                       | false
            5.7.1  | smtp; 554 5.7.1 looks like spam                                        | false
            4.4.7  | X-Postfix; delivery temporarily suspended, expired                     | false
            4.2.2  | smtp; 452 4.2.2 mailbox full, gave up                                  | false
            """)
    void a_failure_names_the_mail_and_whether_its_mailbox_is_gone(String status, String diagnostic, boolean gone)
            throws Exception {
        var report = read(report(OURS.of(MAIL), "failed", status, diagnostic));

        assertThat(report).isPresent();
        assertThat(report.get()).returns(MAIL, DeliveryReport::mail).returns(gone, DeliveryReport::mailboxGone);
        assertThat(report.get().words())
                .startsWith("退信：" + status)
                .contains(diagnostic.substring(diagnostic.indexOf(';') + 1).strip());
    }

    @ParameterizedTest
    @CsvSource({"delayed,4.4.1", "delivered,2.0.0", "relayed,2.0.0", "expanded,2.0.0"})
    void what_is_no_failure_changes_nothing(String action, String status) throws Exception {
        assertThat(read(report(OURS.of(MAIL), action, status, "smtp; words"))).isEmpty();
    }

    @Test
    void answers_of_people_and_machines_are_none() throws Exception {
        assertThat(read("To: " + OURS.of(MAIL) + "\r\nAuto-Submitted: auto-replied\r\nSubject: 外出\r\n\r\n我不在办公室\r\n"))
                .isEmpty();
        assertThat(read("To: " + OURS.of(MAIL) + "\r\nSubject: Undelivered Mail\r\n\r\n550 5.1.1 no such user\r\n"))
                .isEmpty();
        assertThat(
                        read(
                                "To: " + OURS.of(MAIL)
                                        + "\r\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n\r\n"
                                        + "--b\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: automatic-action; displayed\r\n--b--\r\n"))
                .isEmpty();
    }

    @Test
    void a_forged_report_changes_nothing() throws Exception {
        var other = new ReturnPath("bounce@duban.gov.cn", "another secret", "duban@duban.gov.cn");
        for (var address : new String[] {
            other.of(MAIL),
            OURS.of(MAIL).replace("+4711.", "+4712."),
            "bounce+4711.@duban.gov.cn",
            "bounce+4711@duban.gov.cn",
            "bounce@duban.gov.cn",
            OURS.of(MAIL).replace("duban.gov.cn", "evil.example"),
            "x" + OURS.of(MAIL)
        }) {
            assertThat(read(report(address, "failed", "5.1.1", "smtp; 550 no")))
                    .as(address)
                    .isEmpty();
        }
    }

    @Test
    void the_address_may_have_been_written_in_capitals_or_only_in_the_envelope() throws Exception {
        assertThat(read(report(OURS.of(MAIL).toUpperCase(), "failed", "5.1.1", "smtp; 550 no")))
                .isPresent();
        assertThat(read("Delivered-To: " + OURS.of(MAIL) + "\r\n"
                        + report("undisclosed", "failed", "5.1.1", "smtp; 550 no")))
                .isPresent();
    }

    private static Optional<DeliveryReport> read(String text) throws Exception {
        return DeliveryReport.in(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                OURS);
    }

    /** As Postfix writes it. */
    static String report(String to, String action, String status, String diagnostic) {
        return """
                From: MAILER-DAEMON@relay.gov.cn (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: %s
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                	boundary="B/relay"

                --B/relay
                Content-Description: Notification
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you.

                --B/relay
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.gov.cn
                X-Postfix-Queue-ID: 1234567
                Arrival-Date: Wed, 15 Nov 2023 08:30:00 +0800 (CST)

                Final-Recipient: rfc822; a@x.gov.cn
                Original-Recipient: rfc822;a@x.gov.cn
                Action: %s
                Status: %s
                Remote-MTA: dns; mail.x.gov.cn
                Diagnostic-Code: %s

                --B/relay
                Content-Type: text/rfc822-headers

                Subject: x

                --B/relay--
                """.formatted(to, action, status, diagnostic).replace("\n", "\r\n");
    }
}
