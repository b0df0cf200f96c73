package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.ACCOUNT;
import static duban.exchange.excel.LedgerColumn.COMMENT_RESULT;
import static duban.exchange.excel.LedgerColumn.COMMENT_STATE;
import static duban.exchange.excel.LedgerColumn.COMPLETED_ON;
import static duban.exchange.excel.LedgerColumn.EXTENSIONS;
import static duban.exchange.excel.LedgerColumn.MEASURE_STATE;
import static duban.exchange.excel.LedgerColumn.ORIGINAL_DUE_ON;
import static duban.exchange.excel.LedgerColumn.STAGE_DUE_ON;
import static duban.exchange.excel.LedgerColumn.STRUCK_OFF_ON;

import duban.comment.CommentResult;
import duban.comment.CommentState;
import duban.comment.PlanComments;
import duban.measure.MeasureState;
import duban.measure.PlanMeasures;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a row says of the time before its ledger was taken over. Columns that contradict one another are reported: which
 * of them is right only the office that kept the ledger knows.
 */
final class LedgerPast {

    private static final int MOST_EXTENSIONS = 20;

    private static final Map<String, MeasureState> MEASURE_STATES = Map.of(
            "未签收", MeasureState.DRAFT,
            "待签收", MeasureState.DRAFT,
            "办理中", MeasureState.IN_PROGRESS,
            "已办结", MeasureState.COMPLETED,
            "已终止", MeasureState.TERMINATED);

    private static final Map<String, CommentState> COMMENT_STATES = Map.of(
            "办理中", CommentState.DRAFT,
            "已销号", CommentState.STRUCK_OFF,
            "阶段性办结", CommentState.STAGE_COMPLETED,
            "阶段性办结（继续挂账）", CommentState.STAGE_COMPLETED);

    private final LocalDate receivedOn;
    private final LocalDate today;

    /** @param receivedOn when the opinion came in, {@code null} if not known */
    LedgerPast(LocalDate receivedOn, LocalDate today) {
        this.receivedOn = receivedOn;
        this.today = today;
    }

    /** What the row says of its measure, {@code null} if nothing. */
    PlanMeasures.Past ofMeasure(LedgerRow row, LocalDate dueOn) {
        if (isSilent(row, MEASURE_STATE, ORIGINAL_DUE_ON, EXTENSIONS, COMPLETED_ON, ACCOUNT)) {
            return null;
        }
        var state = state(row, MEASURE_STATE, MEASURE_STATES, MeasureState.DRAFT);
        var extensions = extensions(row.cell(EXTENSIONS));
        var originalDueOn = row.cell(ORIGINAL_DUE_ON).date();
        requireExtended(row, dueOn, originalDueOn, extensions);
        var completedOn = happened(row.cell(COMPLETED_ON));
        var account = row.cell(ACCOUNT).text(500);
        requireCompleted(row, state);
        return new PlanMeasures.Past(
                state, originalDueOn, extensions == null ? 0 : extensions, completedOn, account == null ? "" : account);
    }

    /** What the row says of its comment, {@code null} if nothing. */
    PlanComments.Past ofComment(LedgerRow row) {
        if (isSilent(row, COMMENT_STATE, COMMENT_RESULT, STAGE_DUE_ON, STRUCK_OFF_ON)) {
            return null;
        }
        var state = state(row, COMMENT_STATE, COMMENT_STATES, CommentState.DRAFT);
        var struckOffOn = happened(row.cell(STRUCK_OFF_ON));
        var stageDueOn = row.cell(STAGE_DUE_ON).date();
        requireOnly(row, STRUCK_OFF_ON, state == CommentState.STRUCK_OFF, "已销号");
        requireOnly(row, STAGE_DUE_ON, state == CommentState.STAGE_COMPLETED, "阶段性办结");
        if (stageDueOn != null && receivedOn != null && stageDueOn.isBefore(receivedOn)) {
            row.cell(STAGE_DUE_ON).report("阶段期限 " + stageDueOn + " 早于收文日期 " + receivedOn + "。", "请核对日期。");
        }
        return new PlanComments.Past(state, result(row, state), stageDueOn, struckOffOn);
    }

    /** What the column says of such a past, as {@link #ofMeasure} and {@link #ofComment} read it; {@code null} for nothing. */
    static Object written(LedgerColumn column, PlanMeasures.Past measure, PlanComments.Past comment) {
        return switch (column) {
            case MEASURE_STATE -> measure == null ? null : wordFor(MEASURE_STATES, measure.state());
            case ORIGINAL_DUE_ON -> measure == null ? null : measure.originalDueOn();
            case EXTENSIONS -> measure == null ? null : String.valueOf(measure.extensions());
            case COMPLETED_ON -> measure == null ? null : measure.completedOn();
            case ACCOUNT -> measure == null ? null : measure.account();
            case COMMENT_STATE -> comment == null ? null : wordFor(COMMENT_STATES, comment.state());
            case COMMENT_RESULT ->
                comment == null || comment.result() == null
                        ? null
                        : comment.result().label();
            case STAGE_DUE_ON -> comment == null ? null : comment.stageDueOn();
            case STRUCK_OFF_ON -> comment == null ? null : comment.struckOffOn();
            default -> throw new IllegalArgumentException(column + " says nothing of the past");
        };
    }

