package duban.measure;

import duban.deadline.AnnulDeadlineChange;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A measure that is over needs no later deadline: what was asked for ends in the same transaction. */
@Component
class AnnulRequestsOfClosed {

    private final MeasureRepository measures;
    private final AnnulDeadlineChange annulDeadlineChange;

    AnnulRequestsOfClosed(MeasureRepository measures, AnnulDeadlineChange annulDeadlineChange) {
        this.measures = measures;
        this.annulDeadlineChange = annulDeadlineChange;
    }

    @EventListener
    void closed(MeasureClosed closed) {
        var state = measures.of(closed.measure()).state();
        annulDeadlineChange.all(closed.measure(), "措施" + state.label());
    }
}
