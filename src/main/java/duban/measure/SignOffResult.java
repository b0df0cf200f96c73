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

/** Sign-off (审签): the department's head signs what leaves the department, or sends it back. */
@Component
@Transactional
public class SignOffResult {

    public enum Decision {
        SIGN,
        SEND_BACK
    }

    /** @param reason required for {@link Decision#SEND_BACK}, at most 500 characters */
    public record Request(Decision decision, String reason) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Obligations obligations;
    private final JdbcClient jdbc;
    private final Clock clock;

    SignOffResult(
            MeasureRepository measures, MeasureJournal journal, Obligations obligations, JdbcClient jdbc, Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.obligations = obligations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns whether the result was signed. */
    public boolean signOff(MeasureNumber number, Actor actor, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“审签通过”或“退回补正”。");
        }
        var signed = request.decision() == Decision.SIGN;
        var reason = signed
                ? Texts.optional("reason", "审签意见", request.reason(), 500)
                : Texts.required("reason", "退回原因", request.reason(), 500);
        var measure = measures.of(number);
        if (actor.person().equals(measure.handler())) {
            throw Refusal.forbidden("FOUR_EYES", "本人提交的成果不能由本人审签，请由本单位其他负责人审签。");
        }
        journal.record(measure, "signOffResult", actor, reason, changed -> {
            if (signed) {
                changed.sign();
            } else {
                changed.sendBack(MeasureState.AWAITING_SIGN_OFF);
            }
        });
        jdbc.sql(
                        "insert into sign_off (measure, version, signed, reason, decided_by, acting_for, decided_at) values (?, ?, ?, ?, ?, ?, ?)")
                .param(number.value())
                .param(measure.submissions())
                .param(signed)
                .param(reason)
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        obligations.fulfil(number.value(), ObligationKind.SIGN_OFF);
        if (signed) {
            obligations.open(number.value(), ObligationKind.VERIFICATION);
        }
        return signed;
    }
}
