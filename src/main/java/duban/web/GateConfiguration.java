package duban.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import duban.access.CurrentUser;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Puts the gate behind the engine's authentication and CSRF filters. A filter registration bean would run before them,
 * even at lowest precedence, and so would an initializer of a scanned configuration: initializers without an order run
 * as they were declared, and only an auto-configuration is declared after the engine's own.
 */
@AutoConfiguration(afterName = "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration")
class GateConfiguration {

    @Bean
    ServletContextInitializer gate(
            @Lazy CurrentUser currentUser,
            @Lazy TaskGate tasks,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
            ObjectMapper json,
            @Value("${duban.public-url}") String publicUrl) {
        return context -> context.addFilter(
                        "gate", new Gate(GateRule.ALLOWED, currentUser, tasks, resolver, json, publicUrl))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/camunda/api/*");
    }
}
