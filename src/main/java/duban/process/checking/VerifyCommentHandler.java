package duban.process.checking;

import static duban.process.model.ReviewCommentProcess.COMMENT_VERIFIED;

import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.CommentNumber;
import duban.verification.VerifyComment;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_verifyComment}. */
@Component
class VerifyCommentHandler implements StepHandler<VerifyComment.Request> {

    private final VerifyComment verifyComment;

    VerifyCommentHandler(VerifyComment verifyComment) {
        this.verifyComment = verifyComment;
    }

    @Override
    public Step step() {
        return Step.VERIFY_COMMENT;
    }

    @Override
    public Class<VerifyComment.Request> request() {
        return VerifyComment.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, VerifyComment.Request request) {
        return Map.of(COMMENT_VERIFIED.name(), verifyComment.verify(new CommentNumber(item), actor, request));
    }
}
