package duban.verification;

import duban.comment.ConcludeCheck;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Verification of a comment as a whole, once its lead has applied for striking off. */
@Component
@Transactional
public class VerifyComment {

    public enum Decision {
        ACCEPT,
        REJECT
    }

    /** @param reason required for {@link Decision#REJECT}, at most 500 characters */
    public record Request(Decision decision, String reason) {}

    private final ConcludeCheck concludeCheck;
    private final Independence independence;
    private final JdbcClient jdbc;
    private final Clock clock;

    VerifyComment(ConcludeCheck concludeCheck, Independence independence, JdbcClient jdbc, Clock clock) {
        this.concludeCheck = concludeCheck;
        this.independence = independence;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns whether the application was accepted. */
    public boolean verify(CommentNumber number, Actor verifier, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“核查通过”或“退回补正”。");
        }
        var accepted = request.decision() == Decision.ACCEPT;
        var reason = accepted
                ? Texts.optional("reason", "核查意见", request.reason(), 500)
                : Texts.required("reason", "退回原因", request.reason(), 500);
        var comment = concludeCheck.underReview(number);
        independence.check(verifier, comment.lead(), number.value());
        concludeCheck.conclude(number, verifier, accepted, reason);
        jdbc.sql(
                        "insert into comment_check (comment, version, accepted, reason, decided_by, acting_for, decided_at) values (?, ?, ?, ?, ?, ?, ?)")
                .param(number.value())
                .param(comment.application())
                .param(accepted)
                .param(reason)
                .param(verifier.person().value())
                .param(verifier.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        return accepted;
    }
}
