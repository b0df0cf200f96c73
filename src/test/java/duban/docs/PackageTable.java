package duban.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The README's table of packages, written from what each {@code package-info.java} says. */
final class PackageTable {

    private static final Path ROOT = Path.of("src/main/java/duban");
    private static final Pattern TEXT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    String markdown() {
        return packages().stream()
                .map(folder -> "| [`%s`](%s) | %s |"
                        .formatted(name(folder), folder.toString().replace('\\', '/'), purpose(folder)))
                .collect(Collectors.joining("\n", "| Package | Purpose |\n|---|---|\n", "\n"));
    }

    /** Folders with classes but no {@code package-info.java}; the root holds the entry point only. */
    static List<Path> undocumented() {
        return packages().stream()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
    }

    private static List<Path> packages() {
        try (var folders = Files.walk(ROOT)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(ROOT))
                    .filter(PackageTable::hasClasses)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean hasClasses(Path folder) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path folder) {
        return ROOT.relativize(folder).toString().replace('\\', '.').replace('/', '.');
    }

    private static String purpose(Path folder) {
        var file = folder.resolve("package-info.java");
        try {
            var text = Files.exists(file) ? TEXT.matcher(Files.readString(file)) : null;
            if (text == null || !text.find()) {
                return "(says nothing)";
            }
            return text.group(1)
                    .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                    .replaceAll("\\{@code ([^}]*)}", "`$1`")
                    .strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
