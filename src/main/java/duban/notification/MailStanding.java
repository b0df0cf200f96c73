package duban.notification;

import java.util.List;

/** Where a mail stands, as people tell it; each has one or more states of the outbox. */
public enum MailStanding {
    WAITING("待发", "NEW", "READY", "SENDING"),
    RETRYING("重试中", "RETRY"),
    SENT("已发", "SENT"),
    FAILED("失败", "FAILED"),
    /** A later one says the same and more. */
    SUPERSEDED("已被代替", "SUPERSEDED"),
    /** What it would have told of is done. */
    MOOT("不必再发", "MOOT");

    private final String label;
    private final List<String> states;

    MailStanding(String label, String... states) {
        this.label = label;
        this.states = List.of(states);
    }

    static MailStanding of(String state) {
        for (var standing : values()) {
            if (standing.states.contains(state)) {
                return standing;
            }
        }
        throw new IllegalArgumentException("No such state of a mail: " + state);
    }

    /** In Chinese. */
    public String label() {
        return label;
    }

    List<String> states() {
        return states;
    }
}
