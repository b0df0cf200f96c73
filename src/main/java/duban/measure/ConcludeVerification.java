package duban.measure;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the outcome of an independent check into the measure: accepted, or back with its handler. */
@Component
@Transactional
public class ConcludeVerification {

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Obligations obligations;
    private final TransitionLog log;

    ConcludeVerification(
            MeasureRepository measures, MeasureJournal journal, Obligations obligations, TransitionLog log) {
        this.measures = measures;
        this.journal = journal;
        this.obligations = obligations;
        this.log = log;
    }

    @Transactional(readOnly = true)
    public ReviewedMeasure underReview(MeasureNumber number) {
        var measure = measures.of(number);
        return new ReviewedMeasure(measure.number(), measure.department(), measure.submissions());
    }

    /** The check is the government office's: it follows from the latest step, and is told as its own. */
    public void crossCheck(MeasureNumber number, String why) {
        var latest = log.latestOf(number.value()).actor();
        journal.record(measures.of(number), "crossCheck", latest, why, Measure::crossCheck);
    }

    public void conclude(MeasureNumber number, Actor verifier, VerificationOutcome outcome, String reason) {
        journal.record(measures.of(number), "verifyMeasure", verifier, reason, measure -> {
            switch (outcome) {
                case ACCEPTED -> measure.acceptLatest();
                case MORE_ASKED -> measure.askForMore();
                case REJECTED -> measure.sendBack(MeasureState.AWAITING_VERIFICATION);
            }
        });
        obligations.fulfil(number.value(), ObligationKind.VERIFICATION);
        if (outcome == VerificationOutcome.MORE_ASKED) {
            obligations.open(number.value(), ObligationKind.SUPPLEMENT);
        }
    }
}
