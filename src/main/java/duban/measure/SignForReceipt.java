package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Receipt (签收): the department's liaison acknowledges the dispatch, or returns the measure as not the department's. */
@Component
@Transactional
public class SignForReceipt {

    public enum Decision {
        RECEIVE,
        RETURN
    }

    /**
     * @param remark what the liaison notes on receipt, may be empty, at most 200 characters
     * @param reason why the measure is not the department's, required for {@link Decision#RETURN}, at most 500
     *     characters
     * @param proposedOwner code of the department that should have it, required for {@link Decision#RETURN}
     */
    public record Request(Decision decision, String remark, String reason, String proposedOwner) {}

    /** Where the measure goes from here. */
    public enum Outcome {
        RECEIVED,
        /** Returned for the first time: the office decides. */
        RETURNED,
        /** What the office decided is disputed: the leader decides. */
        DISPUTED
    }

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final ReceiptClock receiptClock;
    private final Obligations obligations;
    private final Returns returns;
    private final Clock clock;

    SignForReceipt(
            MeasureRepository measures,
            MeasureJournal journal,
            ReceiptClock receiptClock,
            Obligations obligations,
            Returns returns,
            Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.receiptClock = receiptClock;
        this.obligations = obligations;
        this.returns = returns;
        this.clock = clock;
    }

    /** @throws Refusal if a return comes too late, too often, or without a reason or a department to have it */
    public Outcome signForReceipt(MeasureNumber number, Actor actor, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“签收”或“退回”。");
        }
        var measure = measures.of(number);
        return request.decision() == Decision.RECEIVE
                ? receive(measure, actor, request)
                : sendBack(measure, actor, request);
    }

    private Outcome receive(Measure measure, Actor actor, Request request) {
        var remark = Texts.optional("remark", "签收备注", request.remark(), 200);
        journal.record(measure, "signForReceipt", actor, remark, changed -> changed.signForReceipt(clock.instant()));
        receiptClock.stop(measure.number());
        obligations.open(measure.item(), ObligationKind.HAND_ON);
        return Outcome.RECEIVED;
    }

    private Outcome sendBack(Measure measure, Actor actor, Request request) {
        measure.mustBeReturnable();
        receiptClock.mustAllowReturn(measure.number());
        var reason = Texts.required("reason", "退回原因", request.reason(), 500);
        var proposed = returns.proposedOwner(measure, request.proposedOwner());
        journal.record(measure, "signForReceipt", actor, reason, Measure::sendBackAsNotOurs);
        returns.record(measure, proposed, reason, actor);
        receiptClock.stop(measure.number());
        var disputed = measure.returns() > 1;
        obligations.open(measure.item(), disputed ? ObligationKind.DISPUTE : ObligationKind.ARBITRATION);
        return disputed ? Outcome.DISPUTED : Outcome.RETURNED;
    }
}
