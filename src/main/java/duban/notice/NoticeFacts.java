package duban.notice;

import duban.deadline.WorkingDays;
import duban.measure.MeasureState;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.OpinionNumber;
import duban.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on record about the measure a notice is about. */
@Component
class NoticeFacts {

    /**
     * What a notice stands on: it ends when one of these becomes another.
     *
     * @param deadlineVersion which of its deadlines the measure has
     */
    record Cause(
            MeasureNumber measure,
            OpinionNumber opinion,
            DepartmentCode department,
            MeasureState state,
            int deadlineVersion) {}

    /**
     * @param overdue working days since the measure was due; 0 or less if it is not overdue, {@code null} where the
     *     calendar does not reach
     * @param progress the latest report in one sentence each, empty if there is none
     */
    record Facts(
            String opinion,
            String opinionTitle,
            String comment,
            String commentTitle,
            String measure,
            String content,
            String department,
            MeasureState state,
            LocalDate originalDueOn,
            LocalDate dueOn,
            int extensions,
            Integer overdue,
            List<String> progress) {}

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;

    NoticeFacts(JdbcClient jdbc, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
    }

    /** @throws Refusal if there is no such measure */
    Cause cause(MeasureNumber measure) {
        return cause(measure, "");
    }

    /**
     * As {@link #cause}, and nobody changes the measure until the transaction ends.
     *
     * @throws Refusal if there is no such measure
     */
    Cause heldCause(MeasureNumber measure) {
        return cause(measure, " for no key update of m");
    }

    private Cause cause(MeasureNumber measure, String lock) {
        return jdbc.sql("""
                select m.*, c.opinion from measure m join comment c on c.number = m.comment where m.number = ?""" + lock)
                .param(measure.value())
                .query((row, index) -> new Cause(
                        measure,
                        new OpinionNumber(row.getString("opinion")),
                        new DepartmentCode(row.getString("department")),
                        MeasureState.valueOf(row.getString("state")),
                        row.getInt("deadline_version")))
                .optional()
                .orElseThrow(() -> Refusal.invalid("measure", "UNKNOWN", "没有编号为 " + measure + " 的整改措施，请核对编号。"));
    }

    /** As of a day. */
    Facts of(MeasureNumber measure, LocalDate today) {
        return jdbc.sql("""
                select m.*, c.title as comment_title, c.opinion, o.title as opinion_title, d.name as department_name
                  from measure m join comment c on c.number = m.comment join opinion o on o.number = c.opinion
                  join department d on d.code = m.department where m.number = ?""")
                .param(measure.value())
                .query((row, index) -> facts(row, today))
                .single();
    }

    private Facts facts(ResultSet row, LocalDate today) throws SQLException {
        var dueOn = row.getObject("due_on", LocalDate.class);
        return new Facts(
                row.getString("opinion"),
                row.getString("opinion_title"),
                row.getString("comment"),
                row.getString("comment_title"),
                row.getString("number"),
                row.getString("content"),
                row.getString("department_name"),
                MeasureState.valueOf(row.getString("state")),
                row.getObject("original_due_on", LocalDate.class),
                dueOn,
                row.getInt("extensions"),
                workingDays.covers(dueOn) && workingDays.covers(today) ? workingDays.between(dueOn, today) : null,
                progress(row.getString("number")));
    }

    private List<String> progress(String measure) {
        return jdbc.sql("select * from progress_report where measure = ? order by id desc limit 1")
                .param(measure)
                .query((row, index) -> {
                    var told = new ArrayList<String>();
                    told.add(NoticeText.day(WorkingDays.dayOf(
                                    row.getTimestamp("reported_at").toInstant())) + "报送进展");
                    told.add("已完成：" + row.getString("done"));
                    told.add("下一步：" + row.getString("next"));
                    if (!row.getString("obstacles").isEmpty()) {
                        told.add("困难：" + row.getString("obstacles"));
                    }
                    if (!row.getString("help_needed").isEmpty()) {
                        told.add("需协调：" + row.getString("help_needed"));
                    }
                    return List.copyOf(told);
                })
                .optional()
                .orElse(List.of());
    }
}
