package duban.verification;

import duban.comment.ConcludeCheck;
import duban.measure.ConcludeVerification;
import duban.shared.CommentNumber;
import duban.shared.MeasureNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cross-check (交叉核查): nobody of the supervision office may verify the item, so that the government office has it. */
@Component
@Transactional
public class CrossCheck {

    private static final String WHY = "督办专班没有可以核查本事项的成员，由市政府办公厅（督查室）交叉核查。";

    private final ConcludeVerification concludeVerification;
    private final ConcludeCheck concludeCheck;

    CrossCheck(ConcludeVerification concludeVerification, ConcludeCheck concludeCheck) {
        this.concludeVerification = concludeVerification;
        this.concludeCheck = concludeCheck;
    }

    public void ofMeasure(MeasureNumber number) {
        concludeVerification.crossCheck(number, WHY);
    }

    public void ofComment(CommentNumber number) {
        concludeCheck.crossCheck(number, WHY);
    }
}
