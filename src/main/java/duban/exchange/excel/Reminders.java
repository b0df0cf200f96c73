package duban.exchange.excel;

import duban.opinion.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the rules did, counted by rule; of each only the first places are kept, a ledger has 20,000 rows. */
final class Reminders {

    static final int MOST_PLACES = 200;

    private static final class Applied {
        private final List<Fault> places = new ArrayList<>();
        private int count;
    }

    private final Map<ReadingRule, Applied> applied = new EnumMap<>(ReadingRule.class);

    void add(ReadingRule rule, Fault place) {
        var of = applied.computeIfAbsent(rule, first -> new Applied());
        of.count++;
        if (of.places.size() < MOST_PLACES) {
            of.places.add(place);
        }
    }

    List<Reminder> list() {
        return applied.entrySet().stream()
                .map(entry -> new Reminder(
                        entry.getKey().topic(),
                        entry.getKey().text() + "。",
                        entry.getValue().count,
                        List.copyOf(entry.getValue().places)))
                .toList();
    }
}
