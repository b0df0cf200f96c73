package duban.measure;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.Refusal;
import duban.shared.RoundNumber;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The department's head signs the whole page at once, or sends it back. */
@Component
@Transactional
public class SignProgressRound {

    public enum Decision {
        SIGN,
        SEND_BACK
    }

    /** @param reason required for {@link Decision#SEND_BACK}, at most 500 characters */
    public record Request(Decision decision, String reason) {}

    private final ProgressRoundRepository rounds;
    private final ProgressRoundJournal journal;
    private final Obligations obligations;
    private final TransitionLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    SignProgressRound(
            ProgressRoundRepository rounds,
            ProgressRoundJournal journal,
            Obligations obligations,
            TransitionLog log,
            JdbcClient jdbc,
            Clock clock) {
        this.rounds = rounds;
        this.journal = journal;
        this.obligations = obligations;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns whether the page was signed. */
    public boolean sign(RoundNumber number, Actor head, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“通过”或“退回补正”。");
        }
        var signed = request.decision() == Decision.SIGN;
        var reason = signed
                ? Texts.optional("reason", "审签意见", request.reason(), 500)
                : Texts.required("reason", "退回原因", request.reason(), 500);
        mustNotHaveReported(number, head);
        var round = journal.record(rounds.of(number), "signProgressRound", head, reason, changed -> {
            changed.mustAwaitSignature();
            if (!signed) {
                changed.sendBack();
            }
        });
        jdbc.sql("""
                insert into progress_signature (round, version, signed, reason, decided_by, acting_for, decided_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(number.value())
                .param(round.submissions())
                .param(signed)
                .param(reason)
                .param(head.person().value())
                .param(head.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        if (signed) {
            obligations.fulfil(number.value(), ObligationKind.PROGRESS_SIGN_OFF);
        } else {
            obligations.pass(number.value(), ObligationKind.PROGRESS_SIGN_OFF, ObligationKind.PROGRESS);
        }
        return signed;
    }

    private void mustNotHaveReported(RoundNumber number, Actor head) {
        var reporters = log.peopleOf(number.value(), "reportProgressRound");
        if (head.people().stream().anyMatch(reporters::contains)) {
            throw Refusal.forbidden("FOUR_EYES", "本人填报的进展不能由本人审签，也不能以代理身份审签，请由本单位其他负责人审签。");
        }
    }
}
