package duban.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of a README and what can be said against it. */
record Readme(String text) {

    static final Path FILE = Path.of("README.md");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|<img[^>]* src=\"([^\"]+)\"");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern MAVEN = Pattern.compile("(?m)(?:^|`)\\s*mvn ([^`\\n#]+)");
    private static final Pattern ARGUMENT = Pattern.compile("--([a-z.-]+)=");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|");
    private static final Pattern REQUIRED = Pattern.compile("required\\(\\s*\"([a-z.-]+)\"");

    private static final Set<String> PHASES = Set.of("test", "package", "verify");

    static Readme onDisk() {
        return new Readme(read(FILE));
    }

    /** What stands between the two markers of a generated part. */
    String part(String name) {
        var whole = between(name).matcher(text);
        if (!whole.find()) {
            throw new AssertionError("README.md lacks <!-- %1$s:begin --> and <!-- %1$s:end -->".formatted(name));
        }
        return whole.group(1);
    }

    Readme withPart(String name, String content) {
        part(name);
        return new Readme(between(name)
                .matcher(text)
                .replaceFirst(found -> Matcher.quoteReplacement(
                        "<!-- %s:begin -->\n%s<!-- %s:end -->".formatted(name, content, name))));
    }

    private static Pattern between(String name) {
        return Pattern.compile("<!-- %1$s:begin -->\\n(.*?)<!-- %1$s:end -->".formatted(name), Pattern.DOTALL);
    }

    void write() {
        try {
            Files.writeString(FILE, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Links and pictures of a text in this folder that lead nowhere in the repository. */
    List<String> deadLinks(Path folder) {
        return LINK.matcher(FENCED.matcher(text).replaceAll(""))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(target -> !target.matches("[a-z]+:.*") && !target.startsWith("#"))
                .map(target -> target.replaceFirst("#.*", ""))
                .filter(target -> !Files.exists(folder.resolve(target)))
                .toList();
    }

    /** Commands for Maven that the build does not know. */
    List<String> unknownCommands() {
        return MAVEN.matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .distinct()
                .filter(command -> !Stream.of(command.split("\\s+")).allMatch(Readme::isKnown))
                .map(command -> "mvn " + command)
                .toList();
    }

    private static boolean isKnown(String word) {
        if (PHASES.contains(word)) {
            return true;
        }
        if (word.equals("spring-boot:run")) {
            return pom().contains("<artifactId>spring-boot-maven-plugin</artifactId>")
                    && pom().contains("<profile>demo</profile>");
        }
        if (word.equals("spotless:apply")) {
            return pom().contains("<artifactId>spotless-maven-plugin</artifactId>");
        }
        if (word.startsWith("-P")) {
            return pom().contains("<id>" + word.substring(2) + "</id>");
        }
        if (word.startsWith("-Dtest=")) {
            return testExists(word.substring("-Dtest=".length()));
        }
        if (word.startsWith("-Dspring-boot.run.arguments=")) {
            var known = settingsOfDemo();
            var named = ARGUMENT.matcher(word)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            return !named.isEmpty() && known.containsAll(named);
        }
        return Set.of("-DskipTests", "-Dreadme.update=true", "-Dhandbook.update=true")
                .contains(word);
    }

    private static boolean testExists(String name) {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.anyMatch(file -> file.endsWith(name + ".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names of the demo's settings that a README may mention, as they stand in the indented file. */
    private static List<String> settingsOfDemo() {
        var names = new ArrayList<String>();
        var path = new ArrayList<String>();
        for (var line :
                read(Path.of("src/main/resources/application-demo.yaml")).split("\n")) {
            var entry = Pattern.compile("^( *)([A-Za-z-]+):.*").matcher(line);
            if (entry.matches()) {
                var depth = entry.group(1).length() / 2;
                path.subList(Math.min(depth, path.size()), path.size()).clear();
                path.add(entry.group(2));
                names.add(String.join(".", path));
            }
        }
        names.add("server.port");
        return names;
    }

    /** Settings the README's table asks for. */
    List<String> settings() {
        return SETTING.matcher(part("settings")).results().map(first()).toList();
    }

    /** Settings the application refuses to start without. */
    static List<String> requiredSettings() {
        return REQUIRED.matcher(read(Path.of("src/main/java/duban/RequiredSettings.java")))
                .results()
                .map(first())
                .toList();
    }

    private static Function<MatchResult, String> first() {
        return found -> found.group(1);
    }

    static String pom() {
        return read(Path.of("pom.xml"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
