package duban.process.model;

import duban.shared.Actor;
import java.util.Map;

/**
 * Introduces a posted form to its use case.
 *
 * @param <R> the step's request record; its components are the form's fields
 */
public interface StepHandler<R extends Record> {

    Step step();

    Class<R> request();

    /**
     * Carries the step out for the item and returns the routing facts the process needs, by variable name.
     *
     * @throws duban.shared.Refusal if it may not be done or the input is wrong
     */
    Map<String, Object> take(String item, Actor actor, R request);
}
