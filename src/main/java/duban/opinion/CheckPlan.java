package duban.opinion;

import static duban.opinion.PlanDraft.LEDGER_SHEET;

import duban.shared.DepartmentCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The plan is complete: every comment has a lead and a measure, every measure a handling department, a deadline, a
 * completion criterion, and somebody in the supervision office who may verify it.
 */
@Component
public class CheckPlan {

    private final JdbcClient jdbc;

    public CheckPlan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The gaps of the plan, each with the number of its item; empty if it is complete. */
    public List<Fault> check(PlanDraft plan) {
        var verifiers = homesOfVerifiers();
        var gaps = new ArrayList<Fault>();
        var commentsWithMeasure = plan.measures().stream()
                .map(PlanDraft.Measure::comment)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (var comment : plan.comments()) {
            var name = "问题 " + comment.number();
            if (comment.lead() == null) {
                gaps.add(gap(comment.row(), "问题牵头单位", name + " 没有牵头单位。", "请填写一个问题牵头单位。"));
            }
            if (!commentsWithMeasure.contains(comment.number())) {
                gaps.add(gap(comment.row(), "措施编号", name + " 没有整改措施。", "请为该问题至少填写一项整改措施。"));
            }
        }
        for (var measure : plan.measures()) {
            check(measure, verifiers, gaps);
        }
        return gaps;
    }

    private static void check(PlanDraft.Measure measure, Set<DepartmentCode> verifiers, List<Fault> gaps) {
        var name = "措施 " + Objects.requireNonNullElse(measure.number(), "（未编号）");
        if (measure.department() == null) {
            gaps.add(gap(measure.row(), "承办单位", name + " 没有承办单位。", "请填写一个承办单位。"));
        } else if (verifiers.stream().allMatch(measure.department()::equals)) {
            gaps.add(gap(measure.row(), "承办单位", name + " 没有可以核查的人：督办专班中没有承办单位以外的成员。", "请先从其他单位抽调人员加入督办专班，或调整承办单位。"));
        }
        if (measure.dueOn() == null) {
            gaps.add(gap(measure.row(), "整改期限", name + " 没有整改期限。", "请填写整改期限。"));
        }
        if (measure.criteria().isEmpty()) {
            gaps.add(gap(measure.row(), "办结标准", name + " 没有办结标准。", "请至少填写一条办结标准。"));
        }
    }

    private Set<DepartmentCode> homesOfVerifiers() {
        return new HashSet<>(jdbc.sql("""
                select distinct officer.home from officer join appointment on appointment.officer = officer.id
                 where appointment.role = 'OFFICE' and officer.active""")
                .query((row, number) -> new DepartmentCode(row.getString("home")))
                .list());
    }

    private static Fault gap(int row, String column, String reason, String remedy) {
        return new Fault(LEDGER_SHEET, row, column, reason, remedy);
    }
}
