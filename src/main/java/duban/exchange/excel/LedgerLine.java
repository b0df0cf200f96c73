package duban.exchange.excel;

import duban.comment.PlanComments;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;

/**
 * What a row says, before the rows of one comment are brought together and numbers are given.
 *
 * @param aspect number of its aspect, {@code null} if reported
 * @param aspectWritten how that is written
 * @param commentNumber as written; {@code null} if missing or reported
 * @param measureNumber as written; {@code null} if missing or reported
 * @param commentPast {@code null} if the row says nothing of it
 * @param measure without its numbers
 */
record LedgerLine(
        Integer aspect,
        String aspectWritten,
        String aspectTitle,
        Written commentNumber,
        String comment,
        DepartmentCode lead,
        PlanComments.Past commentPast,
        Written measureNumber,
        PlanDraft.Measure measure) {

    /** A number somebody wrote, {@code null} if missing or not readable; the latter has been reported. */
    record Written(String number, boolean reported) {

        static Written in(PlanCell cell) {
            var number = cell.code(20);
            return new Written(number == null || number.isEmpty() ? null : number, number == null);
        }
    }

    int row() {
        return measure.row();
    }
}
