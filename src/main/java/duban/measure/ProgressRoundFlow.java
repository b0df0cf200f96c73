package duban.measure;

import duban.shared.DepartmentCode;
import duban.shared.RoundNumber;

/** Port: what the process of a progress report is told. */
public interface ProgressRoundFlow {

    /** Does the work in a transaction of its own, so that one department that fails stops no other. */
    void apart(Runnable work);

    /** The report waits for the department's liaison. */
    void opened(RoundNumber round, DepartmentCode department);
}
