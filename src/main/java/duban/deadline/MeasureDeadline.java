package duban.deadline;

import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import java.time.LocalDate;

/**
 * A measure as far as its deadline goes.
 *
 * @param originalDueOn as first planned
 * @param extensions how often it was extended
 * @param replyDueOn when the opinion is to be replied to
 * @param coHandlers names of the co-handlers, empty if there are none
 * @param othersDueOn the latest day of the comment's other open measures, {@code null} if there are none
 */
public record MeasureDeadline(
        MeasureNumber number,
        String comment,
        String opinion,
        DepartmentCode department,
        LocalDate originalDueOn,
        LocalDate dueOn,
        int extensions,
        LocalDate replyDueOn,
        String coHandlers,
        LocalDate othersDueOn) {}
