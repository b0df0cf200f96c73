package duban.verification;

import duban.measure.ConcludeVerification;
import duban.measure.FailedCriteria;
import duban.measure.ReviewedMeasure;
import duban.measure.VerificationOutcome;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Verification (核查) of a measure's result by somebody independent: accepted, asked for more, or rejected. */
@Component
@Transactional
public class VerifyMeasure {

    public enum Decision {
        ACCEPT,
        ASK_FOR_MORE,
        REJECT
    }

    /**
     * @param criteriaMet numbers of the criteria the verifier found met; {@link Decision#ACCEPT} takes all of them
     * @param unmet numbers of those found failed or not proven, 0 for something else; any other decision needs at least one
     * @param wanted what is to be added, required for {@link Decision#ASK_FOR_MORE}, at most 500 characters
     * @param reason required for {@link Decision#REJECT}, at most 500 characters
     */
    public record Request(
            Decision decision, List<Integer> criteriaMet, List<Integer> unmet, String wanted, String reason) {}

    private final ConcludeVerification concludeVerification;
    private final Independence independence;
    private final FailedCriteria failedCriteria;
    private final JdbcClient jdbc;
    private final Clock clock;

    VerifyMeasure(
            ConcludeVerification concludeVerification,
            Independence independence,
            FailedCriteria failedCriteria,
            JdbcClient jdbc,
            Clock clock) {
        this.concludeVerification = concludeVerification;
        this.independence = independence;
        this.failedCriteria = failedCriteria;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every decision is a round of verification, counted for the measure. */
    public VerificationOutcome verify(MeasureNumber number, Actor verifier, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“通过”“补充材料”或“退回补正”。");
        }
        var measure = concludeVerification.underReview(number);
        independence.check(verifier, measure.department(), number.value());
        var accepted = request.decision() == Decision.ACCEPT;
        if (accepted) {
            mustConfirmEach(number, request.criteriaMet() == null ? List.of() : request.criteriaMet());
        }
        var unmet = accepted ? new Integer[0] : failedCriteria.of(number, request.unmet());
        var wanted = request.decision() == Decision.ASK_FOR_MORE
                ? Texts.required("wanted", "要补充的材料", request.wanted(), 500)
                : "";
        var reason = request.decision() == Decision.REJECT
                ? Texts.required("reason", "退回原因", request.reason(), 500)
                : Texts.optional("reason", "核查意见", request.reason(), 500);
        var outcome = outcome(request.decision());
        concludeVerification.conclude(number, verifier, outcome, wanted.isEmpty() ? reason : wanted);
        insert(measure, verifier, accepted, wanted, reason, unmet);
        return outcome;
    }

    private static VerificationOutcome outcome(Decision decision) {
        return switch (decision) {
            case ACCEPT -> VerificationOutcome.ACCEPTED;
            case ASK_FOR_MORE -> VerificationOutcome.MORE_ASKED;
            case REJECT -> VerificationOutcome.REJECTED;
        };
    }

    private void insert(
            ReviewedMeasure measure, Actor verifier, boolean accepted, String wanted, String reason, Integer[] unmet) {
        jdbc.sql("""
                insert into verification
                    (measure, version, round, accepted, wanted, reason, unmet, decided_by, acting_for, decided_at)
                select :measure, :version, 1 + count(*), :accepted, :wanted, :reason, :unmet, :person, :actingFor, :now
                  from verification where measure = :measure""")
                .param("measure", measure.number().value())
                .param("version", measure.submission())
                .param("accepted", accepted)
                .param("wanted", wanted)
                .param("reason", reason)
                .param("unmet", unmet)
                .param("person", verifier.person().value())
                .param("actingFor", verifier.actingFor().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void mustConfirmEach(MeasureNumber number, List<Integer> met) {
        jdbc
                .sql("select seq from criterion where measure = ? order by seq")
                .param(number.value())
                .query(Integer.class)
                .stream()
                .filter(seq -> !met.contains(seq))
                .findFirst()
                .ifPresent(seq -> {
                    throw Refusal.invalid(
                            "criteriaMet[" + seq + "]",
                            "CRITERION_UNMET",
                            "核查通过须逐条确认办结标准，此条尚未确认；材料不够的，请选择补充材料，确未达到的，请选择退回补正。");
                });
    }
}
