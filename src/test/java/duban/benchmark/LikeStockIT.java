package duban.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import duban.RunningApplication;
import duban.SmallOpinion;
import duban.TestDatabase;
import duban.TestPlans;
import duban.WebSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The list shows the rows stock Camunda would show by the engine's own tables and grants, in the same order. */
@TestInstance(Lifecycle.PER_CLASS)
class LikeStockIT extends RunningApplication {

    private static final int TASKS = 600;
    private static final List<Map<String, String>> AS_TASKLIST =
            List.of(Map.of("sortBy", "created", "sortOrder", "desc"));

    StockPeer peer;
    ManyTasks many;

    @BeforeAll
    void stock_stands_beside() {
        moveTo("2023-08-07T09:00");
        many = new ManyTasks(TestDatabase.create("application"), realTasks("2023-33"));
        peer = StockPeer.start(TestDatabase.create("application"));
    }

    @AfterAll
    void stock_goes() {
        peer.close();
        many.remove();
    }

    /** A measure of the finance bureau at each step. */
    Map<String, String> realTasks(String number) {
        var steps = ManyTasks.steps();
        var opinion = SmallOpinion.dispatched(
                number, TestPlans.workbook(number, "市财政局", steps.size()), this::login, jdbc, jobs);
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

    @RepeatedTest(3)
    void random_members_see_the_same_rows_of_random_tasks_in_the_same_order() {
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        many.remove();
        many.addAtRandom(TASKS, seed);
        var random = new Random(seed);
        var members = new ArrayList<>(jdbc.sql("""
                        select distinct a.officer from appointment a join officer o on o.id = a.officer
                         where o.active and a.role in ('LIAISON', 'HANDLER', 'HEAD', 'OFFICE') order by 1""").query(String.class).list());
        Collections.shuffle(members, random);
        var office = members.stream()
                .filter(member -> member.startsWith("office."))
                .findFirst()
                .orElseThrow();
        var compared = 0;

        for (var member :
                Stream.concat(members.stream().limit(6), Stream.of(office)).toList()) {
            var stock = rows(peer.login(member), peer.filter(), StockPeer.BY_DUE_DAY);
            var ours = rows(login(member), "mine", AS_TASKLIST);
            assertThat(ours).as("%s, seed %d", member, seed).isEqualTo(stock);
            compared += ours.size();
        }
        assertThat(compared).as("rows compared, seed %d", seed).isPositive();
    }

    /** Every page, as Tasklist turns them; of the tasks of this test, since others leave theirs. */
    private static List<String> rows(WebSession session, String filter, List<Map<String, String>> sorting) {
        var rows = new ArrayList<String>();
        for (var first = 0; ; first += 15) {
            var answer = session.list(filter, first, sorting);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            var page = answer.body().path("_embedded").path("task");
            for (var task : page) {
                rows.add(row(task));
            }
            if (page.size() < 15) {
                return rows.stream()
                        .filter(row -> row.startsWith(ManyTasks.PREFIX))
                        .toList();
            }
        }
    }

    private static String row(JsonNode task) {
        return String.join(
                " ",
                task.path("id").asText(),
                task.path("due").asText(),
                task.path("taskDefinitionKey").asText(),
                task.path("assignee").asText());
    }
}
