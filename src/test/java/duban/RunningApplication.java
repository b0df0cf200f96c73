package duban;

import duban.demo.MovableClock;
import duban.demo.PlayedTime;
import duban.process.engine.Jobs;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The one application and database all tests share that need the whole: the demo with the real case imported, fresh at
 * dispatch, on real PostgreSQL. No job runs by itself; tests move the clock and drain.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "duban.demo.start=dispatch",
            "duban.demo.home=target/application",
            "camunda.bpm.job-execution.enabled=false",
            "duban.mail.every=0",
            "duban.mail.per-second=1000"
        })
@ActiveProfiles("demo")
@Tag("application")
public abstract class RunningApplication {

    /** Of every account of the demo. */
    public static final String PASSWORD = "Duban-demo-2023";

    @LocalServerPort
    protected int port;

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected PlayedTime time;

    @Autowired
    protected Jobs jobs;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.create("application").properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    /** Somebody's session with the web API, as Tasklist uses it. */
    protected WebSession login(String user) {
        return WebSession.login("http://localhost:" + port, user, PASSWORD);
    }

    /** Makes it this moment in Shanghai, for example {@code 2023-07-05T10:00}, and runs what is due. */
    protected void moveTo(String local) {
        clock.moveTo(moment(local));
        jobs.drain();
    }

    /** As {@link #moveTo}, with every morning in between and what it brings. */
    protected void playTo(String local) {
        time.playTo(moment(local));
    }

    /** A moment in Shanghai. */
    protected static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
