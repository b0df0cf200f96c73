package duban.deadline;

import duban.shared.DeadlineChangeNumber;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import java.time.LocalDate;

/**
 * A request to move a deadline, as it was made.
 *
 * @param fromOn the deadline of the day it was made, or the first day the clock is to stand still
 * @param toOn the new deadline, or the last day the clock is to stand still
 * @param dueBefore the deadline of the day it was made
 * @param dueAfter the deadline it leads to
 * @param late whether it was made on or after the moment the measure was due
 * @param signedBy the head who let it out of the department, {@code null} before
 */
record DeadlineRequest(
        DeadlineChangeNumber number,
        MeasureNumber measure,
        DepartmentCode department,
        DeadlineChangeKind kind,
        LocalDate fromOn,
        LocalDate toOn,
        LocalDate dueBefore,
        LocalDate dueAfter,
        boolean late,
        String reason,
        PersonId requestedBy,
        PersonId signedBy,
        DeadlineChangeState state) {

    /** What is asked for, in Chinese. */
    String summary() {
        return kind == DeadlineChangeKind.EXTENSION
                ? "延期：整改期限由" + DueText.day(dueBefore) + "延至" + DueText.day(toOn)
                : "暂停：" + DueText.day(fromOn) + "至" + DueText.day(toOn) + "，整改期限由" + DueText.day(dueBefore) + "顺延至"
                        + DueText.day(dueAfter);
    }
}
