package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leader settles a difference the departments could not settle, on both sides' reasons. */
@Component
@Transactional
public class SettleDifference {

    public enum Decision {
        /** The handling department is right: on to verification. */
        UPHOLD,
        /** Those who differ are right: back to the handler. */
        FOLLOW
    }

    /** @param reason always required, at most 500 characters */
    public record Request(Decision decision, String reason) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Consultation consultation;
    private final Obligations obligations;
    private final JdbcClient jdbc;
    private final Clock clock;

    SettleDifference(
            MeasureRepository measures,
            MeasureJournal journal,
            Consultation consultation,
            Obligations obligations,
            JdbcClient jdbc,
            Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.consultation = consultation;
        this.obligations = obligations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns whether the handling department's result is upheld. */
    public boolean settle(MeasureNumber number, Actor actor, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“采纳承办单位”或“采纳不同意见”。");
        }
        var reason = Texts.required("reason", "裁决理由", request.reason(), 500);
        var upheld = request.decision() == Decision.UPHOLD;
        var measure = measures.of(number);
        measure.mustBeWithCoHandlers("裁决不同意见");
        consultation.mustBeUnsettled(measure);
        jdbc.sql("""
                insert into difference_decision
                    (measure, version, round, upheld, reason, decided_by, acting_for, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(number.value())
                .param(measure.submissions())
                .param(consultation.round(measure))
                .param(upheld)
                .param(reason)
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        journal.record(measure, "settleDifference", actor, reason, changed -> {
            if (upheld) {
                changed.endConsultation();
            } else {
                changed.sendBack(MeasureState.AWAITING_CO_SIGN);
            }
        });
        obligations.fulfil(number.value(), ObligationKind.DIFFERENCE);
        if (upheld) {
            obligations.open(number.value(), ObligationKind.VERIFICATION);
        }
        return upheld;
    }
}
