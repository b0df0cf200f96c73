package duban.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import duban.TestDatabase;
import duban.deadline.ClockListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class MovableClockIT {

    private static final Instant STORY = Instant.parse("2023-11-15T02:00:00Z");

    private final ApplicationContextRunner demo = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class))
            .withInitializer(context -> context.getEnvironment().setActiveProfiles("demo"))
            .withPropertyValues("spring.flyway.locations=classpath:db/demo", "spring.main.banner-mode=off")
            .withPropertyValues(TestDatabase.create("movable_clock").properties().entrySet().stream()
                    .map(property -> property.getKey() + "=" + property.getValue())
                    .toArray(String[]::new))
            .withUserConfiguration(Demo.class);

    @Test
    void it_stands_at_real_time_goes_where_it_is_moved_and_is_there_again_after_a_restart() {
        demo.run(context -> {
            var clock = context.getBean(MovableClock.class);
            clock.moveTo(Instant.now());
            assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
            assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
            var inUtc = clock.withZone(ZoneOffset.UTC);

            clock.moveTo(STORY);

            assertThat(context.getBean(Clock.class).instant()).isCloseTo(STORY, within(5, ChronoUnit.SECONDS));
            assertThat(inUtc.instant()).isCloseTo(STORY, within(5, ChronoUnit.SECONDS));
            assertThat(inUtc.getZone()).isEqualTo(ZoneOffset.UTC);
            assertThat(context.getBean(Heard.class).offsets).last().isEqualTo(clock.offset());
        });

        demo.run(context -> {
            var clock = context.getBean(MovableClock.class);
            assertThat(clock.instant()).isCloseTo(STORY, within(30, ChronoUnit.SECONDS));
            assertThat(context.getBean(Heard.class).offsets).containsExactly(clock.offset());
        });
    }

    @Test
    void a_roll_back_of_whoever_moves_it_does_not_part_memory_and_table() {
        demo.run(context -> {
            var clock = context.getBean(MovableClock.class);

            new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
                clock.moveTo(STORY.plus(Duration.ofDays(7)));
                status.setRollbackOnly();
            });
        });

        demo.run(context -> assertThat(context.getBean(MovableClock.class).instant())
                .isCloseTo(STORY.plus(Duration.ofDays(7)), within(30, ChronoUnit.SECONDS)));
    }

    @Test
    void outside_the_demo_there_is_none() {
        new ApplicationContextRunner()
                .withUserConfiguration(Demo.class)
                .run(context -> assertThat(context).doesNotHaveBean(Clock.class));
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MovableClock.class)
    static class Demo {

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    static final class Heard implements ClockListener {

        final List<Duration> offsets = new ArrayList<>();

        @Override
        public void moved(Duration offset) {
            offsets.add(offset);
        }
    }
}
