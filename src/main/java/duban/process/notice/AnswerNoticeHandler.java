package duban.process.notice;

import duban.notice.AnswerNotice;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.NoticeNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_answerNotice}. */
@Component
class AnswerNoticeHandler implements StepHandler<AnswerNotice.Request> {

    private final AnswerNotice answerNotice;

    AnswerNoticeHandler(AnswerNotice answerNotice) {
        this.answerNotice = answerNotice;
    }

    @Override
    public Step step() {
        return Step.ANSWER_NOTICE;
    }

    @Override
    public Class<AnswerNotice.Request> request() {
        return AnswerNotice.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, AnswerNotice.Request request) {
        answerNotice.answer(new NoticeNumber(item), actor, request);
        return Map.of();
    }
}
