package duban.deadline;

import java.util.Map;

/** Port: brings tasks, and the timer of each measure's next escalation, after the due days our tables have. */
public interface EngineDues {

    /** The open tasks and the timer of one item, through the engine. */
    void follow(String item);

    /**
     * All open tasks and timers in one pass, set-based.
     *
     * @return how many tasks got another due day
     */
    int followAll();

    /** The timers of all measures alone: where the rungs stand is another place, though no due day is. */
    void followRungs();

    /** What is owed by the task of each step, by the step's stem. */
    Map<String, ObligationKind> owedBySteps();
}
