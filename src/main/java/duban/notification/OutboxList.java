package duban.notification;

import duban.ledger.ChineseDates;
import duban.ledger.ItemTitles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails of the outbox, the latest first, and what each says. Rights are the caller's to check. */
@Component
public class OutboxList {

    /** How many stand on a page. */
    public static final int PAGE = 50;

    private static final String ROW = """
            select m.*, o.name, coalesce(m.address, o.email) as reached_at, d.name as department
              from mail m join officer o on o.id = m.person join department d on d.code = o.home""";

    private static final String WORD = """
             and (strpos(lower(o.name), :word%1$d) > 0 or strpos(lower(o.id), :word%1$d) > 0 or strpos(lower(d.name), :word%1$d) > 0
                  or strpos(lower(coalesce(m.address, o.email)), :word%1$d) > 0 or strpos(lower(m.subject), :word%1$d) > 0
                  or exists (select from mail_line l where l.mail = m.id and strpos(lower(l.item), :word%1$d) > 0))""";

    /**
     * What somebody wants to see.
     *
     * @param standing {@code null} for all
     * @param kind {@code null} for all
     * @param words each of which the recipient, the subject or an item has
     * @param before only those older than this mail, {@code null} from the latest on
     */
    public record Criteria(MailStanding standing, MailKind kind, MailPeriod period, List<String> words, Long before) {}

    /**
     * @param subject a dash while nothing is written
     * @param next when it is tried next, {@code null} if it is not
     * @param answer the server's latest words
     */
    public record Row(
            long id,
            String at,
            String department,
            String name,
            String address,
            String subject,
            String kind,
            MailStanding standing,
            String state,
            int attempts,
            String next,
            boolean maybeTwice,
            String answer) {}

    /** @param older the mail to go on from, {@code null} if there is none older */
    public record Page(List<Row> mails, Long older) {}

    /** @param insteadOf who could not be reached with it, empty where it is the recipient's own */
    public record Line(String item, String title, String why, String insteadOf) {}

    /**
     * @param html {@code null} while nothing is written, and {@code plain} too
     * @param story what happened to it, in order
     */
    public record Mail(Row row, String plain, String html, List<Line> lines, List<String> story) {}

    private final JdbcClient jdbc;
    private final ItemTitles titles;

    OutboxList(JdbcClient jdbc, ItemTitles titles) {
        this.jdbc = jdbc;
        this.titles = titles;
    }

    public Page page(Criteria criteria, Instant now) {
        var sql = new StringBuilder(ROW).append(" where m.made_at >= :from");
        if (criteria.standing() != null) {
            sql.append(" and m.state in (:states)");
        }
        if (criteria.kind() != null) {
            sql.append(" and m.kind = :kind");
        }
        if (criteria.before() != null) {
            sql.append(" and (m.made_at, m.id) < (select b.made_at, b.id from mail b where b.id = :before)");
        }
        for (int i = 0; i < criteria.words().size(); i++) {
            sql.append("\n").append(WORD.formatted(i));
        }
        var query = jdbc.sql(sql.append(" order by m.made_at desc, m.id desc limit :most")
                        .toString())
                .param("from", Timestamp.from(criteria.period().from(now)))
                .param(
                        "states",
                        criteria.standing() == null ? null : criteria.standing().states())
                .param("kind", criteria.kind() == null ? null : criteria.kind().name())
                .param("before", criteria.before())
                .param("most", PAGE + 1);
        for (int i = 0; i < criteria.words().size(); i++) {
            query = query.param("word" + i, criteria.words().get(i).toLowerCase());
        }
        var found = query.query((row, index) -> row(row, now)).list();
        var more = found.size() > PAGE;
        return new Page(
                more ? found.subList(0, PAGE) : found,
                more ? found.get(PAGE - 1).id() : null);
    }

