package duban.verification;

import duban.measure.ConcludeVerification;
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

/** Verification (核查) of a measure's result by an independent member of the supervision office. */
@Component
@Transactional
public class VerifyMeasure {

    public enum Decision {
        ACCEPT,
        REJECT
    }

    /**
     * @param criteriaMet numbers of the criteria the verifier found met; {@link Decision#ACCEPT} takes all of them
     * @param reason required for {@link Decision#REJECT}, at most 500 characters
     */
    public record Request(Decision decision, List<Integer> criteriaMet, String reason) {}

    private final ConcludeVerification concludeVerification;
    private final Independence independence;
    private final JdbcClient jdbc;
    private final Clock clock;

    VerifyMeasure(ConcludeVerification concludeVerification, Independence independence, JdbcClient jdbc, Clock clock) {
        this.concludeVerification = concludeVerification;
        this.independence = independence;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns whether the result was accepted. */
    public boolean verify(MeasureNumber number, Actor verifier, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“核查通过”或“退回补正”。");
        }
        var accepted = request.decision() == Decision.ACCEPT;
        var met = request.criteriaMet() == null ? List.<Integer>of() : request.criteriaMet();
        var measure = concludeVerification.underReview(number);
        independence.check(verifier, measure.department(), number.value());
        var unmet = unmet(number, met);
        if (accepted && unmet.length > 0) {
            throw Refusal.invalid(
                    "criteriaMet[" + unmet[0] + "]", "CRITERION_UNMET", "核查通过须逐条确认办结标准，此条尚未确认；如确未达到，请选择退回补正。");
        }
        var reason = accepted
                ? Texts.optional("reason", "核查意见", request.reason(), 500)
                : Texts.required("reason", "退回原因", request.reason(), 500);
        concludeVerification.conclude(number, verifier, accepted, reason);
        jdbc.sql(
                        "insert into verification (measure, version, accepted, reason, unmet, decided_by, acting_for, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(number.value())
                .param(measure.submission())
                .param(accepted)
                .param(reason)
                .param(accepted ? new Integer[0] : unmet)
                .param(verifier.person().value())
                .param(verifier.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        return accepted;
    }

    private Integer[] unmet(MeasureNumber number, List<Integer> met) {
        return jdbc
                .sql("select seq from criterion where measure = ? order by seq")
                .param(number.value())
                .query(Integer.class)
                .stream()
                .filter(seq -> !met.contains(seq))
                .toArray(Integer[]::new);
    }
}
