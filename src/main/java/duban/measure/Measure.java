package duban.measure;

import duban.audit.Tracked;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A rectification measure: its legal transitions, whatever a diagram would allow. */
@Table("measure")
class Measure implements Tracked {

    /** One to the office, and one dispute of what it ruled to the leader. */
    private static final int MOST_RETURNS = 2;

    @Id
    private String number;

    private String comment;
    private String content;
    private String department;
    private boolean coSign;
    private String kind;
    private LocalDate originalDueOn;
    private LocalDate dueOn;
    private int extensions;
    private int deadlineVersion;
    private MeasureState state;
    private String handler;
    private int submissions;
    private int wording;
    private boolean moreAsked;
    private Integer verified;
    private Instant dispatchedAt;
    private Instant handedAt;
    private int returns;

    /** Where the state alone does not say who has the measure. */
    private String inHandsOf;

    private Instant receivedAt;
    private LocalDate completedOn;

    @Version
    private Integer version;

    void dispatch(Instant now) {
        mustBe(MeasureState.DRAFT, "交办");
        comeToDepartment(now);
    }

    /** It was received before its ledger was taken over. */
    void dispatchReceived(Instant now) {
        mustBe(MeasureState.IN_PROGRESS, "接续办理");
        dispatchedAt = now;
    }

    void signForReceipt(Instant now) {
        move(MeasureState.AWAITING_RECEIPT, MeasureState.IN_PROGRESS, "签收");
        receivedAt = now;
    }

    /** Counts the return and says which: the office decides the first, the leader any later one, and that is final. */
    int sendBackAsNotOurs() {
        mustBeReturnable();
        become(MeasureState.AWAITING_ARBITRATION);
        return ++returns;
    }

    void mustBeReturnable() {
        mustBe(MeasureState.AWAITING_RECEIPT, "退回");
        if (!mayBeReturned()) {
            throw Refusal.conflict("RETURN_SPENT", number + " 的承办单位已由分管副市长裁决，是最终决定，不能再次退回。请签收办理。");
        }
    }

    /** Decides the return: the measure comes to its owner, the same or another, whose days of receipt begin now. */
    void rule(DepartmentCode owner, Instant now) {
        move(MeasureState.AWAITING_ARBITRATION, MeasureState.AWAITING_RECEIPT, "裁定退回");
        department = owner.value();
        handedAt = now;
    }

    /** False once the leader has decided whose the measure is. */
    boolean mayBeReturned() {
        return returns < MOST_RETURNS;
    }

    void handTo(PersonId person) {
        mustBe(MeasureState.IN_PROGRESS, "转交承办人");
        handler = person.value();
    }

    /** Gives the measure to another handler, wherever it stands: what comes back later comes back to that one. */
    void reassign(PersonId person) {
        mustHaveHandler("改派");
        if (!state.isOpen()) {
            throw Refusal.conflict("WRONG_STATE", number + " 现为“" + state.label() + "”，不能改派。");
        }
        handler = person.value();
    }

    /** Counts the submission and returns its number. */
    int submit() {
        mustHaveHandler("提交成果");
        mustNotOweSupplement("重新提交成果");
        move(MeasureState.IN_PROGRESS, MeasureState.AWAITING_SIGN_OFF, "提交成果");
        return ++submissions;
    }

    /** @param consulted true if co-handlers are heard before the result is verified */
    void sign(boolean consulted) {
        move(
                MeasureState.AWAITING_SIGN_OFF,
                consulted ? MeasureState.AWAITING_CO_SIGN : MeasureState.AWAITING_VERIFICATION,
                "审签");
    }

    void mustBeWithCoHandlers(String act) {
        mustBe(MeasureState.AWAITING_CO_SIGN, act);
    }

    /** Talks did not end the difference: the leader does. */
    void referDifference() {
        mustBe(MeasureState.AWAITING_CO_SIGN, "报请裁决");
        inHandsOf = DepartmentCode.GOVERNMENT.value();
    }

    /** Nobody of the supervision office may verify: the government office does. */
    void crossCheck() {
        mustBe(MeasureState.AWAITING_VERIFICATION, "交叉核查");
        inHandsOf = DepartmentCode.GOVERNMENT_OFFICE.value();
    }

    /** All co-handlers have been heard, and no difference is left. */
    void endConsultation() {
        move(MeasureState.AWAITING_CO_SIGN, MeasureState.AWAITING_VERIFICATION, "送核查");
    }

