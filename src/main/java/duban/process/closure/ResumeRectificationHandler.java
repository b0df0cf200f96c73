package duban.process.closure;

import duban.comment.ResumeRectification;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_resumeRectification}. */
@Component
class ResumeRectificationHandler implements StepHandler<ResumeRectification.Request> {

    private final ResumeRectification resumeRectification;

    ResumeRectificationHandler(ResumeRectification resumeRectification) {
        this.resumeRectification = resumeRectification;
    }

    @Override
    public Step step() {
        return Step.RESUME_RECTIFICATION;
    }

    @Override
    public Class<ResumeRectification.Request> request() {
        return ResumeRectification.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, ResumeRectification.Request request) {
        resumeRectification.resume(new CommentNumber(item), actor, request);
        return Map.of();
    }
}
