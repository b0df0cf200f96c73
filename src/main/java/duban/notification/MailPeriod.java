package duban.notification;

import duban.deadline.WorkingDays;
import java.time.Instant;

/** When mails were made that somebody looks at. */
public enum MailPeriod {
    TODAY("今天", 0),
    WEEK("近7天", 6),
    ALL("全部时间", -1);

    private final String label;
    private final int daysBefore;

    MailPeriod(String label, int daysBefore) {
        this.label = label;
        this.daysBefore = daysBefore;
    }

    /** In Chinese. */
    public String label() {
        return label;
    }

    /** When it begins. */
    Instant from(Instant now) {
        return this == ALL
                ? Instant.EPOCH
                : WorkingDays.dayOf(now)
                        .minusDays(daysBefore)
                        .atStartOfDay(WorkingDays.ZONE)
                        .toInstant();
    }
}
