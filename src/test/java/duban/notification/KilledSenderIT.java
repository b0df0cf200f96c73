package duban.notification;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Row 17 of the promises in its full size. */
@Tag("endurance")
class KilledSenderIT {

    private static final int MAILS = 10_000;
    private static final int KILLS = 10;

    private final AtomicReference<Process> sender = new AtomicReference<>();
    private final AtomicInteger until = new AtomicInteger();
    private final Random chance = new Random(17);

    @Test
    void whoever_is_killed_loses_no_mail_and_sends_one_twice_at_most_under_the_same_id() throws Exception {
        var kills = 0;
        try (var outbox = new OutboxDatabase("killed_sender");
                var server = new ScriptedServer()) {
            outbox.written(MAILS);
            server.script((command, recipient, onConnection) -> killsWhenItsTimeHasCome(command));

            while (outbox.states().getOrDefault("SENT", 0L) < MAILS) {
                until.set(kills < KILLS ? 1 + chance.nextInt(MAILS / KILLS - 1) : 0);
                sender.set(SenderProcess.start(outbox, server));
                assertThat(sender.get().waitFor(5, TimeUnit.MINUTES)).isTrue();
                kills += sender.get().exitValue() == 0 ? 0 : 1;
                outbox.pass(Outbox.HELD.plusSeconds(1));
            }

            var byId = server.taken().stream().collect(groupingBy(taken -> taken.header("Message-ID"), counting()));
            var twice = server.taken().size() - byId.size();
            System.out.printf(
                    "%,d mails, %d times kill -9: %,d delivered, %,d distinct, %d twice%n",
                    MAILS, kills, server.taken().size(), byId.size(), twice);
            assertThat(kills).isEqualTo(KILLS);
            assertThat(byId).as("distinct").hasSize(MAILS);
            assertThat(byId.values()).allMatch(times -> times <= 2);
            assertThat(twice).as("delivered twice").isLessThanOrEqualTo(kills);
            assertThat(outbox.states()).isEqualTo(Map.of("SENT", (long) MAILS));
            assertThat(outbox.jdbc()
                            .sql("select count(*) from mail where maybe_twice")
                            .query(Long.class)
                            .single())
                    .as("known to may have come twice")
                    .isBetween((long) twice, (long) kills);
        }
    }

    /** While the server has the mail and its answer is not yet on the way: the worst moment. */
    private String killsWhenItsTimeHasCome(String command) {
        if (command.equals(".") && until.get() > 0 && until.decrementAndGet() == 0) {
            sender.get().destroyForcibly();
        }
        return null;
    }
}
