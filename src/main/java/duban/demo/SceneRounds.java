package duban.demo;

import duban.department.Officer;
import duban.department.Officers;
import duban.department.Role;
import duban.ledger.RoundInputs;
import duban.measure.ReportProgressRound;
import duban.measure.SignProgressRound;
import duban.process.command.SubmitStep;
import duban.process.worklist.WorkItems;
import duban.shared.DepartmentCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A month's progress reports of the scene: every department that was asked fills in its page and signs it, but for those
 * the row names as late. What handlers have reported is adopted; of the rest, what is due soon has made progress.
 */
@Component
@Profile("demo")
class SceneRounds {

    private static final int SOON = 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private record Round(String number, DepartmentCode department) {}

    private final RoundInputs inputs;
    private final WorkItems workItems;
    private final Officers officers;
    private final SubmitStep submitStep;
    private final JdbcClient jdbc;

    SceneRounds(RoundInputs inputs, WorkItems workItems, Officers officers, SubmitStep submitStep, JdbcClient jdbc) {
        this.inputs = inputs;
        this.workItems = workItems;
        this.officers = officers;
        this.submitStep = submitStep;
        this.jdbc = jdbc;
    }

    /** @param row whose item is the month, with {@code done} and {@code next} of what is due soon, and who is {@code late} */
    void report(SceneRow row) {
        var late = row.values("late").toList();
        var rounds = jdbc.sql("select number, department from progress_round where period = ? order by number")
                .param(YearMonth.parse(row.item()).atDay(1))
                .query((found, nth) -> new Round(found.getString(1), new DepartmentCode(found.getString(2))))
                .list();
        if (rounds.isEmpty()) {
            throw row.wrong("no department was asked");
        }
        for (var round : rounds) {
            if (!late.contains(round.department().value())) {
                take(round, Role.LIAISON, page(round.number(), row));
                take(round, Role.HEAD, new SignProgressRound.Request(SignProgressRound.Decision.SIGN, ""));
            }
        }
    }

    private void take(Round round, Role role, Record form) {
        var task = workItems.of(round.number()).get(0).taskId();
        submitStep.submit(task, first(round.department(), role), request -> form);
    }

    private Officer first(DepartmentCode department, Role role) {
        return officers.appointedTo(department, role).get(0);
    }

    private ReportProgressRound.Request page(String number, SceneRow row) {
        var prefill = inputs.prefill(number);
        var done = texts(prefill.get("done"));
        var next = texts(prefill.get("next"));
        var noChange = new ArrayList<Integer>();
        var soon = DemoCase.day(row.at()).plusDays(SOON);
        for (var asked : inputs.rows(number)) {
            if (!done.get(asked.seq() - 1).isEmpty()) {
                continue;
            }
            if (LocalDate.parse(asked.due(), DAY).isBefore(soon)) {
                done.set(asked.seq() - 1, row.field("done"));
                next.set(asked.seq() - 1, row.field("next"));
            } else {
                noChange.add(asked.seq());
            }
        }
        return new ReportProgressRound.Request(
                noChange,
                done,
                next,
                texts(prefill.get("indicatorValues")),
                texts(prefill.get("obstacles")),
                texts(prefill.get("helpNeeded")),
                texts(prefill.get("forecastOn")));
    }

    private static List<String> texts(Object known) {
        var texts = new ArrayList<String>();
        ((List<?>) known).forEach(text -> texts.add((String) text));
        return texts;
    }
}
