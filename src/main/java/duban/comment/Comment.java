package duban.comment;

import duban.audit.Tracked;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.OpinionNumber;
import duban.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A review comment: its legal transitions, whatever a diagram would allow. */
@Table("comment")
class Comment implements Tracked {

    @Id
    private String number;

    private String opinion;
    private int aspect;
    private String title;
    private String lead;
    private CommentState state;
    private CommentResult result;
    private int applications;
    private Integer verified;
    private LocalDate stageDueOn;
    private LocalDate struckOffOn;

    /** Where the state alone does not say who has the comment. */
    private String inHandsOf;

    @Version
    private Integer version;

    void dispatch() {
        move(CommentState.DRAFT, CommentState.IN_PROGRESS, "交办");
    }

    /** Counts the application and returns its number. */
    int apply(List<String> openMeasures) {
        mustBe(CommentState.IN_PROGRESS, "申请销号");
        mustHaveNoOpen(openMeasures, "申请销号");
        become(CommentState.AWAITING_VERIFICATION);
        return ++applications;
    }

    /** Nobody of the supervision office may verify: the government office does. */
    void crossCheck() {
        mustBe(CommentState.AWAITING_VERIFICATION, "交叉核查");
        inHandsOf = DepartmentCode.GOVERNMENT_OFFICE.value();
    }

    void accept() {
        move(CommentState.AWAITING_VERIFICATION, CommentState.AWAITING_STRIKE_OFF, "核查");
        verified = applications;
    }

    void sendBack(CommentState reviewed) {
        move(reviewed, CommentState.IN_PROGRESS, "退回补正");
    }

    void mustAwaitStrikeOff() {
        mustBe(CommentState.AWAITING_STRIKE_OFF, "审批销号");
    }

    void strikeOff(CommentResult decided, List<String> openMeasures, LocalDate today) {
        mustBe(CommentState.AWAITING_STRIKE_OFF, "销号");
        mustHaveNoOpen(openMeasures, "销号");
        if (decided == CommentResult.STAGE) {
            throw Refusal.conflict("STAGE_IS_NO_STRIKE_OFF", number + " 只是阶段性办结，须继续挂账，不能销号。");
        }
        if (verified == null || verified != applications) {
            throw Refusal.conflict("NOT_VERIFIED", number + " 最近一次销号申请尚未通过核查，不能销号。");
        }
        become(CommentState.STRUCK_OFF);
        result = decided;
        stageDueOn = null;
        struckOffOn = today;
    }

    void completeStage(LocalDate dueOn) {
        move(CommentState.AWAITING_STRIKE_OFF, CommentState.STAGE_COMPLETED, "记录阶段性办结");
        result = CommentResult.STAGE;
        stageDueOn = dueOn;
    }

    void resume() {
        move(CommentState.STAGE_COMPLETED, CommentState.IN_PROGRESS, "继续整改");
    }

    /** The government decides against the comment. */
    void notAdopt() {
        mustBeAdoptable();
        become(CommentState.NOT_ADOPTED);
        result = null;
        stageDueOn = null;
    }

    /** What is struck off was done, and cannot be decided against. */
    void mustBeAdoptable() {
        if (state == CommentState.DRAFT) {
            throw Refusal.conflict("NOT_DISPATCHED", number + " 尚未交办，不能改为未采纳。");
        }
        if (state == CommentState.STRUCK_OFF || state == CommentState.NOT_ADOPTED) {
            throw Refusal.conflict("ALREADY_CLOSED", number + " " + state.label() + "，不能改为未采纳。");
        }
    }

    private void move(CommentState from, CommentState to, String act) {
        mustBe(from, act);
        become(to);
    }

    private void become(CommentState next) {
        state = next;
        inHandsOf = null;
    }

    private void mustBe(CommentState expected, String act) {
        if (state != expected) {
            throw Refusal.conflict(
                    "WRONG_STATE",
                    number + " 现为“" + state.label() + "”，不能" + act + "；" + act + "须在“" + expected.label() + "”时进行。");
        }
    }

    private void mustHaveNoOpen(List<String> openMeasures, String act) {
        if (!openMeasures.isEmpty()) {
            throw Refusal.conflict(
                    "MEASURES_OPEN",
                    number + " 还有" + openMeasures.size() + "项整改措施未办结，不能" + act + "：" + String.join("、", openMeasures)
                            + "。");
        }
    }

    /** In whose hands the comment is in its present state. */
    @Override
    public Holder holder() {
        if (inHandsOf != null) {
            return Holder.of(new DepartmentCode(inHandsOf));
        }
        return switch (state) {
            case DRAFT, AWAITING_VERIFICATION -> Holder.of(DepartmentCode.SUPERVISION_OFFICE);
            case IN_PROGRESS, STAGE_COMPLETED -> Holder.of(lead());
            case AWAITING_STRIKE_OFF -> Holder.of(DepartmentCode.GOVERNMENT);
            case STRUCK_OFF, NOT_ADOPTED -> null;
        };
    }

    @Override
    public String item() {
        return number;
    }

    CommentNumber number() {
        return new CommentNumber(number);
    }

    OpinionNumber opinion() {
        return new OpinionNumber(opinion);
    }

    DepartmentCode lead() {
        return new DepartmentCode(lead);
    }

    @Override
    public CommentState state() {
        return state;
    }

    LocalDate stageDueOn() {
        return stageDueOn;
    }

    int applications() {
        return applications;
    }
}
