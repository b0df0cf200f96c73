package duban.process.engine;

import duban.deadline.WorkingDays;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.plugin.AdministratorAuthorizationPlugin;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What the engine needs around its own settings in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** The engine finds its tables made: without this it would start before Flyway. */
    @Bean
    static BeanFactoryPostProcessor engineAfterFlyway() {
        return factory -> {
            var engine = factory.getBeanDefinition("processEngineFactoryBean");
            var before = engine.getDependsOn() == null ? new String[0] : engine.getDependsOn();
            var after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = "flywayInitializer";
            engine.setDependsOn(after);
        };
    }

    @Bean
    ProcessEnginePlugin administrators() {
        var plugin = new AdministratorAuthorizationPlugin();
        plugin.setAdministratorGroupName("camunda-admin");
        return plugin;
    }

    @Bean
    ProcessEnginePlugin groupsAsTheyAre() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setCustomSessionFactories(List.of(new GroupsAsTheyAre.Factory()));
            }
        };
    }

    /** As the starter's, with the same settings. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    JobExecutor jobExecutor(@Qualifier("camundaTaskExecutor") TaskExecutor pool, CamundaBpmProperties properties) {
        var settings = properties.getJobExecution();
        var executor = new CalmJobExecutor((ThreadPoolTaskExecutor) pool);
        executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        executor.setLockTimeInMillis(settings.getLockTimeInMillis());
        executor.setMaxJobsPerAcquisition(settings.getMaxJobsPerAcquisition());
        executor.setWaitTimeInMillis(settings.getWaitTimeInMillis());
        executor.setMaxWait(settings.getMaxWait());
        executor.setBackoffTimeInMillis(settings.getBackoffTimeInMillis());
        executor.setMaxBackoff(settings.getMaxBackoff());
        return executor;
    }

    @Bean
    Clock clock() {
        return Clock.system(WorkingDays.ZONE);
    }
}
