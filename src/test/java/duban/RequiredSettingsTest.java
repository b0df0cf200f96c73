package duban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class RequiredSettingsTest {

    private static final Map<String, String> GOOD = Map.of(
            "spring.datasource.url", "jdbc:postgresql://db.example:5432/duban",
            "spring.datasource.username", "duban_app",
            "spring.datasource.password", "one",
            "spring.flyway.user", "duban_owner",
            "spring.flyway.password", "two",
            "spring.mail.host", "mail.example",
            "duban.mail.from", "duban@example.gov.cn",
            "duban.public-url", "https://duban.example.gov.cn",
            "duban.admin.password", "Jiaoban-Xiaohao-7",
            "duban.files", Path.of("target").toAbsolutePath().toString());

    @Test
    void all_that_is_missing_is_named_at_once_in_both_languages_without_a_stack_trace(CapturedOutput output) {
        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(UnsafeSettingsException.class);

        assertThat(output)
                .contains("缺失或不安全的设置：10项", "spring.mail.host (SPRING_MAIL_HOST): missing", "缺少：发送提醒邮件的邮件服务器")
                .contains(GOOD.keySet())
                .contains("DUBAN_PUBLICURL", "DUBAN_ADMIN_PASSWORD", "SPRING_FLYWAY_PASSWORD")
                .containsOnlyOnce("APPLICATION FAILED TO START")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void a_complete_and_safe_configuration_starts() {
        start(GOOD).close();
    }

    @Test
    void the_demo_needs_none_of_them() {
        var context = application()
                .properties(Map.of(
                        "spring.profiles.active",
                        "demo",
                        "spring.datasource.url",
                        "jdbc:postgresql://none",
                        "spring.mail.port",
                        "1"))
                .run();
        context.close();
    }

    @Test
    void each_unsafe_value_is_refused() {
        refused("spring.datasource.url", "jdbc:h2:mem:duban");
        refused("spring.flyway.user", "duban_app");
        for (var from : new String[] {
            "督办 <duban@example.gov.cn>",
            "a@example.gov.cn,b@example.gov.cn",
            "duban",
            "duban@localhost",
            "a@x.cn\r\nBcc: b@x.cn"
        }) {
            refused("duban.mail.from", from);
        }
        for (var number : new String[] {"0", "-1", "1001", "many", "", "1.5"}) {
            refused("duban.mail.per-second", number);
        }
        for (var number : new String[] {"-1", "3601", "often"}) {
            refused("duban.mail.every", number);
        }
        for (var url : new String[] {
            "http://duban.example.gov.cn", "duban.example.gov.cn", "https://", "https://a.example/path", "https://a b"
        }) {
            refused("duban.public-url", url);
        }
        for (var password : new String[] {
            "Short-1", "nocapitals-77", "NOSMALLS-7777", "NoDigits-Here", "NoOthers12345", "Duban@123456"
        }) {
            refused("duban.admin.password", password);
        }
        for (var language : new String[] {"de", "ZH", "zh-CN", ""}) {
            refused("duban.language", language);
        }
        for (var folder : new String[] {
            "target",
            Path.of("target/never-made").toAbsolutePath().toString(),
            Path.of("pom.xml").toAbsolutePath().toString()
        }) {
            refused("duban.files", folder);
        }
    }

    @Test
    void who_has_returned_mails_read_says_where_and_signs_with_a_secret() {
        var settings = new HashMap<>(GOOD);
        settings.put("duban.mail.bounces.address", "bounce@example.gov.cn");
        settings.put("duban.mail.bounces.secret", "short");
        settings.put("logging.level.org.springframework", "OFF");

        assertThatThrownBy(() -> start(settings).close())
                .isInstanceOf(UnsafeSettingsException.class)
                .hasMessageContainingAll(
                        "duban.mail.bounces.host",
                        "duban.mail.bounces.username",
                        "duban.mail.bounces.password",
                        "duban.mail.bounces.secret");

        settings.put("duban.mail.bounces.secret", "a-secret-nobody-can-guess");
        settings.put("duban.mail.bounces.host", "imap.example");
        settings.put("duban.mail.bounces.username", "bounce");
        settings.put("duban.mail.bounces.password", "one");
        start(settings).close();
        refused("duban.mail.bounces.address", "bounce");
    }

    @Test
    void every_value_can_be_given_as_the_environment_variable_that_is_named() {
        for (var property : GOOD.keySet()) {
            var variable = new RequiredSettings.Fault(property, "", "").environmentVariable();
            var environment = new StandardEnvironment();
            environment
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(variable, "given")));
            ConfigurationPropertySources.attach(environment);

            assertThat(environment.getProperty(property)).as(property).isEqualTo("given");
        }
    }

    /** What a test with a database of its own does, whose address is known only at run time. */
    @Nested
    @SpringBootTest(classes = Nothing.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
    class OfATest {

        @DynamicPropertySource
        static void settings(DynamicPropertyRegistry registry) {
            GOOD.forEach((property, value) -> registry.add(property, () -> value));
        }

        @Test
        void settings_brought_at_run_time_count(@Autowired Environment environment) {
            assertThat(environment.getProperty("spring.mail.host")).isEqualTo("mail.example");
        }
    }

    @Nested
    @ActiveProfiles("demo")
    @SpringBootTest(
            classes = Nothing.class,
            webEnvironment = SpringBootTest.WebEnvironment.NONE,
            properties = "duban.demo.home=target/never-made")
    class OfATestOfTheDemo {

        @DynamicPropertySource
        static void settings(DynamicPropertyRegistry registry) {
            registry.add("spring.datasource.url", () -> "jdbc:postgresql://test.example/duban");
            registry.add("spring.mail.port", () -> 25);
        }

        @Test
        void a_database_brought_at_run_time_is_taken_instead_of_the_embedded_one() {
            assertThat(Path.of("target", "never-made")).doesNotExist();
        }
    }

    private static void refused(String property, String value) {
        var settings = new HashMap<>(GOOD);
        settings.put(property, value);
        settings.put("logging.level.org.springframework", "OFF");

        assertThatThrownBy(() -> start(settings).close())
                .as("%s=%s", property, value)
                .isInstanceOf(UnsafeSettingsException.class)
                .hasMessageContaining(property);
    }

    private static ConfigurableApplicationContext start(Map<String, String> settings) {
        return application()
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** Neither web server nor database: only what reads the settings. */
    private static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE);
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
