package duban.ledger;

import duban.deadline.WorkingDays;
import duban.measure.ProgressContent;
import duban.measure.RoundRows;
import duban.measure.RoundRows.Row;
import duban.shared.RoundNumber;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What the page of a progress report offers to fill in, and what it begins with. */
@Component
public class RoundInputs {

    /**
     * @param reported that the handler has reported, {@code null} if not
     * @param dropped why nothing is asked of it any more, {@code null} while something is
     */
    public record RowInput(
            int seq,
            String number,
            String title,
            String due,
            Light light,
            String reported,
            String dropped,
            List<IndicatorInput> indicators) {}

    /** @param seq counted through all rows; {@code last} says how far it was the month before, {@code null} if nobody said */
    public record IndicatorInput(int seq, String name, String target, String unit, String last) {}

    private final RoundRows rows;
    private final Lights lights;
    private final Clock clock;

    RoundInputs(RoundRows rows, Lights lights, Clock clock) {
        this.rows = rows;
        this.lights = lights;
        this.clock = clock;
    }

    public List<RowInput> rows(String round) {
        var all = rows.of(new RoundNumber(round));
        var lightOf = lights.of(
                all.stream()
                        .map(row -> new Lights.Asked(row.measure().value(), WorkingDays.endOf(row.dueOn())))
                        .toList(),
                clock.instant());
        return IntStream.range(0, all.size())
                .mapToObj(nth -> input(all.get(nth), lightOf.get(nth)))
                .toList();
    }

    private static RowInput input(Row row, Light light) {
        return new RowInput(
                row.seq(),
                row.measure().value(),
                row.content(),
                ChineseDates.day(row.dueOn()),
                light,
                row.reported() == null
                        ? null
                        : row.reported().reporter() + "已于"
                                + ChineseDates.dayOfYear(
                                        WorkingDays.dayOf(row.reported().at()))
                                + "报送，已填入，可以直接采用。",
                row.dropped(),
                row.indicators().stream()
                        .map(indicator -> new IndicatorInput(
                                indicator.nth(),
                                indicator.name(),
                                StepInputs.plain(indicator.target()),
                                indicator.unit(),
                                indicator.last() == null ? null : StepInputs.plain(indicator.last())))
                        .toList());
    }

    /** By form field: what was submitted before, else what handlers have reported; each a list in the order of the rows. */
    public Map<String, Object> prefill(String round) {
        var number = new RoundNumber(round);
        var entries = rows.entries(number);
        var noChange = new ArrayList<Integer>();
        var values = new ArrayList<String>();
        var texts = new HashMap<String, List<String>>();
        for (var row : rows.of(number)) {
            var entry = entries.get(row.seq());
            var content = entry == null ? reported(row) : entry.content();
            add(texts, content);
            if (content != null && content.noChange()) {
                noChange.add(row.seq());
            }
            for (var indicator : row.indicators()) {
                var value = entry == null ? null : entry.values().get(indicator.seq());
                values.add(text(value == null ? indicator.last() : value));
            }
        }
        var prefill = new HashMap<String, Object>(texts);
        prefill.put("noChange", noChange);
        prefill.put("indicatorValues", values);
        return prefill;
    }

    private static ProgressContent reported(Row row) {
        return row.reported() == null ? null : row.reported().content();
    }

    private static void add(Map<String, List<String>> texts, ProgressContent content) {
        var known = content == null ? new ProgressContent(false, "", "", "", "", null) : content;
        add(texts, "done", known.done());
        add(texts, "next", known.next());
        add(texts, "obstacles", known.obstacles());
        add(texts, "helpNeeded", known.helpNeeded());
        add(
                texts,
                "forecastOn",
                known.forecastOn() == null ? "" : known.forecastOn().toString());
    }

    private static void add(Map<String, List<String>> texts, String field, String text) {
        texts.computeIfAbsent(field, name -> new ArrayList<>()).add(text);
    }

    private static String text(BigDecimal value) {
        return value == null ? "" : StepInputs.plain(value);
    }
}
