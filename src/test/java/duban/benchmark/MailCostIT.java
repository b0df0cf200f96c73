package duban.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import duban.RunningApplication;
import duban.SmallOpinion;
import duban.TestDatabase;
import duban.TestPlans;
import duban.notification.DeliverMails;
import duban.notification.MakeRoutineMails;
import duban.notification.ScriptedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;

/** What the morning's mails cost: 10,000 people with 10 tasks each, sent to a mail server on this machine. */
@Tag("benchmark")
@DirtiesContext
@TestInstance(Lifecycle.PER_CLASS)
class MailCostIT extends RunningApplication {

    private static final int PEOPLE = 10_000;
    private static final int ITEMS = 100_000;
    private static final int REQUESTS = 300;
    private static final List<Map<String, String>> AS_TASKLIST =
            List.of(Map.of("sortBy", "created", "sortOrder", "desc"));
    private static final ScriptedServer SERVER = new ScriptedServer();

    @Autowired
    MakeRoutineMails makeRoutineMails;

    @Autowired
    DeliverMails deliverMails;

    @Autowired
    JavaMailSenderImpl mailServer;

    @Autowired
    HikariDataSource pool;

    ManyTasks many;
    int catcherPort;

    /** When a request began and how long it took. */
    private record Request(long began, double millis) {}

    /** One department in sixteen keeps its own, for whoever asks for lists meanwhile. */
    @BeforeAll
    void many_people_have_tasks() {
        catcherPort = mailServer.getPort();
        mailServer.setPort(SERVER.port());
        moveTo("2023-08-07T09:00");
        many = new ManyTasks(TestDatabase.create("application"), realTasks());
        many.addUpTo(ITEMS * 16 / 15 + 16);
        jdbc.sql("""
                insert into officer (id, name, home, section, email, telephone)
                select 'many' || n, '人' || n, 'CZJ', '处', 'many' || n || '@x.gov.cn', '' from generate_series(0, ?) n""").param(PEOPLE - 1).update();
        jdbc.sql("""
                update work_item w set assignee = 'many' || (x.nth % :people)
                  from (select task_id, row_number() over (order by task_id) as nth from work_item
                         where task_id like 'many-%' and department <> 'CZJ' limit :items) x
                 where x.task_id = w.task_id""").param("people", PEOPLE).param("items", ITEMS).update();
        jdbc.sql("update message set settled_at = at where settled_at is null").update();
    }

    @AfterAll
    void everything_goes() {
        jdbc.sql("update officer set active = false where id like 'many%'").update();
        many.remove();
        mailServer.setPort(catcherPort);
        SERVER.close();
    }

    @Test
    void ten_thousand_mails_go_out_while_people_work() {
        var first = new AtomicLong();
        SERVER.script((command, recipient, onConnection) -> {
            first.compareAndSet(0, command.equals(".") ? System.nanoTime() : 0);
            return null;
        });
        var idle = requests(CompletableFuture.runAsync(() -> {}), REQUESTS);

        var began = System.nanoTime();
        var made = makeRoutineMails.make();
        var making = System.nanoTime();
        var run = CompletableFuture.runAsync(deliverMails::passAtOnce);
        var busy = requests(run, 0);
        run.join();
        var ended = System.nanoTime();

        var writing =
                busy.stream().filter(request -> request.began() < first.get()).toList();
        var sending =
                busy.stream().filter(request -> request.began() >= first.get()).toList();
        var ids = SERVER.taken().stream()
                .map(mail -> mail.header("Message-ID"))
                .distinct()
                .count();
        var seconds = (ended - first.get()) / 1e9;
        System.out.printf(
                "%,d mails of %,d items: made in %.1f s, written in %.1f s, sent in %.1f s, %.0f per second, %d connections%n",
                made,
                lines(),
                (making - began) / 1e9,
                (first.get() - making) / 1e9,
                seconds,
                made / seconds,
                SERVER.connections());
        System.out.printf("delivered %,d, distinct %,d%n", SERVER.taken().size(), ids);
        System.out.printf(
                "list of tasks, p95: idle %.1f ms, while mails are written %.1f ms, while they are sent %.1f ms (%d, %d, %d requests)%n",
                p95(idle), p95(writing), p95(sending), idle.size(), writing.size(), sending.size());
        assertThat(made).isGreaterThanOrEqualTo(PEOPLE);
        assertThat(ids).as("distinct").isEqualTo(made);
        assertThat(SERVER.taken()).as("none twice").hasSize(made);
        assertThat(p95(sending)).isLessThan(1000);
        nothing_of_the_database_is_held_meanwhile();
    }

    private void nothing_of_the_database_is_held_meanwhile() {
        var most = new AtomicInteger();
        SERVER.script((command, recipient, onConnection) -> {
            most.accumulateAndGet(pool.getHikariPoolMXBean().getActiveConnections(), Math::max);
            return null;
        });
        jdbc.sql(
                        "update mail set state = 'READY' where id in (select id from mail where state = 'SENT' order by id desc limit 500)")
                .update();

        deliverMails.passAtOnce();

        System.out.printf("database connections held while 500 mails were handed over: at most %d%n", most.get());
        assertThat(most.get()).isZero();
    }

    /** Of a list as Tasklist asks for it, one after another while the work goes on, and so many at least. */
    private List<Request> requests(CompletableFuture<Void> work, int least) {
        var session = login("czj.liaison");
        var requests = new ArrayList<Request>();
        while (!work.isDone() || requests.size() < least) {
            var began = System.nanoTime();
            assertThat(session.list("mine", 0, AS_TASKLIST).status()).isEqualTo(200);
            requests.add(new Request(began, (System.nanoTime() - began) / 1e6));
        }
        return requests;
    }

    private static double p95(List<Request> requests) {
        var sorted = requests.stream().mapToDouble(Request::millis).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    private long lines() {
        return jdbc.sql("select count(*) from mail_line l join mail m on m.id = l.mail where m.slot = '2023-08-07'")
                .query(Long.class)
                .single();
    }

    private Map<String, String> realTasks() {
        var steps = ManyTasks.steps();
        var opinion = SmallOpinion.dispatched(
                "2023-853", TestPlans.workbook("2023-853", "市财政局", steps.size()), this::login, jdbc, jobs);
        var tasks = new HashMap<String, String>();
        for (var nth = 1; nth <= steps.size(); nth++) {
            tasks.put(steps.get(nth - 1), opinion.leadTo(steps.get(nth - 1), nth));
        }
        return tasks;
    }
}