    /** The verifier wants more; the submission stays as it is. */
    void askForMore() {
        move(MeasureState.AWAITING_VERIFICATION, MeasureState.IN_PROGRESS, "要求补充材料");
        moreAsked = true;
    }

    /** What was asked for has been added; the head signs again. */
    void supplement() {
        mustBe(MeasureState.IN_PROGRESS, "补充材料");
        if (!moreAsked) {
            throw wrongState("补充材料", "核查人没有要求补充材料");
        }
        move(MeasureState.IN_PROGRESS, MeasureState.AWAITING_SIGN_OFF, "补充材料");
        moreAsked = false;
    }

    void sendBack(MeasureState reviewed) {
        move(reviewed, MeasureState.IN_PROGRESS, "退回补正");
    }

    void acceptLatest() {
        mustBe(MeasureState.AWAITING_VERIFICATION, "核查");
        verified = submissions;
    }

    void complete(LocalDate today) {
        if (verified == null || verified != submissions) {
            throw Refusal.conflict("NOT_VERIFIED", number + " 最近一次提交的成果尚未通过核查，不能办结。");
        }
        move(MeasureState.AWAITING_VERIFICATION, MeasureState.COMPLETED, "办结");
        completedOn = today;
    }

    /** Others take its place, by an approved split or merge. */
    void adjust(ChangeAct act) {
        mustBeReplaceable(act);
        become(MeasureState.ADJUSTED);
    }

    /** Given up by an approved change. */
    void terminate() {
        mustBeChangeable(ChangeAct.TERMINATE);
        become(MeasureState.TERMINATED);
    }

    /**
     * Begins anew at receipt, in other words or in another department; what was submitted before counts no more. Another
     * department may return it, whatever was ruled for the one before.
     */
    void renew(ChangeAct act, PlanMeasures.Planned planned, Instant now) {
        mustBeChangeable(act);
        content = planned.content();
        if (!department().equals(planned.department())) {
            department = planned.department().value();
            returns = 0;
        } else if (state == MeasureState.AWAITING_ARBITRATION) {
            // Nobody has ruled on that return, and nobody will.
            returns--;
        }
        coSign = planned.coSign();
        handler = null;
        receivedAt = null;
        verified = null;
        moreAsked = false;
        wording++;
        comeToDepartment(now);
    }

    /** Work that somebody is judging is neither divided nor put together with other work. */
    void mustBeReplaceable(ChangeAct act) {
        mustBeChangeable(act);
        if (moreAsked || state != MeasureState.AWAITING_RECEIPT && state != MeasureState.IN_PROGRESS) {
            throw Refusal.conflict(
                    "UNDER_REVIEW",
                    number + " 现为“" + state.label() + "”，" + (moreAsked ? "核查人要求的材料尚未补充，" : "") + "不能" + act.label()
                            + "；请在审核结束、退回补正后再提出，或改用其他调整方式。");
        }
    }

    /** What nobody has received yet has no deadline to be moved, and what is over has none any more. */
    void mustBeMovable(String act) {
        if (state == MeasureState.DRAFT) {
            throw Refusal.conflict("NOT_DISPATCHED", number + " 尚未交办，不能" + act + "。");
        }
        if (!state.isOpen()) {
            var code = state == MeasureState.COMPLETED ? "ALREADY_COMPLETE" : "ALREADY_CLOSED";
            throw Refusal.conflict(code, number + " " + state.label() + "，不能" + act + "。");
        }
        if (state == MeasureState.AWAITING_RECEIPT || state == MeasureState.AWAITING_ARBITRATION) {
            throw wrongState(act, "须先签收");
        }
    }

    /** A later day, approved; the original one stays. */
    void extendTo(LocalDate day) {
        postponeTo(day);
        extensions++;
    }

    /** A later day because the clock stood still. */
    void postponeTo(LocalDate day) {
        mustBeOpen("调整整改期限");
        if (!day.isAfter(dueOn)) {
            throw Refusal.conflict("NOT_LATER", number + " 的整改期限是" + dueOn + "，只能改为更晚的日期。");
        }
        dueOn = day;
        deadlineVersion++;
    }

    private void mustBeOpen(String act) {
        if (!state.isOpen()) {
            throw Refusal.conflict("ALREADY_CLOSED", number + " " + state.label() + "，不能" + act + "。");
        }
    }

