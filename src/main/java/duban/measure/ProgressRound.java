package duban.measure;

import duban.audit.Tracked;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.Refusal;
import duban.shared.RoundNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A department's progress report for a month: its legal transitions, whatever a diagram would allow. */
@Table("progress_round")
class ProgressRound implements Tracked {

    @Id
    private String number;

    private String department;
    private LocalDate period;
    private Instant openedAt;
    private RoundState state;
    private int submissions;

    @Version
    private Integer version;

    /** Counts the submission and returns its number. */
    int submit() {
        move(RoundState.IN_PROGRESS, RoundState.AWAITING_SIGN_OFF, "报送");
        return ++submissions;
    }

    void sendBack() {
        move(RoundState.AWAITING_SIGN_OFF, RoundState.IN_PROGRESS, "退回");
    }

    void record() {
        move(RoundState.AWAITING_SIGN_OFF, RoundState.RECORDED, "登记");
    }

    void mustAwaitSignature() {
        mustBe(RoundState.AWAITING_SIGN_OFF, "审签");
    }

    private void move(RoundState from, RoundState to, String act) {
        mustBe(from, act);
        state = to;
    }

    private void mustBe(RoundState expected, String act) {
        if (state != expected) {
            throw Refusal.conflict(
                    "WRONG_STATE",
                    "进展报告 " + number + " 现为“" + state.label() + "”，不能" + act + "；" + act + "须在“" + expected.label()
                            + "”时进行。");
        }
    }

    @Override
    public String item() {
        return number;
    }

    @Override
    public Holder holder() {
        return state == RoundState.RECORDED ? null : Holder.of(department());
    }

    @Override
    public RoundState state() {
        return state;
    }

    RoundNumber number() {
        return new RoundNumber(number);
    }

    DepartmentCode department() {
        return new DepartmentCode(department);
    }

    YearMonth month() {
        return YearMonth.from(period);
    }

    int submissions() {
        return submissions;
    }
}
