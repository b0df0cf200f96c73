package duban.web.shell;

import duban.process.identity.WebLogin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the doors before the web applications. */
@Configuration(proxyBeanMethods = false)
class ShellConfiguration {

    /** Around the engine's filters, which write the page, and around the one that knows its nonce. */
    @Bean
    FilterRegistrationBean<AppPages> appPages(
            WebLogin login, Places places, @Value("${duban.language}") String language) {
        var registration = new FilterRegistrationBean<>(new AppPages(login, places, Language.of(language)));
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
