package duban.process.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.stereotype.Component;

/** The engine's background work, for those who move the clock: nothing runs while they do, then everything due. */
@Component
public class Jobs {

    private final ProcessEngine engine;
    private final ManagementService managementService;

    Jobs(ProcessEngine engine, ManagementService managementService) {
        this.engine = engine;
        this.managementService = managementService;
    }

    /** Carries the work out with the job executor resting; it goes on afterwards if it was at work before. */
    public void resting(Runnable work) {
        var executor = executor();
        var active = executor != null && executor.isActive();
        if (active) {
            executor.shutdown();
        }
        try {
            work.run();
        } finally {
            if (active) {
                executor.start();
            }
        }
    }

    /** Runs what is due now, and what follows from it, in this thread. */
    public void drain() {
        for (var due = due(); !due.isEmpty(); due = due()) {
            due.forEach(managementService::executeJob);
        }
    }

    /** When the next of it is due, also in the past; empty if nothing waits for its hour. */
    public Optional<Instant> nextDue() {
        return managementService
                .createJobQuery()
                .withRetriesLeft()
                .timers()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findAny();
    }

    private List<String> due() {
        return managementService.createJobQuery().executable().withRetriesLeft().list().stream()
                .map(job -> job.getId())
                .toList();
    }

    private JobExecutor executor() {
        return ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor();
    }
}
