package duban.measure;

import duban.shared.ChangeNumber;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts new measures in the place of others: one is split into several, or several are merged into one. */
@Component
@Transactional
public class ReplaceMeasures {

    private final MeasureRepository measures;
    private final PlanMeasures planMeasures;
    private final DispatchMeasures dispatchMeasures;
    private final EndMeasure endMeasure;
    private final JdbcClient jdbc;

    ReplaceMeasures(
            MeasureRepository measures,
            PlanMeasures planMeasures,
            DispatchMeasures dispatchMeasures,
            EndMeasure endMeasure,
            JdbcClient jdbc) {
        this.measures = measures;
        this.planMeasures = planMeasures;
        this.dispatchMeasures = dispatchMeasures;
        this.endMeasure = endMeasure;
        this.jdbc = jdbc;
    }

    /** @throws Refusal if one of them is over or under review, or their states differ */
    @Transactional(readOnly = true)
    public void check(ChangeAct act, List<MeasureNumber> origins) {
        var found = origins.stream().map(measures::of).toList();
        if (found.stream().map(Measure::state).distinct().count() > 1) {
            var states = found.stream()
                    .map(measure -> measure.number() + " 为“" + measure.state().label() + "”")
                    .collect(Collectors.joining("，"));
            throw Refusal.conflict("STATES_DIFFER", "状态相同的措施才能合并：" + states + "。");
        }
        found.forEach(measure -> measure.mustBeReplaceable(act));
    }

    /** The new ones are dispatched before the old ones end, so that their comment is not taken for done in between. */
    public void replace(
            ChangeAct act, List<MeasureNumber> origins, List<PlanMeasures.Planned> successors, Approval approval) {
        planMeasures.plan(successors);
        for (var successor : successors) {
            origins.forEach(origin -> keepOrigin(successor.number(), origin, approval.change()));
            dispatchMeasures.dispatch(measures.of(successor.number()), approval.leader(), approval.account());
        }
        for (var origin : origins) {
            endMeasure.end(measures.of(origin), approval, measure -> measure.adjust(act));
        }
    }

    private void keepOrigin(MeasureNumber successor, MeasureNumber origin, ChangeNumber change) {
        jdbc.sql("insert into measure_origin (measure, origin, change) values (?, ?, ?)")
                .param(successor.value())
                .param(origin.value())
                .param(change.value())
                .update();
    }
}
