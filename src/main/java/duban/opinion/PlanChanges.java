package duban.opinion;

import duban.measure.PlanMeasures;
import duban.shared.Actor;
import duban.shared.ChangeNumber;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.OpinionNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes on record. */
@Component
class PlanChanges {

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next free number; holds the opinion's row, so that two proposals do not get the same ones. */
    ChangeNumber nextOf(OpinionNumber opinion) {
        jdbc.sql("select from opinion where number = ? for no key update")
                .param(opinion.value())
                .query()
                .listOfRows();
        return new ChangeNumber(jdbc.sql(
                        "select ? || '-C' || lpad((count(*) + 1)::text, greatest(2, length((count(*) + 1)::text)), '0') from plan_change where opinion = ?")
                .param(opinion.value())
                .param(opinion.value())
                .query(String.class)
                .single());
    }

    /** The last number given to a measure of the opinion, also to one that was only proposed: none is used again. */
    int lastMeasureOf(OpinionNumber opinion) {
        return jdbc.sql("select last from last_measure where opinion = ?")
                .param(opinion.value())
                .query(Integer.class)
                .single();
    }

    void propose(PlanChange change, Actor actor) {
        jdbc.sql("""
                insert into plan_change (number, opinion, comment, kind, reason, proposed_by, acting_for, proposed_at, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED')""")
                .param(change.number().value())
                .param(change.opinion().value())
                .param(change.comment().value())
                .param(change.kind().name())
                .param(change.reason())
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        for (var measure : change.measures()) {
            jdbc.sql("insert into changed_measure (change, measure) values (?, ?)")
                    .param(change.number().value())
                    .param(measure.value())
                    .update();
        }
        change.proposed().forEach(measure -> propose(change.number(), measure));
    }

    private void propose(ChangeNumber change, PlanMeasures.Planned measure) {
        var number = measure.number().value();
        jdbc.sql("""
                insert into proposed_measure (change, number, content, department, co_sign, kind, due_on)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(change.value())
                .param(number)
                .param(measure.content())
                .param(measure.department().value())
                .param(measure.coSign())
                .param(measure.kind().name())
                .param(measure.dueOn())
                .update();
        for (var department : measure.coHandlers()) {
            jdbc.sql("insert into proposed_co_handler (change, number, department) values (?, ?, ?)")
                    .param(change.value())
                    .param(number)
                    .param(department.value())
                    .update();
        }
        var seq = 1;
        for (var criterion : measure.criteria()) {
            jdbc.sql("insert into proposed_criterion (change, number, seq, content) values (?, ?, ?, ?)")
                    .param(change.value())
                    .param(number)
                    .param(seq++)
                    .param(criterion)
                    .update();
        }
        seq = 1;
        for (var indicator : measure.indicators()) {
            jdbc.sql(
                            "insert into proposed_indicator (change, number, seq, name, target, unit) values (?, ?, ?, ?, ?, ?)")
                    .param(change.value())
                    .param(number)
                    .param(seq++)
                    .param(indicator.name())
                    .param(indicator.target())
                    .param(indicator.unit())
                    .update();
        }
    }

    /** Decides what is still undecided. */
    void decide(ChangeNumber number, ChangeState decided, Actor leader, String reason) {
        var rows = jdbc.sql("""
                update plan_change set state = ?, decided_by = ?, decided_at = ?, decision_reason = ?
                 where number = ? and state = 'PROPOSED'""")
                .param(decided.name())
                .param(leader.person().value())
                .param(Timestamp.from(clock.instant()))
                .param(reason)
                .param(number.value())
                .update();
        if (rows == 0) {
            throw Refusal.conflict("WRONG_STATE", number + " 已经审批，不能重复审批。");
        }
    }

    /** Undecided changes that touch one of these measures, or this comment as a whole. */
    List<String> undecided(ChangeKind kind, CommentNumber comment, List<MeasureNumber> measures) {
        return jdbc.sql("""
                select distinct x.number from plan_change x left join changed_measure m on m.change = x.number
                 where x.state = 'PROPOSED' and x.comment = :comment
                   and (:whole or x.kind = 'NOT_ADOPT' or m.measure = any (:measures)) order by x.number""")
                .param("comment", comment.value())
                .param("whole", kind == ChangeKind.NOT_ADOPT)
                .param("measures", measures.stream().map(MeasureNumber::value).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** @throws Refusal if there is no such change */
    PlanChange of(ChangeNumber number) {
        return jdbc.sql("select * from plan_change where number = ?")
                .param(number.value())
                .query((row, index) -> change(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有编号为 " + number + " 的方案调整。"));
    }

    private PlanChange change(ResultSet row) throws SQLException {
        var number = row.getString("number");
        var comment = new CommentNumber(row.getString("comment"));
        return new PlanChange(
                new ChangeNumber(number),
                new OpinionNumber(row.getString("opinion")),
                comment,
                ChangeKind.valueOf(row.getString("kind")),
                row.getString("reason"),
                new PersonId(row.getString("proposed_by")),
                jdbc.sql("select measure from changed_measure where change = ? order by measure")
                        .param(number)
                        .query((measure, index) -> new MeasureNumber(measure.getString(1)))
                        .list(),
                jdbc.sql("select * from proposed_measure where change = ? order by number")
                        .param(number)
                        .query((measure, index) -> proposed(measure, comment))
                        .list());
    }

    private PlanMeasures.Planned proposed(ResultSet measure, CommentNumber comment) throws SQLException {
        var change = measure.getString("change");
        var number = measure.getString("number");
        return new PlanMeasures.Planned(
                new MeasureNumber(number),
                comment,
                measure.getString("content"),
                new DepartmentCode(measure.getString("department")),
                parts(
                                "select department from proposed_co_handler where change = ? and number = ? order by department",
                                change,
                                number)
                        .stream()
                        .map(DepartmentCode::new)
                        .toList(),
                measure.getBoolean("co_sign"),
                PlanMeasures.Kind.valueOf(measure.getString("kind")),
                measure.getObject("due_on", LocalDate.class),
                parts(
                        "select content from proposed_criterion where change = ? and number = ? order by seq",
                        change,
                        number),
                jdbc.sql(
                                "select name, target, unit from proposed_indicator where change = ? and number = ? order by seq")
                        .param(change)
                        .param(number)
                        .query((row, index) ->
                                new PlanMeasures.Indicator(row.getString(1), row.getBigDecimal(2), row.getString(3)))
                        .list());
    }

    private List<String> parts(String sql, String change, String number) {
        return jdbc.sql(sql).param(change).param(number).query(String.class).list();
    }
}