    /** What is not dispatched is changed in the plan; what is over is not changed at all. */
    void mustBeChangeable(ChangeAct act) {
        if (state == MeasureState.DRAFT) {
            throw Refusal.conflict("NOT_DISPATCHED", number + " 尚未交办，不能" + act.label() + "；请先交办。");
        }
        if (!state.isOpen()) {
            var code = state == MeasureState.COMPLETED ? "ALREADY_COMPLETE" : "ALREADY_CLOSED";
            throw Refusal.conflict(code, number + " " + state.label() + "，不能" + act.label() + "。");
        }
    }

    private void comeToDepartment(Instant now) {
        become(MeasureState.AWAITING_RECEIPT);
        dispatchedAt = now;
        handedAt = now;
    }

    void mustBeInWork() {
        mustHaveHandler("报送进展");
        mustBe(MeasureState.IN_PROGRESS, "报送进展");
        mustNotOweSupplement("报送进展");
    }

    private void move(MeasureState from, MeasureState to, String act) {
        mustBe(from, act);
        become(to);
    }

    private void become(MeasureState next) {
        state = next;
        inHandsOf = null;
    }

    private void mustBe(MeasureState expected, String act) {
        if (state != expected) {
            throw wrongState(act, act + "须在“" + expected.label() + "”时进行");
        }
    }

    private void mustNotOweSupplement(String act) {
        if (moreAsked) {
            throw wrongState(act, "核查人要求的材料尚未补充");
        }
    }

    private Refusal wrongState(String act, String why) {
        return Refusal.conflict(
                "WRONG_STATE", number + " 现为“" + state.label() + "”，不能" + act + "；" + why + "。" + nextStep());
    }

    /** Which step is due instead. */
    private String nextStep() {
        return switch (state) {
            case DRAFT -> "当前应由督办专班交办。";
            case AWAITING_RECEIPT -> "当前应由承办单位联络员签收。";
            case AWAITING_ARBITRATION -> "当前应对退回作出裁定。";
            case IN_PROGRESS -> nextStepInWork();
            case AWAITING_SIGN_OFF -> "当前应由承办单位负责人审签。";
            case AWAITING_CO_SIGN -> "当前应听取协办单位意见。";
            case AWAITING_VERIFICATION -> "当前应由核查人核查。";
            case COMPLETED, ADJUSTED, TERMINATED -> "该措施已办理完毕，没有待办步骤。";
        };
    }

    private String nextStepInWork() {
        if (handler == null) {
            return "当前应由承办单位联络员转交承办人。";
        }
        return moreAsked ? "当前应由承办人补充材料。" : "当前应由承办人办理并提交成果。";
    }

    private void mustHaveHandler(String act) {
        if (handler == null) {
            throw Refusal.conflict("NO_HANDLER", number + " 尚未转交承办人，不能" + act + "。");
        }
    }

    /** In whose hands the measure is in its present state. */
    @Override
    public Holder holder() {
        if (inHandsOf != null) {
            return Holder.of(new DepartmentCode(inHandsOf));
        }
        var owner = department();
        return switch (state) {
            case DRAFT, AWAITING_VERIFICATION -> Holder.of(DepartmentCode.SUPERVISION_OFFICE);
            case AWAITING_ARBITRATION ->
                Holder.of(returns > 1 ? DepartmentCode.GOVERNMENT : DepartmentCode.SUPERVISION_OFFICE);
            case AWAITING_RECEIPT, AWAITING_SIGN_OFF, AWAITING_CO_SIGN -> Holder.of(owner);
            case IN_PROGRESS -> new Holder(owner, handler == null ? null : new PersonId(handler));
            case COMPLETED, ADJUSTED, TERMINATED -> null;
        };
    }

    @Override
    public String item() {
        return number;
    }

    MeasureNumber number() {
        return new MeasureNumber(number);
    }

    CommentNumber comment() {
        return new CommentNumber(comment);
    }

    DepartmentCode department() {
        return new DepartmentCode(department);
    }

    PersonId handler() {
        return handler == null ? null : new PersonId(handler);
    }

    @Override
    public MeasureState state() {
        return state;
    }

    boolean coSign() {
        return coSign;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    int wording() {
        return wording;
    }

    int submissions() {
        return submissions;
    }

    int returns() {
        return returns;
    }

    /** When its present department got it: by dispatch, or by the latest ruling. */
    Instant handedAt() {
        return handedAt;
    }
}
