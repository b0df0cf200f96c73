package duban.notification;

import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has mails go again to a mailbox that was marked bad, because somebody knows that it works. */
@Component
@Transactional
public class TrustMailbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    TrustMailbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal if the person's present mailbox is not marked bad */
    public void trust(PersonId administrator, PersonId person, String reason) {
        var why = Texts.required("reason", "恢复原因", reason, 200);
        var address = jdbc.sql("""
                delete from bad_mailbox b using officer o
                 where o.id = ? and b.person = o.id and b.address = o.email returning b.address""")
                .param(person.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict("NOT_BAD", "此人现在的邮箱没有标记为失效，不需要恢复。请刷新页面查看最新情况。"));
        jdbc.sql("insert into mail_act (act, person, address, actor, at, reason) values ('TRUST', ?, ?, ?, ?, ?)")
                .param(person.value())
                .param(address)
                .param(administrator.value())
                .param(Timestamp.from(clock.instant()))
                .param(why)
                .update();
    }
}
