package duban.notice;

import duban.deadline.Obligations;
import duban.measure.DeadlineMoved;
import duban.measure.MeasureClosed;
import duban.measure.MeasureRenewed;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.function.BiPredicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the notices about a measure of which what they say is no longer so. One that is not signed yet is withdrawn; one
 * that is stands as it was signed, and only its answer is no longer asked for.
 */
@Component
class EndNotices {

    private final NoticeRepository notices;
    private final NoticeJournal journal;
    private final NoticeFacts facts;
    private final Obligations obligations;
    private final SupervisionNoticeFlow flow;

    EndNotices(
            NoticeRepository notices,
            NoticeJournal journal,
            NoticeFacts facts,
            Obligations obligations,
            SupervisionNoticeFlow flow) {
        this.notices = notices;
        this.journal = journal;
        this.facts = facts;
        this.obligations = obligations;
        this.flow = flow;
    }

    @EventListener
    void measureClosed(MeasureClosed event) {
        var measure = event.measure();
        end(measure, measure + " " + facts.cause(measure).state().label() + "，督办事由消除。", (notice, cause) -> true);
    }

    /** What it was about is said anew or is another department's; a signed notice binds the one it is addressed to. */
    @EventListener
    void measureRenewed(MeasureRenewed event) {
        var measure = event.measure();
        end(
                measure,
                measure + " 已由方案调整重新交办，督办事由消除。",
                (notice, cause) ->
                        !notice.state().isIssued() || !cause.department().equals(notice.department()));
    }

    /** A signed notice is to be answered all the same. */
    @EventListener
    void deadlineMoved(DeadlineMoved event) {
        var measure = event.measure();
        end(
                measure,
                measure + " 的整改期限已变，督办事由消除。",
                (notice, cause) -> !notice.state().isIssued());
    }

    private void end(MeasureNumber measure, String remark, BiPredicate<Notice, NoticeFacts.Cause> ends) {
        for (var open : notices.openOf(measure)) {
            flow.hold(open.number());
            // Whoever held it may have signed or answered it meanwhile.
            var notice = notices.of(open.number());
            if (notice.holder() != null && ends.test(notice, facts.cause(measure))) {
                flow.causeGone(notice.number());
                journal.record(
                        notice,
                        "endNotice",
                        Actor.system(),
                        remark,
                        notice.state().isIssued() ? Notice::settle : Notice::withdraw);
                obligations.withdraw(notice.item());
            }
        }
    }
}
