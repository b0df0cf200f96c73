package duban.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its directions; and each rule is shown to notice when it is broken in a small house beside. */
class ArchitectureTest {

    static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("duban");

    static final JavaClasses PLANTED = new ClassFileImporter().importPackages("duban.architecture.planted");

    static final ArchitectureRules RULES = new ArchitectureRules("duban");
    static final ArchitectureRules PLANTED_RULES = new ArchitectureRules("duban.architecture.planted");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_house_keeps_its_directions(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void no_rule_passes_on_an_empty_set_of_classes(ArchRule rule) {
        var nothing = new ClassFileImporter().importClasses(List.of());

        assertThatThrownBy(() -> rule.check(nothing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    static Stream<ArchRule> rules() {
        return RULES.all().stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("planted")
    void a_planted_violation_is_reported(ArchRule rule, String violation) {
        var reported = rule.evaluate(PLANTED).getFailureReport().getDetails();

        assertThat(reported)
                .as("violations of: " + rule.getDescription())
                .anySatisfy(report -> assertThat(report).contains(violation));
    }

    @Test
    void every_rule_has_its_planted_violation() {
        assertThat(planted()
                        .map(arguments -> ((ArchRule) arguments.get()[0]).getDescription())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(PLANTED_RULES.all().stream()
                        .map(ArchRule::getDescription)
                        .toList());
    }

    @Test
    void a_clock_that_was_given_may_be_read() {
        assertThat(PLANTED_RULES
                        .timeComesFromAClock()
                        .evaluate(PLANTED)
                        .getFailureReport()
                        .getDetails())
                .noneSatisfy(report -> assertThat(report).contains("ofGiven"));
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(PLANTED_RULES.sharedKnowsNobody(), "SharedKnowsFeature"),
                Arguments.of(PLANTED_RULES.sharedKnowsNobody(), "SharedKnowsSpring"),
                Arguments.of(PLANTED_RULES.featuresKnowNeitherProcessNorWebNorDemo(), "FeatureKnowsProcess"),
                Arguments.of(PLANTED_RULES.featuresKnowNeitherProcessNorWebNorDemo(), "FeatureKnowsWeb"),
                Arguments.of(PLANTED_RULES.featuresKnowNeitherProcessNorWebNorDemo(), "FeatureKnowsDemo"),
                Arguments.of(PLANTED_RULES.processKnowsNeitherWebNorDemo(), "ProcessKnowsWeb"),
                Arguments.of(PLANTED_RULES.processKnowsNeitherWebNorDemo(), "ProcessKnowsDemo"),
                Arguments.of(PLANTED_RULES.webDoesNotKnowDemo(), "WebKnowsDemo"),
                Arguments.of(PLANTED_RULES.onlyProcessKnowsTheEngine(), "FeatureKnowsEngine"),
                Arguments.of(PLANTED_RULES.onlyProcessKnowsTheEngine(), "WebKnowsEngine"),
                Arguments.of(PLANTED_RULES.onlyProcessKnowsTheEngine(), "DemoKnowsEngine"),
                Arguments.of(PLANTED_RULES.featuresHaveNoCycles(), "JoinMeasures"),
                Arguments.of(PLANTED_RULES.writersDoNotKnowReaders(), "WriterKnowsReader"),
                Arguments.of(PLANTED_RULES.aggregatesRepositoriesAndJournalsStayInside(), "PublicAggregate"),
                Arguments.of(PLANTED_RULES.aggregatesRepositoriesAndJournalsStayInside(), "PublicRepository"),
                Arguments.of(PLANTED_RULES.aggregatesRepositoriesAndJournalsStayInside(), "PublicJournal"),
                Arguments.of(PLANTED_RULES.timeComesFromAClock(), "ReadsTheWatch.instantNow"),
                Arguments.of(PLANTED_RULES.timeComesFromAClock(), "ReadsTheWatch.dayNow"),
                Arguments.of(PLANTED_RULES.timeComesFromAClock(), "ReadsTheWatch.newDate"),
                Arguments.of(PLANTED_RULES.timeComesFromAClock(), "ReadsTheWatch.millis"),
                Arguments.of(PLANTED_RULES.timeComesFromAClock(), "ReadsTheWatch.systemClock"),
                Arguments.of(PLANTED_RULES.timeComesFromAClock(), "ReadsTheWatch.reference"),
                Arguments.of(PLANTED_RULES.nothingIsInjectedIntoFields(), "FieldInjected.autowired"),
                Arguments.of(PLANTED_RULES.nothingIsInjectedIntoFields(), "FieldInjected.valued"),
                Arguments.of(PLANTED_RULES.phaseKnowsNoOther("dispatch"), "DispatchDelegate"),
                Arguments.of(PLANTED_RULES.phaseKnowsNoOther("handling"), "SignDelegate"),
                Arguments.of(PLANTED_RULES.phaseKnowsNoOther("checking"), "VerifyDelegate"),
                Arguments.of(PLANTED_RULES.phaseKnowsNoOther("closure"), "CloseDelegate"),
                Arguments.of(PLANTED_RULES.phaseKnowsNoOther("change"), "ApplyDelegate"),
                Arguments.of(PLANTED_RULES.phaseKnowsNoOther("notice"), "NoticeDelegate"),
                Arguments.of(PLANTED_RULES.phaseKnowsNoOther("round"), "RoundDelegate"),
                Arguments.of(PLANTED_RULES.phaseKnowsNoOther("deadline"), "ResumeDelegate"),
                Arguments.of(PLANTED_RULES.phaseKnowsNoOther("progress"), "ReportHandler"));
    }

    // SQL has the same rule about time.

    static final Pattern SERVERS_TIME = Pattern.compile(
            "\\b(now\\s*\\(|current_(date|time|timestamp)\\b|local(time|timestamp)\\b"
                    + "|(clock|statement|transaction)_timestamp\\s*\\(|timeofday\\s*\\(|'(now|today)')",
            Pattern.CASE_INSENSITIVE);

    @Test
    void no_migration_or_view_reads_the_servers_time() throws IOException {
        var scripts = scripts();

        assertThat(scripts).as("scripts under src/main/resources/db").isNotEmpty();
        assertThat(serversTimeIn(scripts)).isEmpty();
    }

    @Test
    void a_script_that_reads_the_servers_time_is_reported() {
        var planted = Map.of(
                "a.sql", "select 1;\nselect * from obligation where due_at < now();",
                "b.sql", "create view late as select * from measure where due_on < CURRENT_DATE;",
                "c.sql", "alter table refusal alter at set default current_timestamp;",
                "d.sql", "-- never now(): moments come from the application's clock\nselect known, nowhere from t;");

        assertThat(serversTimeIn(planted))
                .hasSize(3)
                .anySatisfy(report -> assertThat(report).contains("a.sql:2").contains("now("))
                .anySatisfy(report -> assertThat(report).contains("b.sql:1").contains("CURRENT_DATE"))
                .anySatisfy(report -> assertThat(report).contains("c.sql:1").contains("current_timestamp"));
    }

    static List<String> serversTimeIn(Map<String, String> scripts) {
        var faults = new ArrayList<String>();
        new TreeMap<>(scripts).forEach((file, text) -> {
            var lines = text.split("\n");
            for (int i = 0; i < lines.length; i++) {
                var found = SERVERS_TIME.matcher(lines[i].replaceAll("--.*", ""));
                if (found.find()) {
                    faults.add(file + ":" + (i + 1) + " reads the server's time with " + found.group()
                            + ": pass the moment from the application's clock");
                }
            }
        });
        return faults;
    }

    static Map<String, String> scripts() throws IOException {
        var scripts = new TreeMap<String, String>();
        try (var files = Files.walk(Path.of("src/main/resources/db"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                scripts.put(file.toString(), Files.readString(file));
            }
        }
        return scripts;
    }
}
