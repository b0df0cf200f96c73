package duban.measure;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sign-off (审签): the department's head signs what leaves the department, or sends it back. */
@Component
@Transactional
public class SignOffResult {

    public enum Decision {
        SIGN,
        SEND_BACK
    }

    /**
     * @param unmet numbers of the criteria found failed, 0 for something else; {@link Decision#SEND_BACK} needs at least one
     * @param reason required for {@link Decision#SEND_BACK}, at most 500 characters
     */
    public record Request(Decision decision, List<Integer> unmet, String reason) {}

    /**
     * What came of it.
     *
     * @param coSignRequired true if the heads of the co-handlers have to sign too
     * @param viewsAsked true if the co-handlers are asked for their views
     * @param coHandlers who is to be heard, empty if nobody
     */
    public record SignOff(
            boolean signed, boolean coSignRequired, boolean viewsAsked, List<DepartmentCode> coHandlers) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Consultation consultation;
    private final FailedCriteria failedCriteria;
    private final Obligations obligations;
    private final TransitionLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    SignOffResult(
            MeasureRepository measures,
            MeasureJournal journal,
            Consultation consultation,
            FailedCriteria failedCriteria,
            Obligations obligations,
            TransitionLog log,
            JdbcClient jdbc,
            Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.consultation = consultation;
        this.failedCriteria = failedCriteria;
        this.obligations = obligations;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public SignOff signOff(MeasureNumber number, Actor actor, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“审签通过”或“退回补正”。");
        }
        var signed = request.decision() == Decision.SIGN;
        var unmet = signed ? new Integer[0] : failedCriteria.of(number, request.unmet());
        var reason = signed
                ? Texts.optional("reason", "审签意见", request.reason(), 500)
                : Texts.required("reason", "退回原因", request.reason(), 500);
        var measure = measures.of(number);
        mustNotHaveHandled(measure, actor);
        var heard = signed ? consultation.toBeHeard(measure) : List.<DepartmentCode>of();
        journal.record(measure, "signOffResult", actor, reason, changed -> {
            if (signed) {
                changed.sign(!heard.isEmpty());
            } else {
                changed.sendBack(MeasureState.AWAITING_SIGN_OFF);
            }
        });
        insert(measure, actor, signed, unmet, reason);
        obligations.fulfil(number.value(), ObligationKind.SIGN_OFF);
        if (signed) {
            obligations.open(number.value(), next(measure, heard));
        }
        var coSign = measure.coSign() && !heard.isEmpty();
        return new SignOff(signed, coSign, !coSign && !heard.isEmpty(), heard);
    }

    private static ObligationKind next(Measure measure, List<DepartmentCode> heard) {
        if (heard.isEmpty()) {
            return ObligationKind.VERIFICATION;
        }
        return measure.coSign() ? ObligationKind.CO_SIGN : ObligationKind.VIEWS;
    }

    private void insert(Measure measure, Actor actor, boolean signed, Integer[] unmet, String reason) {
        jdbc.sql("""
                insert into sign_off (measure, version, round, signed, unmet, reason, decided_by, acting_for, decided_at)
                select :measure, :version, 1 + count(*), :signed, :unmet, :reason, :person, :actingFor, :now
                  from sign_off where measure = :measure and version = :version""")
                .param("measure", measure.number().value())
                .param("version", measure.submissions())
                .param("signed", signed)
                .param("unmet", unmet)
                .param("reason", reason)
                .param("person", actor.person().value())
                .param("actingFor", actor.actingFor().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Neither who signs nor in whose place it is signed may have handled the measure, before or after a reassignment. */
    private void mustNotHaveHandled(Measure measure, Actor actor) {
        var handled = new HashSet<>(log.peopleOf(measure.item(), "submitResult", "supplementResult"));
        handled.add(measure.handler());
        if (actor.people().stream().anyMatch(handled::contains)) {
            throw Refusal.forbidden("FOUR_EYES", "本人提交的成果不能由本人审签，也不能以代理身份审签，请由本单位其他负责人审签。");
        }
    }
}