    private static <S> String wordFor(Map<String, S> states, S state) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean isSilent(LedgerRow row, LedgerColumn... columns) {
        return Stream.of(columns).allMatch(column -> row.cell(column).isEmpty());
    }

    private static <S> S state(LedgerRow row, LedgerColumn column, Map<String, S> states, S absent) {
        var cell = row.cell(column);
        if (cell.isEmpty()) {
            return absent;
        }
        var text = cell.requiredLine(20);
        var state = text == null ? null : states.get(text);
        if (text != null && state == null) {
            cell.report(
                    "“" + PlanCell.shortened(text) + "”不是" + column.heading + "。",
                    "请填写：" + column.rule.replaceAll("；.*", "") + "。");
        }
        return Objects.requireNonNullElse(state, absent);
    }

    private Integer extensions(PlanCell cell) {
        var text = cell.code(10);
        if (text == null || text.isEmpty()) {
            return text == null ? null : 0;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > MOST_EXTENSIONS) {
            cell.report("延期次数“" + PlanCell.shortened(text) + "”不对。", "请填写0到" + MOST_EXTENSIONS + "的数字。");
            return null;
        }
        return Integer.parseInt(text);
    }

    private void requireExtended(LedgerRow row, LocalDate dueOn, LocalDate original, Integer extensions) {
        if (extensions == null
                || dueOn == null
                || original == null && !row.cell(ORIGINAL_DUE_ON).isEmpty()) {
            return;
        }
        if (original == null) {
            if (extensions > 0) {
                row.cell(EXTENSIONS).report("延期" + extensions + "次，但未填写原定期限。", "请填写原定期限，或把延期次数改为0。");
            }
        } else if (original.isAfter(dueOn)) {
            row.cell(ORIGINAL_DUE_ON).report("原定期限 " + original + " 晚于整改期限 " + dueOn + "。", "整改期限应是延期后的现行期限，请核对两个日期。");
        } else if (original.isBefore(dueOn) && extensions == 0) {
            row.cell(EXTENSIONS).report("整改期限由 " + original + " 改到 " + dueOn + "，但延期次数为0。", "请填写延期次数；没有延期的，原定期限不填。");
        } else if (original.equals(dueOn) && extensions > 0) {
            row.cell(EXTENSIONS).report("延期" + extensions + "次，但原定期限与整改期限相同。", "请核对两个日期和延期次数。");
        } else if (receivedOn != null && original.isBefore(receivedOn)) {
            row.cell(ORIGINAL_DUE_ON).report("原定期限 " + original + " 早于收文日期 " + receivedOn + "。", "请核对日期。");
        }
    }

    private void requireCompleted(LedgerRow row, MeasureState state) {
        var completed = state == MeasureState.COMPLETED;
        requireOnly(row, COMPLETED_ON, completed, "已办结");
        if (completed && row.cell(ACCOUNT).isEmpty()) {
            row.cell(ACCOUNT).report("措施已办结，但未填写办理情况。", "请填写办理情况，或核对措施状态。");
        }
    }

    /** A date that belongs to one state: there must be one then, and none otherwise. */
    private static void requireOnly(LedgerRow row, LedgerColumn column, boolean inState, String state) {
        var cell = row.cell(column);
        if (inState && cell.isEmpty()) {
            cell.report(state + "，但未填写" + column.heading + "。", "请填写" + column.heading + "，或核对状态。");
        }
        if (!inState && !cell.isEmpty()) {
            cell.report(
                    "填写了" + column.heading + "，但状态不是" + state + "。",
                    "请把状态改为“" + state + "”，或删去" + column.heading + "。");
        }
    }

    private LocalDate happened(PlanCell cell) {
        var day = cell.date();
        if (day != null && day.isAfter(today)) {
            cell.report("日期 " + day + " 晚于今天 " + today + "，尚未发生。", "请填写实际发生的日期。");
            return null;
        }
        if (day != null && receivedOn != null && day.isBefore(receivedOn)) {
            cell.report("日期 " + day + " 早于收文日期 " + receivedOn + "。", "请核对日期。");
            return null;
        }
        return day;
    }

    private static CommentResult result(LedgerRow row, CommentState state) {
        var cell = row.cell(COMMENT_RESULT);
        var stage = state == CommentState.STAGE_COMPLETED;
        if (cell.isEmpty()) {
            if (state == CommentState.STRUCK_OFF) {
                cell.report("问题已销号，但未填写办理结果。", "请填写已完成或完成并长期坚持。");
            }
            return stage ? CommentResult.STAGE : null;
        }
        var text = cell.requiredLine(20);
        var named = Stream.of(CommentResult.values())
                .filter(result -> text != null && result.label().startsWith(text))
                .findFirst()
                .orElse(null);
        var fits =
                named != null && (named == CommentResult.STAGE) == stage && (stage || state == CommentState.STRUCK_OFF);
        if (text != null && !fits) {
            cell.report(
                    "办理结果“" + PlanCell.shortened(text) + "”与问题状态不符。",
                    stage ? "阶段性办结的问题请填写阶段性办结，或不填。" : "已销号的问题请填写已完成或完成并长期坚持；其他问题不填。");
        }
        return fits ? named : null;
    }
}
