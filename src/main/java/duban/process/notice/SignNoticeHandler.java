package duban.process.notice;

import static duban.process.model.SupervisionNoticeProcess.NOTICE_SIGNED;

import duban.notice.SignNotice;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.NoticeNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_signNotice}. */
@Component
class SignNoticeHandler implements StepHandler<SignNotice.Request> {

    private final SignNotice signNotice;

    SignNoticeHandler(SignNotice signNotice) {
        this.signNotice = signNotice;
    }

    @Override
    public Step step() {
        return Step.SIGN_NOTICE;
    }

    @Override
    public Class<SignNotice.Request> request() {
        return SignNotice.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, SignNotice.Request request) {
        return Map.of(NOTICE_SIGNED.name(), signNotice.sign(new NoticeNumber(item), actor, request));
    }
}
