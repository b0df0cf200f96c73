package duban.notice;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.measure.MeasureEscalated;
import duban.measure.MeasureState;
import duban.measure.RectificationMeasureFlow;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.NoticeNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A supervision notice is begun: by the escalation of an overdue measure, or by the supervision office of its own accord. */
@Component
@Transactional
public class DraftNotice {

    /**
     * @param measure number of the measure
     * @param reason why, at most 500 characters
     */
    public record Request(String measure, String reason) {}

    private final NoticeRepository notices;
    private final NoticeFacts facts;
    private final NoticePapers papers;
    private final Obligations obligations;
    private final TransitionLog log;
    private final SupervisionNoticeFlow flow;
    private final RectificationMeasureFlow measureFlow;
    private final Clock clock;

    DraftNotice(
            NoticeRepository notices,
            NoticeFacts facts,
            NoticePapers papers,
            Obligations obligations,
            TransitionLog log,
            SupervisionNoticeFlow flow,
            RectificationMeasureFlow measureFlow,
            Clock clock) {
        this.notices = notices;
        this.facts = facts;
        this.papers = papers;
        this.obligations = obligations;
        this.log = log;
        this.flow = flow;
        this.measureFlow = measureFlow;
        this.clock = clock;
    }

    /**
     * Begins a notice in the system's name, in the running transaction. Where nobody needs one, because the measure is
     * over or one is open already, nothing happens.
     *
     * @param occasion what brought it about, for whoever drafts
     */
    public Optional<NoticeNumber> draft(MeasureNumber measure, String occasion) {
        var cause = held(measure);
        return isOwed(cause) && openFor(cause).isEmpty()
                ? Optional.of(begin(cause, Actor.system(), occasion))
                : Optional.empty();
    }

    /** From the first working day overdue on, while the department has it: once for each deadline. */
    @EventListener
    void overdue(MeasureEscalated escalated) {
        if (escalated.level().isOverdue()
                && notices.isWanting(escalated.measure().value())) {
            draft(
                    escalated.measure(),
                    escalated.level().label() + "：" + escalated.level().why());
        }
    }

    /**
     * Begins a notice because a member of the office thinks it is needed.
     *
     * @throws Refusal at the field that is wrong, or if the measure is not in work or has an open notice
     */
    public NoticeNumber draft(Actor actor, Request request) {
        var measure = new MeasureNumber(Texts.required("measure", "整改措施", request.measure(), 40));
        var reason = Texts.required("reason", "拟发原因", request.reason(), 500);
        var cause = held(measure);
        if (!isOwed(cause)) {
            throw conflict("NOT_IN_WORK", measure + " 现为“" + cause.state().label() + "”，没有需要督办的事项。");
        }
        openFor(cause).ifPresent(open -> {
            throw conflict(
                    "OPEN_NOTICE",
                    "该措施已有督办单 " + open.number() + "（" + open.state().label() + "），待其反馈或者撤销后才能另拟。");
        });
        return begin(cause, actor, reason);
    }

    /** First nobody may take a step of the measure, then it is looked at: it must not end unseen meanwhile. */
    private NoticeFacts.Cause held(MeasureNumber measure) {
        measureFlow.hold(measure);
        return facts.heldCause(measure);
    }

    private static boolean isOwed(NoticeFacts.Cause cause) {
        return cause.state() != MeasureState.DRAFT && cause.state().isOpen();
    }

    private Optional<Notice> openFor(NoticeFacts.Cause cause) {
        return notices.openOf(cause.measure()).stream()
                .filter(open -> open.deadlineVersion() == cause.deadlineVersion())
                .findFirst();
    }

    private NoticeNumber begin(NoticeFacts.Cause cause, Actor actor, String occasion) {
        var number = papers.nextOf(cause.opinion());
        var notice = notices.save(Notice.about(number, cause.opinion(), cause, occasion, clock.instant()));
        log.append(new Transition(
                number.value(),
                "draftNotice",
                actor,
                null,
                notice.holder(),
                null,
                notice.state().name(),
                occasion));
        obligations.open(number.value(), ObligationKind.NOTICE_DRAFT);
        flow.begun(number, cause.department());
        return number;
    }

    private static Refusal conflict(String code, String message) {
        return new Refusal(Refusal.Kind.CONFLICT, code, message, "measure");
    }
}
