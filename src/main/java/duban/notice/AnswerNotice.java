package duban.notice;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.NoticeNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The head of the department answers a notice. */
@Component
@Transactional
public class AnswerNotice {

    /** @param answer what was done about it, at most 1000 characters */
    public record Request(String answer) {}

    private final NoticeRepository notices;
    private final NoticeJournal journal;
    private final NoticePapers papers;
    private final Obligations obligations;

    AnswerNotice(NoticeRepository notices, NoticeJournal journal, NoticePapers papers, Obligations obligations) {
        this.notices = notices;
        this.journal = journal;
        this.papers = papers;
        this.obligations = obligations;
    }

    /** @throws Refusal if there is no answer in it */
    public void answer(NoticeNumber number, Actor head, Request request) {
        var answer = Texts.required("answer", "落实情况", request.answer(), 1000);
        var notice = journal.record(notices.of(number), "answerNotice", head, answer, Notice::answer);
        papers.answer(notice, answer, head);
        obligations.fulfil(number.value(), ObligationKind.NOTICE_FEEDBACK);
    }
}
