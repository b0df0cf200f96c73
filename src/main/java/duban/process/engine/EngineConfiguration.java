package duban.process.engine;

import duban.deadline.WorkingDays;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.plugin.AdministratorAuthorizationPlugin;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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

    @Bean
    Clock clock() {
        return Clock.system(WorkingDays.ZONE);
    }
}
