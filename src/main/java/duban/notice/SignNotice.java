package duban.notice;

import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.department.Officer;
import duban.department.Officers;
import duban.shared.Actor;
import duban.shared.NoticeNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.Clock;
import java.util.Collections;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The government office signs a notice, by which it gets its number and counts; or sends it back. */
@Component
@Transactional
public class SignNotice {

    public enum Decision {
        SIGN,
        SEND_BACK
    }

    /** @param reason required for {@link Decision#SEND_BACK}, at most 500 characters */
    public record Request(Decision decision, String reason) {}

    private final NoticeRepository notices;
    private final NoticeJournal journal;
    private final NoticeFacts facts;
    private final NoticePreview preview;
    private final NoticePapers papers;
    private final Obligations obligations;
    private final Officers officers;
    private final TransitionLog log;
    private final Clock clock;

    SignNotice(
            NoticeRepository notices,
            NoticeJournal journal,
            NoticeFacts facts,
            NoticePreview preview,
            NoticePapers papers,
            Obligations obligations,
            Officers officers,
            TransitionLog log,
            Clock clock) {
        this.notices = notices;
        this.journal = journal;
        this.facts = facts;
        this.preview = preview;
        this.papers = papers;
        this.obligations = obligations;
        this.officers = officers;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Returns whether it was signed.
     *
     * @throws Refusal if the signer drafted it, or it speaks of what is no longer so
     */
    public boolean sign(NoticeNumber number, Actor actor, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“签发”或“退回修改”。");
        }
        var notice = notices.of(number);
        if (request.decision() == Decision.SIGN) {
            issue(notice, actor, Texts.optional("reason", "签发意见", request.reason(), 500));
            return true;
        }
        var reason = Texts.required("reason", "退回原因", request.reason(), 500);
        journal.record(notice, "signNotice", actor, reason, Notice::sendBack);
        obligations.fulfil(number.value(), ObligationKind.NOTICE_SIGNATURE);
        obligations.open(number.value(), ObligationKind.NOTICE_DRAFT);
        return false;
    }

    private void issue(Notice notice, Actor signer, String remark) {
        mustBeSomebodyElse(notice, signer);
        mustStillBeTrue(notice);
        var draft = papers.latestOf(notice.number()).orElseThrow();
        if (!draft.feedbackOn().isAfter(papers.today())) {
            throw Refusal.invalid(
                    "decision",
                    "DATE_PAST",
                    "反馈期限" + NoticeText.day(draft.feedbackOn()) + "已到或已过，不能签发；请退回修改，由督办专班另定反馈期限。");
        }
        var today = papers.today();
        var nth = papers.nextOf(today.getYear());
        var document = preview.signed(
                notice,
                "督办〔" + today.getYear() + "〕" + nth + "号",
                officers.find(signer.person()).map(Officer::name).orElseThrow(),
                today);
        journal.record(
                notice,
                "signNotice",
                signer,
                document.number() + "，反馈期限" + NoticeText.day(draft.feedbackOn()) + "。" + remark,
                Notice::issue);
        papers.issue(notice, today.getYear(), nth, document, draft.feedbackOn(), signer, clock.instant());
        obligations.fulfil(notice.item(), ObligationKind.NOTICE_SIGNATURE);
        obligations.open(notice.item(), ObligationKind.NOTICE_FEEDBACK, draft.feedbackOn());
    }

    private void mustBeSomebodyElse(Notice notice, Actor signer) {
        var drafters = log.peopleOf(notice.item(), "draftNotice", "prepareNotice");
        if (!Collections.disjoint(drafters, signer.people())) {
            throw Refusal.forbidden("FOUR_EYES", "起草人不能签发同一份督办单，请由办公厅其他人员签发。");
        }
    }

    /** Whoever ends or moves the measure ends the notice too; this holds whatever was forgotten there. */
    private void mustStillBeTrue(Notice notice) {
        var cause = facts.cause(notice.measure());
        if (!cause.state().isOpen()
                || cause.deadlineVersion() != notice.deadlineVersion()
                || !cause.department().equals(notice.department())) {
            throw Refusal.conflict("CAUSE_GONE", notice.measure() + " 已办结、已调整或整改期限已变，不能照此签发；请退回修改，由督办专班撤销。");
        }
    }
}
