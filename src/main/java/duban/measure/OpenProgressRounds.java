package duban.measure;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.deadline.RoundExceptions;
import duban.deadline.WorkingDays;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.RoundNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The daily round asks departments for the month's progress report: those who have measures in work, once for each month.
 * In it is what a department had when the month's day came, whenever the round itself runs; 限期整改 is not asked about.
 */
@Component
@Transactional
public class OpenProgressRounds {

    /** In work, received and not under review, and in this department before the day came. */
    private static final String ASKED_ABOUT = """
            m.state = 'IN_PROGRESS' and m.kind <> 'IMMEDIATE' and coalesce(m.handed_at, m.dispatched_at) < :opens
               and not exists (select from suspension s where s.measure = m.number and s.ended_at is null
                   and s.from_on <= (:opens at time zone 'Asia/Shanghai')::date)""";

    private final ProgressPeriods periods;
    private final ProgressRoundFlow flow;
    private final Obligations obligations;
    private final RoundExceptions exceptions;
    private final TransitionLog log;
    private final JdbcClient jdbc;
    private final Clock clock;

    OpenProgressRounds(
            ProgressPeriods periods,
            ProgressRoundFlow flow,
            Obligations obligations,
            RoundExceptions exceptions,
            TransitionLog log,
            JdbcClient jdbc,
            Clock clock) {
        this.periods = periods;
        this.flow = flow;
        this.obligations = obligations;
        this.exceptions = exceptions;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Opens what is missing; a department that fails is put on record, and tried again by the next daily round. */
    public void open() {
        for (var month : periods.openOn(WorkingDays.dayOf(clock.instant()))) {
            for (var department : withoutRound(month)) {
                try {
                    flow.apart(() -> open(department, month));
                } catch (RuntimeException failed) {
                    exceptions.record(
                            RoundNumber.of(department, month).value(),
                            ObligationKind.PROGRESS,
                            WorkingDays.endOf(periods.dueOn(month)),
                            failed);
                }
            }
        }
    }

    private List<DepartmentCode> withoutRound(YearMonth month) {
        return jdbc.sql("""
                select distinct m.department from measure m where %s
                   and not exists (select from progress_round p where p.department = m.department and p.period = :period)
                 order by m.department""".formatted(ASKED_ABOUT))
                .param("opens", dayBegins(month))
                .param("period", month.atDay(1))
                .query((row, index) -> new DepartmentCode(row.getString(1)))
                .list();
    }

    private Timestamp dayBegins(YearMonth month) {
        Instant begins = periods.opensOn(month).atStartOfDay(WorkingDays.ZONE).toInstant();
        return Timestamp.from(begins);
    }

    private void open(DepartmentCode department, YearMonth month) {
        var number = RoundNumber.of(department, month);
        var opened = jdbc.sql("""
                insert into progress_round (number, department, period, opened_at, state, version)
                values (?, ?, ?, ?, ?, 0) on conflict do nothing""")
                .param(number.value())
                .param(department.value())
                .param(month.atDay(1))
                .param(Timestamp.from(clock.instant()))
                .param(RoundState.IN_PROGRESS.name())
                .update();
        if (opened == 0) {
            return;
        }
        var rows = jdbc.sql("""
                insert into progress_round_row (round, seq, measure, wording)
                select :round, row_number() over (order by m.due_on, m.number), m.number, m.wording
                  from measure m where m.department = :department and %s""".formatted(ASKED_ABOUT))
                .param("round", number.value())
                .param("department", department.value())
                .param("opens", dayBegins(month))
                .update();
        var dueOn = periods.dueOn(month);
        log.append(new Transition(
                number.value(),
                "openProgressRounds",
                Actor.system(),
                Holder.of(DepartmentCode.SUPERVISION_OFFICE),
                Holder.of(department),
                null,
                RoundState.IN_PROGRESS.name(),
                "请填报" + month.getMonthValue() + "月进展，共 " + rows + " 项措施，" + dueOn.getMonthValue() + "月"
                        + dueOn.getDayOfMonth() + "日前由单位负责人审签报送。"));
        obligations.openMonthly(number.value(), ObligationKind.PROGRESS, periods.dayOf(month));
        flow.opened(number, department);
    }
}
