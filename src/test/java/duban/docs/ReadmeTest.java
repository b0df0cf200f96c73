package duban.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import duban.process.model.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README, the decision records and the handbook say is so. */
class ReadmeTest {

    private static final String UPDATE = "mvn test -Dtest=ReadmeTest -Dreadme.update=true";

    private final Readme readme = Readme.onDisk();
    private final String steps = new StepTables().markdown();
    private final String events = new EventTable().markdown();
    private final String packages = new PackageTable().markdown();

    @Test
    void the_generated_tables_are_those_of_the_models_and_packages() {
        if (Boolean.getBoolean("readme.update")) {
            readme.withPart("steps", steps)
                    .withPart("events", events)
                    .withPart("packages", packages)
                    .write();
            return;
        }

        assertUpToDate(readme);
    }

    @Test
    void a_stale_table_of_steps_is_noticed() {
        var stale = readme.withPart("steps", steps.replace("签收措施", "签收"));

        assertThatThrownBy(() -> assertUpToDate(stale))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(UPDATE);
    }

    @Test
    void a_stale_table_of_messages_and_timers_is_noticed() {
        var stale = readme.withPart("events", events.replace("PT24H", "P1D"));

        assertThatThrownBy(() -> assertUpToDate(stale))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(UPDATE);
    }

    @Test
    void a_stale_table_of_packages_is_noticed() {
        var stale = readme.withPart("packages", packages.replace("| [`measure`]", "| [`measures`]"));

        assertThatThrownBy(() -> assertUpToDate(stale))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(UPDATE);
    }

    @Test
    void a_part_without_its_markers_is_noticed() {
        var without = new Readme(readme.text().replace("<!-- steps:end -->", ""));

        assertThatThrownBy(() -> assertUpToDate(without)).hasMessageContaining("<!-- steps:end -->");
    }

    @Test
    void every_model_and_every_step_has_its_row() {
        assertThat(StepTables.models())
                .isNotEmpty()
                .allSatisfy(model -> assertThat(steps).contains("(bpmn/" + model + ".bpmn)"));
        assertThat(Step.values())
                .allSatisfy(step -> assertThat(steps).contains("| " + step.label() + " `" + step.stem() + "` |"));
    }

    @Test
    void every_package_says_what_it_is_for() {
        assertThat(PackageTable.undocumented())
                .as("packages without package-info.java")
                .isEmpty();
    }

    @Test
    void every_link_and_picture_leads_somewhere() throws IOException {
        for (var document : documents()) {
            assertThat(new Readme(Readme.read(document)).deadLinks(folderOf(document)))
                    .as("dead links in %s", document)
                    .isEmpty();
        }
    }

    @Test
    void a_dead_link_and_a_missing_picture_are_noticed() {
        var broken = new Readme("[here](forms/no-such.html) ![there](no.png) <img src=\"none.png\"> [good](pom.xml#x)");

        assertThat(broken.deadLinks(Path.of(""))).containsExactly("forms/no-such.html", "no.png", "none.png");
    }

    @Test
    void every_command_is_one_the_build_knows() {
        assertThat(readme.text()).contains("mvn spring-boot:run", "mvn verify");
        assertThat(readme.unknownCommands()).isEmpty();
        assertThat(Readme.read(Path.of(".ci/run")))
                .as(".ci/run runs the README's test command")
                .containsPattern("mvn [^\\n]*\\bverify\\b");
        assertThat(Readme.pom()).contains("<finalName>duban</finalName>");
        assertThat(readme.text()).contains("target/duban.jar");
    }

    @Test
    void an_unknown_command_is_noticed() {
        var wrong = new Readme("""
                `mvn verify -Pno-such`
                `mvn spring-boot:start`
                `mvn test -Dtest=NoSuchTest`
                `mvn spring-boot:run -Dspring-boot.run.arguments=--duban.demo.no-such=1`
                `mvn verify`
                """);

        assertThat(wrong.unknownCommands()).hasSize(4).doesNotContain("mvn verify");
    }

    @Test
    void the_settings_for_production_are_those_the_application_asks_for() {
        assertThat(readme.settings()).isNotEmpty().containsExactlyElementsOf(Readme.requiredSettings());
    }

    @Test
    void every_decision_has_its_form_and_its_line_in_the_readme() throws IOException {
        var records = markdownIn("src/docs/adr");
        assertThat(records).isNotEmpty().allSatisfy(file -> {
            assertThat(file.getFileName().toString()).matches("\\d{4}-[a-z0-9-]+\\.md");
            assertThat(Readme.read(file)).contains("Status:", "Date:", "## Context", "## Decision", "## Consequences");
            assertThat(readme.text()).contains(file.toString().replace('\\', '/'));
        });
    }

    @Test
    void words_the_handbook_quotes_from_the_screen_are_on_the_screen() throws IOException {
        var screen = screen();

        for (var document : markdownIn("src/docs/handbook")) {
            assertThat(quotedIn(Readme.read(document)))
                    .as("quoted in %s but neither in forms, models nor messages", document)
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(screen).contains(word));
        }
    }

    @Test
    void a_word_that_is_not_on_the_screen_is_noticed() throws IOException {
        assertThat(screen())
                .contains(quotedIn("点“领取”").get(0))
                .doesNotContain(quotedIn("点“认领”").get(0));
    }

    private static List<String> quotedIn(String text) {
        return Pattern.compile("“([^”]+)”")
                .matcher(text)
                .results()
                .map(found -> found.group(1).replaceAll("…$", ""))
                .distinct()
                .toList();
    }

    /** Everything in Chinese that can be seen: forms, models, messages, our texts of Tasklist. */
    private static String screen() throws IOException {
        var parts = new StringBuilder();
        for (var folder : List.of("forms", "bpmn", "src/main/java", "src/main/resources/META-INF")) {
            try (var files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(html|js|bpmn|java|json)"))
                        .forEach(file -> parts.append(Readme.read(file)));
            }
        }
        return parts.toString();
    }

    private void assertUpToDate(Readme text) {
        var remedy = "README.md is stale; run: " + UPDATE;
        assertThat(text.part("steps")).as(remedy).isEqualTo(steps);
        assertThat(text.part("events")).as(remedy).isEqualTo(events);
        assertThat(text.part("packages")).as(remedy).isEqualTo(packages);
    }

    private static List<Path> documents() throws IOException {
        return Stream.of(List.of(Readme.FILE), markdownIn("src/docs/adr"), markdownIn("src/docs/handbook"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Path> markdownIn(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static Path folderOf(Path document) {
        return document.getParent() == null ? Path.of("") : document.getParent();
    }
}
