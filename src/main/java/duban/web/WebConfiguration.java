package duban.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import duban.access.CurrentUser;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where the web meets the engine's web applications. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /**
     * The gate is added to the servlet context by hand, last: a filter registration bean would run before the engine's
     * authentication and CSRF filters, even at lowest precedence.
     */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServletContextInitializer gate(
            @Lazy CurrentUser currentUser,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
            ObjectMapper json) {
        return context -> context.addFilter("gate", new Gate(GateRule.ALLOWED, currentUser, resolver, json))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/camunda/api/*");
    }

    /** What the forms share is part of the application, not of a deployment. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/camunda/app/tasklist/duban/**").addResourceLocations("classpath:/forms/shared/");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/camunda/app/tasklist/default/");
    }
}
