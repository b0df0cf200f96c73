package duban.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.SmallOpinion;
import duban.TestDatabase;
import duban.TestPlans;
import duban.WebSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.test.annotation.DirtiesContext;

/** What a list and the opening of a task cost with 100,000 open tasks, beside stock Camunda on the same tables. */
@Tag("benchmark")
@DirtiesContext
@TestInstance(Lifecycle.PER_CLASS)
class WorklistCostIT extends RunningApplication {

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int OURS = 300;
    private static final int STOCKS = 25;
    private static final int OPENINGS = 100;
    private static final List<Map<String, String>> AS_TASKLIST =
            List.of(Map.of("sortBy", "created", "sortOrder", "desc"));

    /** What Tasklist asks when a task is opened, beside the list and its counts. */
    private static final List<String> OPENING = List.of(
            WebSession.ENGINE + "/task/%1$s",
            WebSession.ENGINE + "/task/%1$s/form",
            WebSession.ENGINE + "/task/%1$s/deployed-form?noCache=1&engineName=default&taskId=%1$s",
            WebSession.API + "/duban/tasks/%1$s");

    /** Half of the requests took no longer than {@code middle}, 99 of 100 no longer than {@code slow}; milliseconds. */
    record Times(double middle, double slow) {

        static Times of(int runs, Runnable request) {
            for (var warmUp = 0; warmUp < runs / 2; warmUp++) {
                request.run();
            }
            var taken = IntStream.range(0, runs)
                    .mapToDouble(run -> {
                        var start = System.nanoTime();
                        request.run();
                        return (System.nanoTime() - start) / 1e6;
                    })
                    .sorted()
                    .toArray();
            return new Times(taken[taken.length / 2], taken[(int) Math.ceil(taken.length * 0.99) - 1]);
        }
    }

    StockPeer peer;
    ManyTasks many;
    Map<String, String> realTasks;

    @BeforeAll
    void stock_stands_beside() {
        moveTo("2023-08-07T09:00");
        realTasks = realTasks();
        many = new ManyTasks(TestDatabase.create("application"), realTasks);
        peer = StockPeer.start(TestDatabase.create("application"));
    }

    @AfterAll
    void everything_goes() {
        peer.close();
        many.remove();
    }

    Map<String, String> realTasks() {
        var steps = ManyTasks.steps();
        var opinion = SmallOpinion.dispatched(
                "2023-34", TestPlans.workbook("2023-34", "市财政局", steps.size()), this::login, jdbc, jobs);
        var tasks = new HashMap<String, String>();
        for (var nth = 1; nth <= steps.size(); nth++) {
            opinion.bringTo(steps.get(nth - 1), nth);
            tasks.put(
                    steps.get(nth - 1),
                    jdbc.sql("select task_id from work_item where item = ?")
                            .param(opinion.measure(nth))
                            .query(String.class)
                            .single());
        }
        return tasks;
    }

    @Test
    void a_page_of_the_list_and_an_opened_task_cost_the_same_however_many_there_are() {
        var people = List.of("czj.handler", "czj.liaison", "czj.head");
        var stepOf =
                Map.of("czj.handler", "submitResult", "czj.liaison", "signForReceipt", "czj.head", "signOffResult");
        var opening = new HashMap<String, Times>();
        var factors = new HashMap<String, Double>();
        System.out.printf("%-12s %-34s %10s %10s%n", "who", "what", "p50 ms", "p99 ms");

        many.addUpTo(FEW);
        // Twice: what comes first is slower because the application is cold.
        for (var round = 0; round < 2; round++) {
            for (var person : people) {
                opening.put(person, opened(person, realTasks.get(stepOf.get(person)), FEW));
            }
        }
        many.addUpTo(MANY);
        for (var person : people) {
            var flat = opened(person, realTasks.get(stepOf.get(person)), MANY);
            assertThat(flat.middle())
                    .as("opening by " + person)
                    .isLessThan(2 * opening.get(person).middle());
            var stockSession = peer.login(person);
            var ourSession = login(person);
            assertThat(ids(ourSession.list("mine", 0, AS_TASKLIST)))
                    .as("rows of " + person)
                    .hasSize(15)
                    .isEqualTo(ids(stockSession.list(peer.filter(), 0, StockPeer.BY_DUE_DAY)));
            System.out.printf(
                    "%-12s %,d tasks in the list%n",
                    person,
                    ourSession.list("mine", 0, AS_TASKLIST).body().path("count").asInt());
            var stock = told(
                    person,
                    "list, stock",
                    () -> Times.of(STOCKS, () -> answered(stockSession.list(peer.filter(), 0, StockPeer.BY_DUE_DAY))));
            var ours = told(
                    person,
                    "list, Duban",
                    () -> Times.of(OURS, () -> answered(ourSession.list("mine", 0, AS_TASKLIST))));
            told(
                    person,
                    "all counts, Duban",
                    () -> Times.of(OURS, () -> answered(ourSession.get(WebSession.API + "/duban/worklist/filters"))));
            System.out.printf(
                    "%-12s list faster by a factor of %.0f (p50), %.0f (p99)%n",
                    person, stock.middle() / ours.middle(), stock.slow() / ours.slow());
            factors.put(person, stock.middle() / ours.middle());
        }
        // Liaison and head have fewer tasks, which spares stock more than us.
        assertThat(factors.get("czj.handler")).as("list of an ordinary handler").isGreaterThanOrEqualTo(100);
    }

    private Times opened(String person, String task, int among) {
        var session = login(person);
        return told(
                person,
                "opening, of %,d tasks".formatted(among),
                () -> Times.of(OPENINGS, () -> OPENING.forEach(path -> answered(session.get(path.formatted(task))))));
    }

    private static void open(WebSession session, String task) {
        answered(session.list("mine", 0, AS_TASKLIST));
        answered(session.get(WebSession.API + "/duban/worklist/filters"));
        OPENING.forEach(path -> answered(session.get(path.formatted(task))));
    }

    private static Times told(String person, String what, Supplier<Times> measured) {
        var times = measured.get();
        System.out.printf("%-12s %-34s %10.1f %10.1f%n", person, what, times.middle(), times.slow());
        return times;
    }

    private static void answered(WebSession.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static List<String> ids(WebSession.Answer list) {
        return StreamSupport.stream(list.body().path("_embedded").path("task").spliterator(), false)
                .map(task -> task.path("id").asText())
                .toList();
    }
}
