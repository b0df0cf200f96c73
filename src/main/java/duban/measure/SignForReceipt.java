package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Texts;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Receipt (签收): the department's liaison acknowledges the dispatch. */
@Component
@Transactional
public class SignForReceipt {

    /** @param remark what the liaison notes, may be empty, at most 200 characters */
    public record Request(String remark) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Obligations obligations;
    private final Clock clock;

    SignForReceipt(MeasureRepository measures, MeasureJournal journal, Obligations obligations, Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.obligations = obligations;
        this.clock = clock;
    }

    public void signForReceipt(MeasureNumber number, Actor actor, Request request) {
        var remark = Texts.optional("remark", "签收备注", request.remark(), 200);
        journal.record(
                measures.of(number),
                "signForReceipt",
                actor,
                remark,
                measure -> measure.signForReceipt(clock.instant()));
        obligations.fulfil(number.value(), ObligationKind.RECEIPT);
        obligations.open(number.value(), ObligationKind.HAND_ON);
    }
}
