package duban.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

class DemoInfrastructureIT {

    @TempDir
    Path home;

    @Test
    void database_and_mail_server_live_from_before_the_first_bean_until_after_the_last() {
        try (var context = start(Application.class)) {
            assertThat(context.getBean(DemoDatabase.class)).isNotNull();
            assertThat(context.getBean(MailCatcher.class).folder()).isEqualTo(home.resolve("mail"));
            assertThat(context.getEnvironment().getProperty("spring.mail.port", Integer.class))
                    .isEqualTo(context.getBean(MailCatcher.class).port());
            assertThat(postmasterFile()).exists();
        }
        assertThat(postmasterFile()).doesNotExist();

        start(Application.class).close();
        assertThat(postmasterFile()).doesNotExist();
    }

    @Test
    void a_start_that_fails_leaves_no_database_running() {
        assertThatThrownBy(() -> start(Broken.class)).hasMessageContaining("broken");

        assertThat(home.resolve("postgres")).exists();
        assertThat(postmasterFile()).doesNotExist();
    }

    @Test
    void a_database_and_mail_server_that_are_given_are_taken_instead() {
        start(Given.class, "spring.datasource.url=jdbc:postgresql://given/duban", "spring.mail.port=25")
                .close();

        assertThat(Files.exists(home.resolve("postgres"))).isFalse();
    }

    private Path postmasterFile() {
        return home.resolve("postgres/postmaster.pid");
    }

    private ConfigurableApplicationContext start(Class<?> configuration, String... properties) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .run("--spring.profiles.active=demo", "--duban.demo.home=" + home);
    }

    @Configuration(proxyBeanMethods = false)
    static class Application {

        /** Uses the database while it is made and while it is destroyed. */
        @Bean
        DisposableBean user(Environment environment) throws Exception {
            connect(environment);
            return () -> connect(environment);
        }

        private static void connect(Environment environment) throws Exception {
            DriverManager.getConnection(
                            environment.getRequiredProperty("spring.datasource.url"),
                            environment.getRequiredProperty("spring.datasource.username"),
                            environment.getRequiredProperty("spring.datasource.password"))
                    .close();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Broken {

        @Bean
        Object broken() {
            throw new IllegalStateException("broken");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Given {}
}
