package duban.architecture.planted.measure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.function.Supplier;

/** Every way to learn the time without being told. */
class ReadsTheWatch {

    Instant instantNow() {
        return Instant.now();
    }

    LocalDate dayNow() {
        return LocalDate.now();
    }

    Date newDate() {
        return new Date();
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Clock systemClock() {
        return Clock.systemUTC();
    }

    Supplier<Instant> reference() {
        return Instant::now;
    }

    /** Allowed: the clock was given. */
    Instant ofGivenClock(Clock clock) {
        return Instant.now(clock);
    }

    /** Allowed: the moment was given. */
    Date ofGivenMoment(Instant moment) {
        return Date.from(moment);
    }
}
