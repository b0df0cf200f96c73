package duban.process.engine;

import duban.deadline.ClockListener;
import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine goes by the same clock as the product. */
@Component
class EngineClock implements ClockListener {

    private final ManagementService managementService;

    EngineClock(ManagementService managementService) {
        this.managementService = managementService;
    }

    @Override
    public void moved(Duration offset) {
        ClockUtil.offset(offset.toMillis());
        bringStartTimersNear();
    }

    /**
     * A timer that starts a process was set by the time it was then; after a move backwards its next turn would be far
     * away. One whose hour has come stays as it is and runs.
     */
    private void bringStartTimersNear() {
        managementService.createJobDefinitionQuery().list().stream()
                .filter(definition -> definition.getJobType().equals(TimerStartEventJobHandler.TYPE))
                .flatMap(definition -> managementService
                        .createJobQuery()
                        .jobDefinitionId(definition.getId())
                        .duedateHigherThan(ClockUtil.getCurrentTime())
                        .list()
                        .stream())
                .forEach(timer -> managementService.recalculateJobDuedate(timer.getId(), false));
    }
}
