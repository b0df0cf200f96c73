package duban.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.mock.env.MockEnvironment;

/** What moves time or plays the case is there in the demo and nowhere else. */
class DemoOnlyTest {

    @Test
    void nothing_of_the_demo_is_in_an_application_that_runs_without_its_profile() {
        assertThat(components("demo"))
                .contains(
                        TravelController.class.getName(),
                        MovableClock.class.getName(),
                        CaughtMailController.class.getName());

        assertThat(components("production")).isEmpty();
    }

    private static Set<String> components(String profile) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        var names = new TreeSet<String>();
        new ClassPathScanningCandidateComponentProvider(true, environment)
                .findCandidateComponents("duban.demo")
                .forEach(found -> names.add(found.getBeanClassName()));
        names.removeIf(name -> name.contains("IT$"));
        return names;
    }
}
