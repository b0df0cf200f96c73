package duban.notice;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.deadline.WorkingDays;
import duban.shared.Actor;
import duban.shared.NoticeNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The supervision office writes what is demanded and until when, and sends the notice for signature; or gives it up. */
@Component
@Transactional
public class PrepareNotice {

    public enum Decision {
        SUBMIT,
        WITHDRAW
    }

    /**
     * @param demands what is to be done, for {@link Decision#SUBMIT}, at most 1000 characters
     * @param feedbackOn until when it is to be answered, a working day, {@code yyyy-MM-dd}
     * @param reason why it is given up, for {@link Decision#WITHDRAW}, at most 500 characters
     */
    public record Request(Decision decision, String demands, String feedbackOn, String reason) {}

    private final NoticeRepository notices;
    private final NoticeJournal journal;
    private final NoticePreview preview;
    private final NoticePapers papers;
    private final Obligations obligations;
    private final WorkingDays workingDays;

    PrepareNotice(
            NoticeRepository notices,
            NoticeJournal journal,
            NoticePreview preview,
            NoticePapers papers,
            Obligations obligations,
            WorkingDays workingDays) {
        this.notices = notices;
        this.journal = journal;
        this.preview = preview;
        this.papers = papers;
        this.obligations = obligations;
        this.workingDays = workingDays;
    }

    /**
     * Returns whether it goes on to its signature.
     *
     * @throws Refusal at the field that is wrong
     */
    public boolean prepare(NoticeNumber number, Actor actor, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“送签发”或“撤销”。");
        }
        return switch (request.decision()) {
            case SUBMIT -> {
                submit(notices.of(number), actor, request);
                yield true;
            }
            case WITHDRAW -> {
                var reason = Texts.required("reason", "撤销原因", request.reason(), 500);
                journal.record(notices.of(number), "prepareNotice", actor, reason, Notice::withdraw);
                obligations.fulfil(number.value(), ObligationKind.NOTICE_DRAFT);
                yield false;
            }
        };
    }

    private void submit(Notice notice, Actor actor, Request request) {
        var demands = Texts.required("demands", "督办要求", request.demands(), 1000);
        var feedbackOn = feedbackOn(request.feedbackOn());
        var draft = new NoticePapers.Draft(
                String.join("\n", preview.body(notice, demands, feedbackOn)), demands, feedbackOn);
        journal.record(
                notice, "prepareNotice", actor, "", changed -> papers.keep(changed, changed.submit(), draft, actor));
        obligations.fulfil(notice.item(), ObligationKind.NOTICE_DRAFT);
        obligations.open(notice.item(), ObligationKind.NOTICE_SIGNATURE);
    }

    private LocalDate feedbackOn(String given) {
        var day = day(Texts.required("feedbackOn", "反馈期限", given, 10));
        if (!day.isAfter(papers.today())) {
            throw Refusal.invalid("feedbackOn", "DATE_PAST", "反馈期限须晚于今天。");
        }
        if (!workingDays.covers(day)) {
            throw Refusal.invalid(
                    "feedbackOn",
                    "NO_CALENDAR",
                    day.getYear() + "年的节假日安排尚未录入，不能确定反馈期限是否为工作日。请改用已有安排的日期，或请系统管理员先导入该年的工作日历。");
        }
        if (!workingDays.isWorkingDay(day)) {
            throw Refusal.invalid(
                    "feedbackOn",
                    "NOT_A_WORKING_DAY",
                    NoticeText.day(day) + "不是工作日，请改为工作日" + workingDayBefore(day) + "。");
        }
        return day;
    }

    private String workingDayBefore(LocalDate day) {
        var before = workingDays.plus(day, 0);
        return before.isAfter(papers.today()) ? "，例如" + NoticeText.day(before) : "";
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("feedbackOn", "DATE", "反馈期限请按 2023-09-20 的形式填写。");
        }
    }
}
