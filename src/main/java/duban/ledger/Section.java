package duban.ledger;

import java.util.List;

/**
 * A block of what somebody needs to know in order to decide, ready to be shown.
 *
 * @param key which block it is
 * @param facts label and value, in the order they are read
 * @param table {@code null} if there is none
 * @param log what was done, the latest first; {@code null} if there is none
 * @param warning a sentence to be noticed, {@code null} if there is none
 */
public record Section(String key, String title, List<Fact> facts, Table table, List<Entry> log, String warning) {

    /** @param link where the whole of it is, below our API; {@code null} if this is the whole */
    public record Fact(String label, String value, String link) {

        Fact(String label, String value) {
            this(label, value, null);
        }
    }

    public record Table(List<String> columns, List<List<String>> rows) {}

    /** @param scan checksum of the paper behind it, {@code null} if there is none */
    public record Entry(String at, String who, String what, String reason, String scan) {

        Entry(String at, String who, String what, String reason) {
            this(at, who, what, reason, null);
        }
    }

    static Section facts(String key, String title, Fact... facts) {
        return new Section(key, title, List.of(facts), null, null, null);
    }
}
