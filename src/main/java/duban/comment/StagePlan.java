package duban.comment;

import java.time.LocalDate;

/** What a stage completion must say: what is done, what is not and why, what comes next, until when, who. */
record StagePlan(String done, String notDone, String nextSteps, LocalDate dueOn, String responsible) {

    /** Where a plan was written: the leader may decide on another than was applied for. */
    enum Source {
        APPLICATION,
        DECISION
    }

    /** A plan as a form asks for it: texts, not yet checked. */
    interface Form {

        String done();

        String notDone();

        String nextSteps();

        /** {@code yyyy-MM-dd}. */
        String stageDueOn();

        String responsible();
    }
}
