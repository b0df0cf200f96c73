package duban.opinion;

import static duban.opinion.PlanDraft.LEDGER_SHEET;
import static duban.opinion.PlanDraft.OPINION_SHEET;
import static java.util.Collections.singleton;

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
 * completion criterion, and somebody who may verify it: in the supervision office, or else in the government office. And
 * the overall lead does not verify alone what it leads.
 */
@Component
public class CheckPlan {

    private static final String MORE_VERIFIERS = "请先从其他单位抽调人员加入督办专班，或调整";

    /** Home departments of those who verify. */
    private record Homes(Set<DepartmentCode> office, Set<DepartmentCode> governmentOffice) {

        boolean nobodyBut(DepartmentCode department) {
            return Set.of(department).containsAll(office) && Set.of(department).containsAll(governmentOffice);
        }
    }

    private final JdbcClient jdbc;

    public CheckPlan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The gaps of the plan, each with the number of its item; empty if it is complete. */
    public List<Fault> check(PlanDraft plan) {
        var verifiers = new Homes(homes("OFFICE"), homes("GOVERNMENT_OFFICE"));
        var gaps = new ArrayList<Fault>();
        if (verifiers.office().equals(singleton(plan.opinion().overallLead()))) {
            gaps.add(new Fault(
                    OPINION_SHEET,
                    0,
                    "总牵头单位",
                    "总牵头单位是这份方案唯一的核查人：督办专班成员全部来自总牵头单位，不能自己核查自己牵头的方案。",
                    "请先从其他单位抽调人员加入督办专班，或调整总牵头单位。"));
        }
        var commentsWithMeasure = plan.measures().stream()
                .map(PlanDraft.Measure::comment)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (var comment : plan.comments()) {
            var name = "问题 " + comment.number();
            if (comment.lead() == null) {
                gaps.add(gap(comment.row(), "问题牵头单位", name + " 没有牵头单位。", "请填写一个问题牵头单位。"));
            } else if (verifiers.nobodyBut(comment.lead())) {
                gaps.add(gap(
                        comment.row(),
                        "问题牵头单位",
                        name + " 没有可以核查的人：督办专班和市政府办公厅都没有牵头单位以外的人员。",
                        MORE_VERIFIERS + "牵头单位。"));
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

    private static void check(PlanDraft.Measure measure, Homes verifiers, List<Fault> gaps) {
        var name = "措施 " + Objects.requireNonNullElse(measure.number(), "（未编号）");
        if (measure.department() == null) {
            gaps.add(gap(measure.row(), "承办单位", name + " 没有承办单位。", "请填写一个承办单位。"));
        } else if (verifiers.nobodyBut(measure.department())) {
            gaps.add(gap(measure.row(), "承办单位", name + " 没有可以核查的人：督办专班和市政府办公厅都没有承办单位以外的人员。", MORE_VERIFIERS + "承办单位。"));
        }
        if (measure.dueOn() == null) {
            gaps.add(gap(measure.row(), "整改期限", name + " 没有整改期限。", "请填写整改期限。"));
        }
        if (measure.criteria().isEmpty()) {
            gaps.add(gap(measure.row(), "办结标准", name + " 没有办结标准。", "请至少填写一条办结标准。"));
        }
    }

    private Set<DepartmentCode> homes(String role) {
        return new HashSet<>(jdbc.sql("""
                select distinct officer.home from officer join appointment on appointment.officer = officer.id
                 where appointment.role = ? and officer.active""")
                .param(role)
                .query((row, number) -> new DepartmentCode(row.getString("home")))
                .list());
    }

    private static Fault gap(int row, String column, String reason, String remedy) {
        return new Fault(LEDGER_SHEET, row, column, reason, remedy);
    }
}
