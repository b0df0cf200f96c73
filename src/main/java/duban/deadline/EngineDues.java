package duban.deadline;

import java.util.Map;

/** Port: brings tasks after the due days our tables have. */
public interface EngineDues {

    /** The open tasks of one item, through the engine. */
    void follow(String item);

    /**
     * All open tasks in one pass, set-based.
     *
     * @return how many tasks got another due day
     */
    int followAll();

    /** What is owed by the task of each step, by the step's stem. */
    Map<String, ObligationKind> owedBySteps();
}
