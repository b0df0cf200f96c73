package duban.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import duban.TestDatabase;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same at full size, and with nodes that are processes of their own and are killed while they work. */
@Tag("endurance")
class LadderAtFullSizeIT extends LadderUnderStressIT {

    private static final int ESCALATIONS = Integer.getInteger("duban.escalations", 10_000);
    private static final int KILLS = Integer.getInteger("duban.kills", 10);

    @Override
    Size size() {
        return new Size(500, 50, 1_000, 50);
    }

    @Override
    int firstOpinion() {
        return 820;
    }

    /** Row 6: without a fault. The node stands before the hour and waits. */
    @Test
    void a_rung_is_taken_within_seconds_of_its_hour() {
        moveTo("2023-11-06T10:00");
        var opinion = dispatched(831, 100);
        clock.moveTo(moment("2023-11-17T07:59:00"));
        var node = OtherNode.start(TestDatabase.create("application"), 0);
        try {
            assertThat(escalated(opinion)).as("ready before the hour").isZero();
            until(() -> escalated(opinion) == 100);
        } finally {
            node.kill();
        }

        var latest = jdbc.sql(
                        "select extract(epoch from max(at - due_at)) from escalation where measure like '2023-831-%'")
                .query(Double.class)
                .single();
        System.out.printf("100 rungs taken within %.1f s of their hour%n", latest);
        assertThat(latest).isLessThan(20);
    }

    /** Row 5, and how long it takes after a death. */
    @Test
    void of_two_nodes_one_is_killed_again_and_again_and_each_rung_is_taken_once() {
        moveTo("2023-11-06T10:00");
        var opinion = dispatched(830, ESCALATIONS);
        clock.moveTo(moment("2023-11-17T08:30"));
        var database = TestDatabase.create("application");
        var nodes = new ArrayList<OtherNode>();
        var started = System.nanoTime();
        nodes.add(OtherNode.start(database, 1));
        nodes.add(OtherNode.start(database, 2));
        var lastKill = 0L;
        for (var kill = 1; kill <= KILLS; kill++) {
            var before = ESCALATIONS * (long) kill / (KILLS + 2);
            until(() -> escalated(opinion) >= before);
            lastKill = System.nanoTime();
            nodes.remove(0).kill();
            nodes.add(OtherNode.start(database, kill + 2));
        }
        until(() -> escalated(opinion) >= ESCALATIONS);
        var all = System.nanoTime();
        nodes.forEach(OtherNode::kill);

        System.out.printf(
                "%,d escalations by two nodes, %d kills: %.0f s, the last %.0f s after the last kill%n",
                ESCALATIONS, KILLS, (all - started) / 1e9, (all - lastKill) / 1e9);
        each_took_one_rung_and_waits_for_the_next(opinion, ESCALATIONS);
        assertThat(count("select count(*) from act_ru_incident where :items is not null", ""))
                .isZero();
    }
}
