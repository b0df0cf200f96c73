package duban.demo;

import duban.process.engine.Jobs;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Time as people live it: every hour at which something was to happen by itself comes, and it happens then. */
@Component
@Profile("demo")
public class PlayedTime {

    private final MovableClock clock;
    private final Jobs jobs;

    PlayedTime(MovableClock clock, Jobs jobs) {
        this.clock = clock;
        this.jobs = jobs;
    }

    /** Makes it this moment; what falls due on the way is done on its way, each at its own time. */
    public void playTo(Instant moment) {
        playTo(moment, () -> {});
    }

    /** The same, with something more to be done at each time at which something happened, and in the end. */
    void playTo(Instant moment, Runnable more) {
        jobs.drain();
        for (var next = jobs.nextDue(); next.filter(due -> !due.isAfter(moment)).isPresent(); next = jobs.nextDue()) {
            clock.moveTo(next.get());
            jobs.drain();
            more.run();
        }
        clock.moveTo(moment);
        jobs.drain();
        more.run();
    }
}
