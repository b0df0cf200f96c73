package duban.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the handbook: what its steps say is on the screen, and which pictures it shows. */
record HandbookPage(String name, String text) {

    static final Path FOLDER = Path.of("src", "docs", "handbook");

    private static final Pattern QUOTED = Pattern.compile("“([^”]+)”");
    private static final Pattern STEP = Pattern.compile("(\\d+\\. |\\s+- |\\| “).*");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\(pictures/([^)]+)\\.png\\)");

    /** A picture with what is said of it to those who cannot see it. */
    record Picture(String name, String said) {}

    /** @param number how its file begins, for example {@code 01} */
    static HandbookPage numbered(String number) {
        return pages(name -> name.startsWith(number + "-")).get(0);
    }

    static List<HandbookPage> all() {
        return pages(name -> true);
    }

    private static List<HandbookPage> pages(Predicate<String> wanted) {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .map(file -> new HandbookPage(file.getFileName().toString(), read(file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The words quoted in the numbered steps, or in the table, of the section whose heading begins like this. */
    Set<String> wordsOfSteps(String heading) {
        var words = section(heading)
                .lines()
                .filter(line -> STEP.matcher(line).matches())
                .flatMap(line -> QUOTED.matcher(line).results().map(found -> found.group(1)))
                .map(word -> word.replaceAll("…$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        if (words.isEmpty()) {
            throw new AssertionError("%s: no step under “%s” quotes the screen".formatted(name, heading));
        }
        return words;
    }

    private String section(String heading) {
        var begin = ("\n" + text).indexOf("\n## " + heading);
        if (begin < 0) {
            throw new AssertionError("%s has no section “%s”".formatted(name, heading));
        }
        var end = text.indexOf("\n## ", begin + 1);
        return end < 0 ? text.substring(begin) : text.substring(begin, end);
    }

    List<Picture> pictures() {
        return PICTURE.matcher(text)
                .results()
                .map(found -> new Picture(found.group(2), found.group(1)))
                .toList();
    }
}
