package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Co-signature (会签): the head of a co-handler signs the result too, or states a different view. */
@Component
@Transactional
public class CoSignResult {

    public enum Decision {
        SIGN,
        DIFFER
    }

    /** @param reason required for {@link Decision#DIFFER}, at most 500 characters */
    public record Request(Decision decision, String reason) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Consultation consultation;
    private final Obligations obligations;
    private final JdbcClient jdbc;
    private final Clock clock;

    CoSignResult(
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

    /** Returns whether nobody has stated a different view so far. Nothing may replace a co-signature, so a late one counts. */
    public boolean coSign(MeasureNumber number, Actor actor, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“同意”或“有不同意见”。");
        }
        var signed = request.decision() == Decision.SIGN;
        var reason = signed
                ? Texts.optional("reason", "会签意见", request.reason(), 500)
                : Texts.required("reason", "不同意见及理由", request.reason(), 500);
        var measure = measures.held(number);
        measure.mustBeWithCoHandlers("会签");
        if (!measure.coSign() || !consultation.stillToSign(measure).contains(actor.actingFor())) {
            throw Refusal.conflict("WRONG_STATE", "本单位已经会签，或这一次不需要本单位会签。");
        }
        var daysLate = consultation.daysLate(number, ObligationKind.CO_SIGN, actor);
        insert(measure, actor, signed, reason, daysLate);
        var agreed = consultation.differing(measure).isEmpty();
        var last = consultation.stillToSign(measure).isEmpty();
        journal.record(measure, "coSignResult", actor, told(signed, reason, daysLate), changed -> {
            if (last && agreed) {
                changed.endConsultation();
            }
        });
        if (last) {
            obligations.fulfil(number.value(), ObligationKind.CO_SIGN);
            obligations.open(number.value(), agreed ? ObligationKind.VERIFICATION : ObligationKind.TALKS);
        }
        return agreed;
    }

    private void insert(Measure measure, Actor actor, boolean signed, String reason, Optional<Integer> daysLate) {
        jdbc.sql("""
                insert into co_signature
                    (measure, version, round, department, signed, reason, days_late, decided_by, acting_for, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(measure.number().value())
                .param(measure.submissions())
                .param(consultation.round(measure))
                .param(actor.actingFor().value())
                .param(signed)
                .param(reason)
                .param(daysLate.orElse(null))
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    private static String told(boolean signed, String reason, Optional<Integer> daysLate) {
        var late = daysLate.map(days -> "（逾期会签" + (days > 0 ? "，晚" + days + "个工作日" : "") + "）")
                .orElse("");
        return (signed ? "同意" : "有不同意见") + late + (reason.isEmpty() ? "" : "：" + reason);
    }
}
