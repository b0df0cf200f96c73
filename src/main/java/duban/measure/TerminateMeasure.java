package duban.measure;

import duban.shared.CommentNumber;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a measure up, by an approved change. */
@Component
@Transactional
public class TerminateMeasure {

    private final MeasureRepository measures;
    private final OpenMeasures openMeasures;
    private final EndMeasure endMeasure;

    TerminateMeasure(MeasureRepository measures, OpenMeasures openMeasures, EndMeasure endMeasure) {
        this.measures = measures;
        this.openMeasures = openMeasures;
        this.endMeasure = endMeasure;
    }

    /** @throws Refusal if it is over, or nothing of its comment would be left */
    @Transactional(readOnly = true)
    public void check(MeasureNumber number) {
        var measure = measures.of(number);
        measure.mustBeChangeable(ChangeAct.TERMINATE);
        if (openMeasures.livingOf(measure.comment()).equals(List.of(number.value()))) {
            throw Refusal.conflict(
                    "LAST_MEASURE", number + " 是问题 " + measure.comment() + " 仅有的一项措施，不能终止；如政府决定不采纳该问题，请选择“问题未采纳”。");
        }
    }

    public void terminate(MeasureNumber number, Approval approval) {
        endMeasure.end(measures.of(number), approval, Measure::terminate);
    }

    /** Whatever is open of a comment, because the comment itself is over. */
    public void terminateOpen(CommentNumber comment, Approval approval) {
        openMeasures.of(comment).forEach(number -> terminate(new MeasureNumber(number), approval));
    }
}
