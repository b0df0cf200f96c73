package duban.notice;

import duban.audit.Tracked;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.MeasureNumber;
import duban.shared.NoticeNumber;
import duban.shared.OpinionNumber;
import duban.shared.Refusal;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A supervision notice: its legal transitions, whatever a diagram would allow. */
@Table("supervision_notice")
class Notice implements Tracked {

    @Id
    private String number;

    private String opinion;
    private String measure;
    private int deadlineVersion;
    private String department;
    private String occasion;
    private Instant begunAt;
    private NoticeState state;
    private int drafts;

    @Version
    private Integer version;

    /** A new one, about a measure as it is now. */
    static Notice about(
            NoticeNumber number, OpinionNumber opinion, NoticeFacts.Cause cause, String occasion, Instant now) {
        var notice = new Notice();
        notice.number = number.value();
        notice.opinion = opinion.value();
        notice.measure = cause.measure().value();
        notice.deadlineVersion = cause.deadlineVersion();
        notice.department = cause.department().value();
        notice.occasion = occasion;
        notice.begunAt = now;
        notice.state = NoticeState.DRAFTING;
        return notice;
    }

    /** Counts what was sent for signature and returns its number. */
    int submit() {
        move(NoticeState.DRAFTING, NoticeState.AWAITING_SIGNATURE, "送签发");
        return ++drafts;
    }

    void sendBack() {
        move(NoticeState.AWAITING_SIGNATURE, NoticeState.DRAFTING, "退回修改");
    }

    void issue() {
        move(NoticeState.AWAITING_SIGNATURE, NoticeState.ISSUED, "签发");
    }

    void answer() {
        move(NoticeState.ISSUED, NoticeState.ANSWERED, "反馈");
    }

    /** It will not be issued. */
    void withdraw() {
        if (state != NoticeState.DRAFTING && state != NoticeState.AWAITING_SIGNATURE) {
            throw wrongState("撤销");
        }
        state = NoticeState.WITHDRAWN;
    }

    /** It was issued, and nothing is left to answer. */
    void settle() {
        move(NoticeState.ISSUED, NoticeState.SETTLED, "了结");
    }

    private void move(NoticeState from, NoticeState to, String act) {
        if (state != from) {
            throw wrongState(act);
        }
        state = to;
    }

    private Refusal wrongState(String act) {
        return Refusal.conflict(
                "WRONG_STATE", "督办单 " + number + " 现为“" + state.label() + "”，不能" + act + "。请刷新后查看最新情况。");
    }

    /** In whose hands it is. */
    @Override
    public Holder holder() {
        return switch (state) {
            case DRAFTING -> Holder.of(DepartmentCode.SUPERVISION_OFFICE);
            case AWAITING_SIGNATURE -> Holder.of(DepartmentCode.GOVERNMENT_OFFICE);
            case ISSUED -> Holder.of(department());
            case ANSWERED, WITHDRAWN, SETTLED -> null;
        };
    }

    @Override
    public String item() {
        return number;
    }

    @Override
    public NoticeState state() {
        return state;
    }

    NoticeNumber number() {
        return new NoticeNumber(number);
    }

    MeasureNumber measure() {
        return new MeasureNumber(measure);
    }

    /** To whom it is addressed. */
    DepartmentCode department() {
        return new DepartmentCode(department);
    }

    /** Of which deadline of the measure it speaks. */
    int deadlineVersion() {
        return deadlineVersion;
    }

    /** Number of what was sent for signature last, 0 before the first time. */
    int drafts() {
        return drafts;
    }
}
