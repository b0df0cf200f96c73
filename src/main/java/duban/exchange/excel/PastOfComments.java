package duban.exchange.excel;

import duban.comment.CommentState;
import duban.opinion.PlanDraft;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What became of a comment must fit what became of its measures. */
final class PastOfComments {

    private final LedgerHeadings headings;
    private final Report report;

    PastOfComments(LedgerHeadings headings, Report report) {
        this.headings = headings;
        this.report = report;
    }

    void check(PlanDraft plan) {
        var measures = plan.measures().stream()
                .filter(measure -> measure.comment() != null)
                .collect(Collectors.groupingBy(PlanDraft.Measure::comment));
        for (var comment : plan.comments()) {
            if (comment.past() != null && comment.past().state() != CommentState.DRAFT) {
                check(comment, measures.getOrDefault(comment.number(), List.of()));
            }
        }
    }

    private void check(PlanDraft.Comment comment, List<PlanDraft.Measure> measures) {
        var state = comment.past().state() == CommentState.STRUCK_OFF ? "已销号" : "阶段性办结";
        for (var measure : measures) {
            if (measure.isOpen()) {
                report.faults()
                        .add(headings.fault(
                                measure.row(),
                                LedgerColumn.MEASURE_STATE,
                                "问题 " + comment.number() + " " + state + "，但本行的措施没有办结。",
                                "请核对措施状态；措施确实没有办结的，请把问题状态改为“办理中”。"));
            }
        }
        var last = measures.stream()
                .filter(measure -> measure.past() != null)
                .map(measure -> measure.past().completedOn())
                .filter(Objects::nonNull)
                .max(Comparator.<LocalDate>naturalOrder());
        var struckOffOn = comment.past().struckOffOn();
        if (struckOffOn != null && last.isPresent() && struckOffOn.isBefore(last.get())) {
            report.faults()
                    .add(headings.fault(
                            comment.row(),
                            LedgerColumn.STRUCK_OFF_ON,
                            "问题 " + comment.number() + " 于 " + struckOffOn + " 销号，早于其措施的办结日期 " + last.get() + "。",
                            "请核对两个日期。"));
        }
    }
}
