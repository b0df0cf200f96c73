package duban.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Under the profile demo, starts the database and the mail catcher before the first bean is made and says where they
 * are. Where {@code spring.datasource.url} or {@code spring.mail.port} is given, that one is taken instead.
 */
public class DemoInfrastructure implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    static final String HOME = "duban.demo.home";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            return;
        }
        var home = Path.of(environment.getProperty(HOME, ".duban"));
        var properties = new LinkedHashMap<String, Object>();
        if (isMissing(environment, "spring.datasource.url")) {
            var database = DemoDatabase.start(home);
            endWith(context, "demoDatabase", database);
            properties.putAll(database.properties());
        }
        if (isMissing(environment, "spring.mail.port")) {
            var mails = MailCatcher.start(home.resolve("mail"), Clock.systemUTC());
            endWith(context, "mailCatcher", mails);
            properties.put("spring.mail.host", "127.0.0.1");
            properties.put("spring.mail.port", mails.port());
        }
        environment.getPropertySources().addFirst(new MapPropertySource("demo", properties));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static boolean isMissing(Environment environment, String property) {
        return !environment.containsProperty(property);
    }

    /**
     * Closed after all beans, because it is registered before them; and after the context where starting up failed
     * before there were any. Closing twice does nothing.
     */
    private static <T extends AutoCloseable> void endWith(
            ConfigurableApplicationContext context, String name, T service) {
        Runnable close = () -> {
            try {
                service.close();
            } catch (Exception failed) {
                throw new IllegalStateException(name + " could not be stopped", failed);
            }
        };
        var beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        beans.registerSingleton(name, service);
        beans.registerDisposableBean(name, close::run);
        SpringApplication.getShutdownHandlers().add(close);
    }
}
