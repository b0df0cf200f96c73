package duban.measure;

import duban.deadline.DueText;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The days a department has to answer a dispatch or a ruling: to sign, until it is escalated, and to return. */
@Component
public class ReceiptClock {

    private final Obligations obligations;
    private final Clock clock;

    ReceiptClock(Obligations obligations, Clock clock) {
        this.obligations = obligations;
        this.clock = clock;
    }

    /** Starts anew for whoever has got the measure now. */
    void start(Measure measure) {
        obligations.open(measure.item(), ObligationKind.RECEIPT);
        obligations.open(measure.item(), ObligationKind.RECEIPT_ESCALATION);
        if (measure.mayBeReturned()) {
            obligations.open(measure.item(), ObligationKind.RETURN);
        }
    }

    /** The department has answered. */
    void stop(MeasureNumber number) {
        obligations.fulfil(number.value(), ObligationKind.RECEIPT);
        obligations.fulfilIfOpen(number.value(), ObligationKind.RECEIPT_ESCALATION);
        obligations.fulfilIfOpen(number.value(), ObligationKind.RETURN);
    }

    /** Until when the present department may return the measure; empty if nobody may any more. */
    public Optional<Instant> returnableUntil(MeasureNumber number) {
        return obligations
                .findDue(number.value(), ObligationKind.RETURN)
                .filter(end -> !clock.instant().isAfter(end));
    }

    /** @throws Refusal if the days of return are over, whether or not a round has said so yet */
    void mustAllowReturn(MeasureNumber number) {
        if (returnableUntil(number).isEmpty()) {
            throw Refusal.conflict(
                    "RETURN_LATE",
                    "本单位可以退回的时限已于"
                            + DueText.of(obligations.latestDue(number.value(), ObligationKind.RETURN))
                            + "届满，不能再退回。请签收办理；确需调整承办单位的，请联系督办专班提出方案调整。");
        }
    }
}
