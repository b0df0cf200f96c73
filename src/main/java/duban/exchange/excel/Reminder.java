package duban.exchange.excel;

import duban.opinion.Fault;
import java.util.List;

/**
 * What one rule did to a ledger (提醒): nothing is wrong, but whoever filled it in should know.
 *
 * @param topic what it is about, in a few words
 * @param rule the rule in Chinese
 * @param count how many places
 * @param places the first of them
 */
public record Reminder(String topic, String rule, int count, List<Fault> places) {

    Reminder named(Places names) {
        return new Reminder(
                topic, rule, count, places.stream().map(names::named).toList());
    }
}
