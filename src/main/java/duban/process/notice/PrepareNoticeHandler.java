package duban.process.notice;

import static duban.process.model.SupervisionNoticeProcess.NOTICE_SUBMITTED;

import duban.notice.PrepareNotice;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.NoticeNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_prepareNotice}. */
@Component
class PrepareNoticeHandler implements StepHandler<PrepareNotice.Request> {

    private final PrepareNotice prepareNotice;

    PrepareNoticeHandler(PrepareNotice prepareNotice) {
        this.prepareNotice = prepareNotice;
    }

    @Override
    public Step step() {
        return Step.PREPARE_NOTICE;
    }

    @Override
    public Class<PrepareNotice.Request> request() {
        return PrepareNotice.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, PrepareNotice.Request request) {
        return Map.of(NOTICE_SUBMITTED.name(), prepareNotice.prepare(new NoticeNumber(item), actor, request));
    }
}
