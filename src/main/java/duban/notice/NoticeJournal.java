package duban.notice;

import duban.audit.LoggedChanges;
import duban.audit.TransitionLog;
import org.springframework.stereotype.Component;

@Component
class NoticeJournal extends LoggedChanges<Notice> {

    NoticeJournal(NoticeRepository notices, TransitionLog log) {
        super(notices, log);
    }
}
