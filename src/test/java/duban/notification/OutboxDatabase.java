package duban.notification;

import com.zaxxer.hikari.HikariDataSource;
import duban.LedgerDatabase;
import duban.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** An outbox in a database of its own, with a clock that is moved and a database that can be away. */
public final class OutboxDatabase implements AutoCloseable {

    private static final Instant START = Instant.parse("2023-11-15T02:00:00Z");

    private final HikariDataSource pool = new HikariDataSource();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final MovedClock clock;
    private final Failing database;
    private final JdbcClient jdbc;

    public OutboxDatabase(String name) {
        this(fresh(name), START);
        jdbc.sql(
                        "insert into officer (id, name, home, section, email, telephone) values ('admin', '管理员', 'DBZB', '处', 'admin@x.gov.cn', '')")
                .update();
    }

    /** One that is there, where it is this time. */
    OutboxDatabase(String url, Instant now) {
        clock = new MovedClock(now);
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(6);
        database = new Failing(pool);
        jdbc = JdbcClient.create(pool);
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(Clock.class, () -> clock);
        context.register(
                Settings.class,
                Heard.class,
                Outbox.class,
                FailedMails.class,
                ResendMail.class,
                TrustMailbox.class,
                TakeReturnedMail.class);
        context.refresh();
    }

    private static String fresh(String name) {
        LedgerDatabase.fresh(name);
        return TestDatabase.create(name).appUrl();
    }

    /** A sender on this outbox, as each application has one. */
    public SendMails sender(Channel channel, int perSecond) {
        return new SendMails(bean(Outbox.class), channel, perSecond);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String url() {
        return pool.getJdbcUrl();
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public Clock clock() {
        return clock;
    }

    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** Whether the application reaches its database; the test does always. */
    public void reachable(boolean reachable) {
        database.away = !reachable;
    }

    /** Connections the application holds just now. */
    public int connectionsHeld() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    public List<MailFailed> failed() {
        return bean(Heard.class).failed;
    }

    public List<MailboxMarkedBad> markedBad() {
        return bean(Heard.class).markedBad;
    }

    public List<MailSentAfterAll> sentAfterAll() {
        return bean(Heard.class).sentAfterAll;
    }

    /** So many mails that wait to be sent, each to a person of its own, of two items; their ids in order. */
    public List<Long> written(int count) {
        jdbc.sql("""
                insert into officer (id, name, home, section, email, telephone)
                select 'p' || n, '人' || n, 'DBZB', '处', 'p' || n || '@x.gov.cn', '' from generate_series(1, ?) n
                on conflict do nothing""").param(count).update();
        var ids = jdbc.sql("""
                insert into mail (person, kind, slot, made_at, state, address, subject, plain, html, next_at)
                select 'p' || n, 'ROUTINE', '2023-11-15', :now, 'READY', 'p' || n || '@x.gov.cn', '【督办】' || n, '正文', '<p>正文</p>', :now
                  from generate_series(1, :count) n
                returning id""")
                .param("now", Timestamp.from(clock.now))
                .param("count", count)
                .query(Long.class)
                .list();
        jdbc.sql(
                        "insert into mail_line (mail, item, why) select id, item, 'NEW' from mail, unnest(array['2023-07-M01', '2023-07-M02']) item")
                .update();
        return ids;
    }

    /** How many mails are in which state. */
    public Map<String, Long> states() {
        var states = new TreeMap<String, Long>();
        jdbc.sql("select state, count(*) from mail group by state").query(row -> {
            states.put(row.getString(1), row.getLong(2));
        });
        return states;
    }

    public Map<String, Object> mail(long id) {
        return jdbc.sql("select * from mail where id = ?").param(id).query().singleRow();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }

    private static final class MovedClock extends Clock {

        private volatile Instant now;

        MovedClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Failing extends DelegatingDataSource {

        private volatile boolean away;

        Failing(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLTransientConnectionException("The database is away");
            }
            return super.getConnection();
        }
    }

    static class Heard {

        private final List<MailFailed> failed = new ArrayList<>();
        private final List<MailboxMarkedBad> markedBad = new ArrayList<>();
        private final List<MailSentAfterAll> sentAfterAll = new ArrayList<>();

        @EventListener
        void failed(MailFailed event) {
            failed.add(event);
        }

        @EventListener
        void markedBad(MailboxMarkedBad event) {
            markedBad.add(event);
        }

        @EventListener
        void sentAfterAll(MailSentAfterAll event) {
            sentAfterAll.add(event);
        }
    }

    /** Not a configuration by name: the application of other tests would find it. */
    @EnableTransactionManagement
    static class Settings {

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }
    }
}