    public Optional<Mail> find(long id, Instant now) {
        return jdbc.sql(ROW + " where m.id = ?")
                .param(id)
                .query((row, index) -> new Mail(
                        row(row, now), row.getString("plain"), row.getString("html"), lines(id), story(row, now)))
                .optional();
    }

    private List<Line> lines(long mail) {
        record Told(String item, String why, String insteadOf) {}
        var told = jdbc.sql("select item, why, instead_of from mail_line where mail = ? order by item")
                .param(mail)
                .query((row, index) -> new Told(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        var names = titles.of(told.stream().map(Told::item).toList());
        return told.stream()
                .map(line -> new Line(
                        line.item(),
                        names.getOrDefault(line.item(), line.item()),
                        MailReasons.of(line.why()),
                        line.insteadOf()))
                .toList();
    }

    private List<String> resendings(long mail) {
        return jdbc.sql("""
                select a.at, a.reason, o.name from mail_act a join officer o on o.id = a.actor
                 where a.mail = ? and a.act = 'RESEND' order by a.id""")
                .param(mail)
                .query((row, index) ->
                        ChineseDates.moment(row.getTimestamp("at").toInstant()) + " " + row.getString("name")
                                + "重新发送，原因：" + row.getString("reason"))
                .list();
    }

    private static Row row(ResultSet row, Instant now) throws SQLException {
        var standing = MailStanding.of(row.getString("state"));
        var subject = row.getString("subject");
        return new Row(
                row.getLong("id"),
                ChineseDates.moment(row.getTimestamp("made_at").toInstant()),
                row.getString("department"),
                row.getString("name"),
                row.getString("reached_at"),
                subject == null ? "—" : subject,
                MailKind.valueOf(row.getString("kind")).label(),
                standing,
                state(row, standing),
                row.getInt("attempts"),
                isTriedAgain(row, standing, now)
                        ? ChineseDates.shortMoment(row.getTimestamp("next_at").toInstant(), now)
                        : null,
                row.getBoolean("maybe_twice"),
                row.getString("answer"));
    }

    private static String state(ResultSet row, MailStanding standing) throws SQLException {
        return row.getString("state").equals("SENDING") ? "正在发送" : standing.label();
    }

    private static boolean isTriedAgain(ResultSet row, MailStanding standing, Instant now) throws SQLException {
        return standing == MailStanding.RETRYING
                || standing == MailStanding.WAITING
                        && row.getTimestamp("next_at").toInstant().isAfter(now);
    }

    private List<String> story(ResultSet row, Instant now) throws SQLException {
        var standing = MailStanding.of(row.getString("state"));
        var story = new ArrayList<String>();
        story.add(ChineseDates.moment(row.getTimestamp("made_at").toInstant()) + " 列入发件箱");
        story.addAll(resendings(row.getLong("id")));
        var attempts = row.getInt("attempts");
        if (attempts > 0) {
            story.add("已交给邮件服务器 " + attempts + " 次");
        }
        switch (standing) {
            case SENT ->
                story.add(ChineseDates.moment(row.getTimestamp("sent_at").toInstant()) + " 邮件服务器已接收");
            case FAILED -> story.add("没有送达，不再自动重试");
            case SUPERSEDED -> story.add("发出以前已有更新的每日待办，这一封不再发");
            case MOOT -> story.add("发出以前所说的事已经办了，这一封不再发");
            case RETRYING ->
                story.add("没有送达，"
                        + ChineseDates.shortMoment(row.getTimestamp("next_at").toInstant(), now) + " 再试");
            case WAITING -> story.add(row.getString("state").equals("SENDING") ? "正在交给邮件服务器" : "等待发送");
        }
        if (!row.getString("answer").isEmpty()) {
            story.add((standing == MailStanding.SENT ? "邮件服务器答复：" : "原因：") + row.getString("answer"));
        }
        if (row.getBoolean("maybe_twice")) {
            story.add("不能确定前一次是否已经送达，又发了一次：收件人可能收到两封一样的");
        }
        return story;
    }
}
