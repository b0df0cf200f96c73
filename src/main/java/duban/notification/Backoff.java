package duban.notification;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When what failed is tried again: soon at first, then every half hour, each time a fifth earlier or later by chance, so
 * that many mails do not come back together. RFC 5321 section 4.5.4.1 asks for retries of half an hour and for giving up
 * after four to five days.
 */
final class Backoff {

    /** After this time a mail is given up. */
    static final Duration GIVE_UP = Duration.ofDays(5);

    private static final List<Duration> STEPS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30));
    private static final double JITTER = 0.2;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures how often it has failed in a row, from 1 */
    Duration after(int failures) {
        var step = STEPS.get(Math.min(failures, STEPS.size()) - 1);
        return Duration.ofMillis(Math.round(step.toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }
}
