package duban.process.command;

import duban.notice.SupervisionNoticeFlow;
import duban.process.model.SupervisionNoticeProcess;
import duban.process.worklist.WorkItems;
import duban.shared.DepartmentCode;
import duban.shared.NoticeNumber;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class NoticeFlow implements SupervisionNoticeFlow {

    private final ProcessInstances instances;
    private final WorkItems workItems;

    NoticeFlow(ProcessInstances instances, WorkItems workItems) {
        this.instances = instances;
        this.workItems = workItems;
    }

    @Override
    public void begun(NoticeNumber notice, DepartmentCode department) {
        instances.start(
                SupervisionNoticeProcess.KEY,
                notice.value(),
                Map.of(SupervisionNoticeProcess.DEPARTMENT.name(), department.value()));
    }

    @Override
    public void causeGone(NoticeNumber notice) {
        instances.tell(notice.value(), SupervisionNoticeProcess.CAUSE_GONE_MESSAGE);
    }

    @Override
    public void hold(NoticeNumber notice) {
        workItems.holdAllOf(List.of(notice.value()));
    }
}
