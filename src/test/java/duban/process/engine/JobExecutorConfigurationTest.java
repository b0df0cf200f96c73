package duban.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The shared application of the tests runs no jobs by itself, so that its executor is not made there. */
class JobExecutorConfigurationTest {

    final ApplicationContextRunner context = new ApplicationContextRunner()
            .withBean(CamundaBpmProperties.class, JobExecutorConfigurationTest::settings)
            .withUserConfiguration(JobExecutorConfiguration.class, DefaultJobConfiguration.JobConfiguration.class);

    private static CamundaBpmProperties settings() {
        var properties = new CamundaBpmProperties();
        var execution = properties.getJobExecution();
        execution.setLockTimeInMillis(60_000);
        execution.setMaxJobsPerAcquisition(200);
        execution.setWaitTimeInMillis(2_000);
        execution.setMaxWait(10_000L);
        execution.setBackoffTimeInMillis(25);
        execution.setMaxBackoff(400L);
        return properties;
    }

    @Test
    void the_calm_executor_takes_the_place_of_the_starters_and_works_on_its_threads() {
        context.run(started ->
                assertThat(started).hasNotFailed().getBean(JobExecutor.class).isInstanceOf(CalmJobExecutor.class));
    }

    @Test
    void there_is_none_of_ours_where_jobs_are_switched_off() {
        context.withPropertyValues("camunda.bpm.job-execution.enabled=false")
                .run(started -> assertThat(started).doesNotHaveBean(CalmJobExecutor.class));
    }
}
