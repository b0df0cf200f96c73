package duban.deadline;

import duban.shared.DeadlineChangeNumber;
import duban.shared.DepartmentCode;

/** Port: what the process of a request to move a deadline is told. */
public interface DeadlineChangeFlow {

    /** It has been asked for and waits for the head of the department. */
    void requested(DeadlineChangeNumber request, DepartmentCode department, boolean suspension);

    /** There is nothing left to decide or to wait for: the measure is over or begins anew. */
    void annulled(DeadlineChangeNumber request);

    /** Somebody ended the suspension before its day. */
    void suspensionEnded(DeadlineChangeNumber request);
}
