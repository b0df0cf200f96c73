package duban.notice;

import duban.shared.DepartmentCode;
import duban.shared.NoticeNumber;

/** Port: what the process of a supervision notice is told, and what it can keep still. */
public interface SupervisionNoticeFlow {

    /** The notice is to be drafted; it will be addressed to this department. */
    void begun(NoticeNumber notice, DepartmentCode department);

    /** Why it was begun is gone: its process is over, wherever it stands. */
    void causeGone(NoticeNumber notice);

    /** Keeps everybody else from taking a step of the notice until the transaction ends. */
    void hold(NoticeNumber notice);
}
