package duban.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins the daily round: it goes only on working days. */
@Component
@Transactional(readOnly = true)
public class OpenRound {

    /** When a day's mails go out: people have come to work. */
    private static final LocalTime MAIL_HOUR = LocalTime.of(8, 30);

    private final WorkingDays workingDays;
    private final Clock clock;

    OpenRound(WorkingDays workingDays, Clock clock) {
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * Says whether today is a working day in Shanghai.
     *
     * @throws duban.shared.Refusal if the calendar has no notice for this year: a round left out must be seen
     */
    public boolean open() {
        return workingDays.isWorkingDay(WorkingDays.dayOf(clock.instant()));
    }

    /** When the mails of today are made; passed already where the round comes late. */
    public Instant mailsOn() {
        return WorkingDays.dayOf(clock.instant())
                .atTime(MAIL_HOUR)
                .atZone(WorkingDays.ZONE)
                .toInstant();
    }
}
