package duban.notice;

import duban.deadline.Policy;
import duban.deadline.PolicyRule;
import duban.deadline.WorkingDays;
import duban.department.Departments;
import duban.shared.DepartmentCode;
import duban.shared.NoticeNumber;
import duban.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A notice as it is or would be on paper. Rights are the caller's to check. */
@Component
@Transactional(readOnly = true)
public class NoticePreview {

    /** What the drafting begins with; the day is empty where the calendar does not reach. */
    public record Proposal(String demands, String feedbackOn) {}

    private static final String USUAL_DEMANDS = "请你单位负责人亲自过问，在反馈期限前完成该措施并提交成果；确实不能完成的，书面说明原因、已采取的办法和明确的完成时间。";

    private final NoticeRepository notices;
    private final NoticeFacts facts;
    private final NoticePapers papers;
    private final Policy policy;
    private final WorkingDays workingDays;
    private final Departments departments;

    NoticePreview(
            NoticeRepository notices,
            NoticeFacts facts,
            NoticePapers papers,
            Policy policy,
            WorkingDays workingDays,
            Departments departments) {
        this.notices = notices;
        this.facts = facts;
        this.papers = papers;
        this.policy = policy;
        this.workingDays = workingDays;
        this.departments = departments;
    }

    /** What was demanded last; the first time the usual words and the day the policy gives. */
    public Proposal proposal(NoticeNumber number) {
        return papers.latestOf(number)
                .map(draft -> new Proposal(draft.demands(), draft.feedbackOn().toString()))
                .orElseGet(() -> new Proposal(
                        USUAL_DEMANDS, usualDay().map(LocalDate::toString).orElse("")));
    }

    /**
     * As it was signed; before that as it was sent for signature, or as it would be sent now.
     *
     * @throws Refusal if there is no such notice
     */
    public NoticeDocument document(NoticeNumber number) {
        var notice = notices.of(number);
        return papers.issued(number).orElseGet(() -> NoticeDocument.draft(draft(notice), office()));
    }

    private List<String> draft(Notice notice) {
        var latest = papers.latestOf(notice.number());
        if (latest.isPresent() && notice.state() != NoticeState.DRAFTING) {
            return latest.get().body().lines().toList();
        }
        return body(
                notice,
                latest.map(NoticePapers.Draft::demands).orElse(USUAL_DEMANDS),
                latest.map(NoticePapers.Draft::feedbackOn).or(this::usualDay).orElse(null));
    }

    /** @param feedbackOn {@code null} where it is not known yet */
    List<String> body(Notice notice, String demands, LocalDate feedbackOn) {
        return NoticeText.body(
                facts.of(notice.measure(), papers.today()), papers.today(), demands, feedbackOn, office());
    }

    /** The paper with its number and signature. */
    NoticeDocument signed(Notice notice, String documentNumber, String signer, LocalDate day) {
        var body = papers.latestOf(notice.number()).orElseThrow().body().lines().toList();
        return new NoticeDocument(documentNumber, body, office(), signer, NoticeText.day(day));
    }

    private String office() {
        return departments.nameOf(DepartmentCode.GOVERNMENT_OFFICE);
    }

    private Optional<LocalDate> usualDay() {
        try {
            return Optional.of(workingDays.plus(papers.today(), policy.number(PolicyRule.NOTICE_FEEDBACK)));
        } catch (Refusal noCalendar) {
            return Optional.empty();
        }
    }
}
