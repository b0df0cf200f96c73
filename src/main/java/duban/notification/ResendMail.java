package duban.notification;

import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has a mail that was given up tried again, at the address its person has now. */
@Component
@Transactional
public class ResendMail {

    private final JdbcClient jdbc;
    private final Clock clock;

    ResendMail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Failed(String person, String state, String address, boolean overtaken) {}

    /** @throws Refusal if it was not given up, if nobody can be reached, or if a newer mail says the same and more */
    public void resend(PersonId administrator, long mail, String reason) {
        var why = Texts.required("reason", "重发原因", reason, 200);
        var failed =
                jdbc.sql("""
                select m.person, m.state, b.address,
                       m.kind = 'ROUTINE' and exists (select from mail n where n.person = m.person and n.channel = m.channel
                                                         and n.kind = m.kind and n.slot > m.slot) as overtaken
                  from mail m left join mailbox b on b.person = m.person
                 where m.id = ? for update of m""").param(mail).query(Failed.class).optional().orElseThrow(() -> Refusal.notFound("没有这封邮件。"));
        if (!failed.state().equals("FAILED")) {
            throw Refusal.conflict("NOT_FAILED", "这封邮件现在不是发送失败，不需要重发。请刷新页面查看最新情况。");
        }
        if (failed.overtaken()) {
            throw Refusal.conflict("OVERTAKEN_BY_NEWER", "此人已有更新的每日待办邮件，内容包含这一封，不需要重发。");
        }
        if (failed.address() == null) {
            throw Refusal.conflict("NO_MAILBOX", "此人没有可用的邮箱。请先更正邮箱，或者确认邮箱可用后恢复投递，再重发。");
        }
        var now = Timestamp.from(clock.instant());
        jdbc.sql("""
                update mail set state = case when subject is null then 'NEW' else 'READY' end, address = ?, attempts = 0,
                       next_at = ?, resent_at = ? where id = ?""").param(failed.address()).param(now).param(now).param(mail).update();
        jdbc.sql(
                        "insert into mail_act (act, mail, person, address, actor, at, reason) values ('RESEND', ?, ?, ?, ?, ?, ?)")
                .param(mail)
                .param(failed.person())
                .param(failed.address())
                .param(administrator.value())
                .param(now)
                .param(why)
                .update();
    }
}
