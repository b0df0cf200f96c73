package duban.web.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The applications load what config.js names under an address of its own; imported as well, it would be there twice. */
class ScriptsTest {

    static final Path SHARED = Path.of("forms/shared");

    static final Pattern NAMED = Pattern.compile("'(?:\\.\\./tasklist/)?duban/([a-z-]+)'");

    static final Pattern IMPORTED = Pattern.compile("from .\\./([a-z-]+)\\.js'|import\\('\\./([a-z-]+)\\.js'\\)");

    @ParameterizedTest
    @ValueSource(strings = {"admin", "cockpit", "tasklist"})
    void what_an_application_loads_by_name_exists_and_is_imported_by_no_other_script(String app) throws IOException {
        var named = found(
                NAMED,
                Path.of("src/main/resources/META-INF/resources/webjars/camunda/app", app, "scripts", "config.js"));

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(SHARED.resolve(name + ".js")).exists());
        assertThat(imported()).isNotEmpty().doesNotContainAnyElementsOf(named);
    }

    private static Set<String> imported() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.list(SHARED)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                names.addAll(found(IMPORTED, file));
            }
        }
        return names;
    }

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        var names = new TreeSet<String>();
        var matcher = pattern.matcher(Files.readString(file, UTF_8));
        while (matcher.find()) {
            names.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return names;
    }
}
