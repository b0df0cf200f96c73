package duban.notification;

import duban.ledger.ChineseDates;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives mails their words, some at a time, each as things are at that moment. One that has nothing to say is not sent. */
@Component
@Transactional
class WriteMails {

    private static final int AT_ONCE = 100;

    private record Blank(long id, String person, String name, String address, MailKind kind) {}

    private final MailLines lines;
    private final MorningSections sections;
    private final MailWords words;
    private final JdbcClient jdbc;
    private final Clock clock;

    WriteMails(MailLines lines, MorningSections sections, MailWords words, JdbcClient jdbc, Clock clock) {
        this.lines = lines;
        this.sections = sections;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes the oldest of those that are due and have no words, and returns how many; 0 when all have. */
    int writeSome() {
        var now = clock.instant();
        var blanks = blanks(now);
        if (blanks.isEmpty()) {
            return 0;
        }
        var told = lines.of(blanks.stream().map(Blank::id).toList(), now);
        var beside = sections.of(
                blanks.stream()
                        .filter(blank -> blank.kind() == MailKind.ROUTINE)
                        .map(Blank::person)
                        .toList(),
                now);
        for (var blank : blanks) {
            var content = new MailContent(
                    blank.kind(),
                    blank.name(),
                    told.getOrDefault(blank.id(), List.of()),
                    blank.kind() == MailKind.ROUTINE ? beside.getOrDefault(blank.person(), List.of()) : List.of(),
                    ChineseDates.dueDay(now),
                    lines.listAddress());
            if (content.lines().isEmpty() && content.sections().isEmpty()) {
                jdbc.sql("update mail set state = 'MOOT' where id = ?")
                        .param(blank.id())
                        .update();
            } else {
                write(blank, content);
            }
        }
        return blanks.size();
    }

    private void write(Blank blank, MailContent content) {
        jdbc.sql("update mail set state = 'READY', address = ?, subject = ?, plain = ?, html = ? where id = ?")
                .param(blank.address())
                .param(content.subject())
                .param(words.plain(content))
                .param(words.html(content))
                .param(blank.id())
                .update();
    }

    private List<Blank> blanks(Instant now) {
        return jdbc.sql("""
                select m.id, m.person, o.name, o.email as address, m.kind from mail m join officer o on o.id = m.person
                 where m.state = 'NEW' and m.next_at <= ? order by m.next_at, m.id limit ? for update of m skip locked""")
                .param(Timestamp.from(now))
                .param(AT_ONCE)
                .query(Blank.class)
                .list();
    }
}
