package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.deadline.WorkingDays;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which co-handlers are to be heard on the latest submission of a measure, and who has answered. */
@Component
class Consultation {

    private final JdbcClient jdbc;
    private final Obligations obligations;
    private final WorkingDays workingDays;
    private final Clock clock;

    Consultation(JdbcClient jdbc, Obligations obligations, WorkingDays workingDays, Clock clock) {
        this.jdbc = jdbc;
        this.obligations = obligations;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Who is to be heard: nobody if this submission was signed before, for what was heard then holds. */
    List<DepartmentCode> toBeHeard(Measure measure) {
        return signedBefore(measure) ? List.of() : coHandlers(measure);
    }

    private boolean signedBefore(Measure measure) {
        return jdbc.sql("select exists (select from sign_off where measure = ? and version = ? and signed)")
                .param(measure.number().value())
                .param(measure.submissions())
                .query(Boolean.class)
                .single();
    }

    private List<DepartmentCode> coHandlers(Measure measure) {
        return departments(
                jdbc.sql("select department from co_handler where measure = ? and department <> ? order by department")
                        .param(measure.number().value())
                        .param(measure.department().value()));
    }

    /** 1 when all co-handlers are asked; each agreement reached in talks begins another round. */
    int round(Measure measure) {
        return jdbc.sql("""
                select 1 + count(*) from difference_talk
                 where measure = ? and version = ? and outcome = 'AGREED'""")
                .param(measure.number().value())
                .param(measure.submissions())
                .query(Integer.class)
                .single();
    }

    /** Who has still to co-sign in the present round. */
    List<DepartmentCode> stillToSign(Measure measure) {
        var round = round(measure);
        var asked = round == 1 ? coHandlers(measure) : coSigners(measure, round - 1, false);
        var answered = coSigners(measure, round, null);
        return asked.stream()
                .filter(department -> !answered.contains(department))
                .toList();
    }

    /** Who stated a different view in the present round. */
    List<DepartmentCode> differing(Measure measure) {
        return coSigners(measure, round(measure), false);
    }

    /**
     * Who is to be talked with: everybody has answered, and these differ.
     *
     * @throws Refusal while answers are missing, or if there is no different view to talk about
     */
    List<DepartmentCode> toTalkWith(Measure measure) {
        var differing = differing(measure);
        if (differing.isEmpty() || !stillToSign(measure).isEmpty()) {
            throw Refusal.conflict("WRONG_STATE", measure.number() + " 没有待协商的不同意见；协办单位全部会签、且有不同意见的，才进行协商。");
        }
        return differing;
    }

    /** @throws Refusal unless the latest talks ended without agreement */
    void mustBeUnsettled(Measure measure) {
        var unsettled = jdbc.sql("""
                select exists (select from difference_talk t
                 where t.measure = ? and t.version = ? and t.round = ? and t.outcome = 'NOT_AGREED'
                   and not exists (select from difference_decision d
                                    where d.measure = t.measure and d.version = t.version and d.round = t.round))""")
                .param(measure.number().value())
                .param(measure.submissions())
                .param(round(measure))
                .query(Boolean.class)
                .single();
        if (!unsettled) {
            throw Refusal.conflict("WRONG_STATE", measure.number() + " 没有待裁决的不同意见；经协商未达成一致的，才报请裁决。");
        }
    }

    private List<DepartmentCode> coSigners(Measure measure, int round, Boolean signed) {
        return departments(jdbc.sql("""
                select department from co_signature
                 where measure = :measure and version = :version and round = :round
                   and (cast(:signed as boolean) is null or signed = :signed) order by department""")
                .param("measure", measure.number().value())
                .param("version", measure.submissions())
                .param("round", round)
                .param("signed", signed));
    }

    /** Whose views are still missing. */
    List<DepartmentCode> stillToComment(Measure measure) {
        var answered = departments(jdbc.sql("select department from co_handler_view where measure = ? and version = ?")
                .param(measure.number().value())
                .param(measure.submissions()));
        return coHandlers(measure).stream()
                .filter(department -> !answered.contains(department))
                .toList();
    }

    /** Working days by which the actor is late with what is owed; empty if in time. What was signed on paper counts by its own date. */
    Optional<Integer> daysLate(MeasureNumber number, ObligationKind kind, Actor actor) {
        var due = obligations.due(number.value(), kind);
        var acted = actedAt(actor);
        return acted.isAfter(due)
                ? Optional.of(workingDays.between(WorkingDays.dayOf(due), WorkingDays.dayOf(acted)))
                : Optional.empty();
    }

    private Instant actedAt(Actor actor) {
        return actor.recording() == null
                ? clock.instant()
                : actor.recording().signedOn().atStartOfDay(WorkingDays.ZONE).toInstant();
    }

    private static List<DepartmentCode> departments(JdbcClient.StatementSpec query) {
        return query.query(String.class).list().stream()
                .map(DepartmentCode::new)
                .toList();
    }
}
