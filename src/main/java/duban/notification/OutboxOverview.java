package duban.notification;

import duban.ledger.ChineseDates;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How mails are doing, for whoever looks after them: what went out today and what did not, whether the channel pauses,
 * and whose mailboxes are given up.
 */
@Component
public class OutboxOverview {

    /** Whoever sends looks into the outbox every few seconds; so long nothing waits unless nobody sends. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /**
     * Each number is that of the list {@link OutboxList} shows for the same state and period.
     *
     * @param pause why nothing goes out now, {@code null} while it does
     */
    public record Sending(long sentToday, long waiting, long retrying, long failedThisWeek, Pause pause) {}

    /**
     * @param told in Chinese, until when
     * @param answer the mail server's words, empty if there are none
     */
    public record Pause(String told, String answer) {}

    /** A mailbox the server refused for good, of somebody who has no other since. */
    public record BadMailbox(
            String person,
            String name,
            String department,
            String address,
            String telephone,
            String since,
            String answer) {}

    private final JdbcClient jdbc;

    OutboxOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Sending sending(Instant now) {
        return new Sending(
                count(MailStanding.SENT, MailPeriod.TODAY, now),
                count(MailStanding.WAITING, MailPeriod.ALL, now),
                count(MailStanding.RETRYING, MailPeriod.ALL, now),
                count(MailStanding.FAILED, MailPeriod.WEEK, now),
                pause(now).or(() -> stopped(now)).orElse(null));
    }

    /** By department and name. */
    public List<BadMailbox> badMailboxes() {
        return jdbc.sql("""
                select b.*, o.name, o.telephone, d.name as department
                  from bad_mailbox b join officer o on o.id = b.person and o.email = b.address and o.active
                  join department d on d.code = o.home
                 order by d.name, o.name, b.person""")
                .query((row, index) -> new BadMailbox(
                        row.getString("person"),
                        row.getString("name"),
                        row.getString("department"),
                        row.getString("address"),
                        row.getString("telephone"),
                        ChineseDates.moment(row.getTimestamp("since").toInstant()),
                        row.getString("answer")))
                .list();
    }

    private long count(MailStanding standing, MailPeriod period, Instant now) {
        return jdbc.sql("select count(*) from mail where state in (:states) and made_at >= :from")
                .param("states", standing.states())
                .param("from", Timestamp.from(period.from(now)))
                .query(Long.class)
                .single();
    }

    private Optional<Pause> pause(Instant now) {
        return jdbc.sql("""
                select paused_until, answer from mail_sender where failures > 0 and paused_until is not null
                 order by paused_until desc limit 1""")
                .query((row, index) -> {
                    var until = row.getTimestamp("paused_until").toInstant();
                    return new Pause(
                            until.isAfter(now)
                                    ? "邮件服务器连不上，暂停发送，" + ChineseDates.shortMoment(until, now) + " 再试"
                                    : "邮件服务器上次没有连上，正在再试",
                            row.getString("answer"));
                })
                .optional();
    }

    private Optional<Pause> stopped(Instant now) {
        return jdbc.sql("select min(next_at) from mail where state in ('NEW', 'READY', 'RETRY', 'SENDING')")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .filter(oldest -> oldest.isBefore(now.minus(LONGEST_WAIT)))
                .map(oldest ->
                        new Pause("没有在发送：最早一封从 " + ChineseDates.shortMoment(oldest, now) + " 等到现在，请检查系统的邮件设置", ""));
    }
}
