package duban.web.tasklist;

import duban.deadline.WorkingDays;
import duban.ledger.ChineseDates;
import duban.measure.MeasureState;
import duban.process.model.Step;
import duban.process.worklist.WorkItem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is said after a submission: who has the item next and until when, or how it has ended. */
@Component
class SentWords {

    private final Holders holders;

    SentWords(Holders holders) {
        this.holders = holders;
    }

    /**
     * @param done the step that was taken
     * @param back whether the item was sent back
     * @param open the tasks of the item now
     * @param mine the one the caller may go on with
     * @param state the item's, in Chinese
     */
    String of(Step done, boolean back, List<WorkItem> open, Optional<WorkItem> mine, String state) {
        if (done == Step.DISPATCH_PLAN) {
            return "方案已交办，各单位的待办随即生成。";
        }
        if (mine.isPresent()) {
            return (done == Step.SIGN_FOR_RECEIPT ? "措施已签收" : "已提交") + "，请接着"
                    + mine.get().step().label() + until(mine.get()) + "。";
        }
        if (open.isEmpty()) {
            return (state.endsWith(MeasureState.IN_PROGRESS.label()) ? "已提交，" : "") + state + "。";
        }
        var next = open.get(0);
        var same = open.stream().filter(work -> work.step() == next.step()).toList();
        if (next.step() == done) {
            return "已提交，还在等" + holders.of(same) + until(next) + "。";
        }
        return sent(next.step(), back, holders.of(same)) + until(next) + "。";
    }

    private static String until(WorkItem work) {
        return "，最迟" + ChineseDates.dayOfYear(WorkingDays.dayOf(work.due()));
    }

    private static String sent(Step next, boolean back, String holder) {
        return switch (next) {
            case DISPATCH_PLAN -> "已送" + holder + "交办";
            case SIGN_FOR_RECEIPT -> "已送" + holder + "签收";
            case ARBITRATE_RETURN -> "已退回，送" + holder + "裁定";
            case DECIDE_DISPUTE -> "仍有争议，已送" + holder + "裁决";
            case HAND_TO_HANDLER -> "已送" + holder + "转交承办人";
            case SUBMIT_RESULT -> back ? "已退回" + holder + "补正" : "已交" + holder + "办理";
            case SUPPLEMENT_RESULT -> "已请" + holder + "补充材料";
            case SIGN_OFF_RESULT, SIGN_DEADLINE_CHANGE -> "已送" + holder + "审签";
            case CO_SIGN_RESULT -> "已送" + holder + "会签";
            case GIVE_VIEW -> "已请" + holder + "提出意见";
            case RECORD_TALKS -> "有不同意见，已送" + holder + "协商";
            case SETTLE_DIFFERENCE -> "协商未果，已送" + holder + "裁决";
            case VERIFY_MEASURE, VERIFY_COMMENT -> "已送" + holder + "核查";
            case APPLY_FOR_STRIKE_OFF -> back ? "已退回" + holder + "重新申请" : "已送" + holder + "申请销号";
            case DECIDE_STRIKE_OFF, DECIDE_CHANGE, GRANT_EXTENSION, DECIDE_DEADLINE_CHANGE -> "已送" + holder + "审批";
            case RESUME_RECTIFICATION -> "已作阶段性办结（继续挂账），由" + holder + "继续整改";
            case REPORT_PROGRESS_ROUND -> (back ? "已退回" : "已送") + holder + (back ? "补正" : "填报");
            case SIGN_PROGRESS_ROUND -> "已送" + holder + "审签";
            case ARCHIVE_OPINION -> "已送" + holder + "归档";
            case PREPARE_NOTICE -> "已退回" + holder + "修改";
            case SIGN_NOTICE -> "已送" + holder + "签发";
            case ANSWER_NOTICE -> "已签发，请" + holder + "反馈";
        };
    }
}
