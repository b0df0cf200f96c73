package duban.exchange.excel;

import duban.shared.DepartmentCode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The departments that may be named, how people write them, and those a mistyped name comes near to. */
final class DepartmentNames {

    private static final int MOST_SUGGESTIONS = 3;
    private static final int LONGEST_NAME = 40;
    private static final int SHORTEST_NAME = 3;

    /** What people leave out in front of a name. */
    private static final List<String> PREFIXES = List.of("市", "市委", "市政府");

    private static final Pattern REMARK =
            Pattern.compile("(.+)\\((总?牵头(单位)?|主办(单位)?|承办(单位)?|责任单位|协办(单位)?|配合(单位)?|参与|会签|排名不分先后|按职责分工)\\)");
    private static final Pattern WRAPPED = Pattern.compile("\\((.+)\\)");
    private static final Pattern VAGUE = Pattern.compile("有关|相关|^各|各(区县|部门|单位|成员)|其他|等(部门|单位|相关单位)?$|区县$");

    /** A department and the rules by which it was recognised. */
    record Found(DepartmentCode code, String name, List<ReadingRule> rules) {

        private Found by(ReadingRule rule) {
            var all = new ArrayList<>(rules);
            all.add(rule);
            return new Found(code, name, all);
        }
    }

    private final Map<String, DepartmentCode> codes;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> disabled;

    DepartmentNames(PlanReferences references) {
        codes = references.departments();
        disabled = references.disabled();
        codes.keySet().forEach(name -> names.put(plain(name), name));
    }

    /** Without blanks, with one kind of brackets and of digits. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .replaceAll("[〔【\\[]", "(")
                .replaceAll("[〕】\\]]", ")");
    }

    Optional<Found> find(String written) {
        return findPlain(plain(written));
    }

    private Optional<Found> findPlain(String written) {
        return exact(written)
                .or(() -> inside(written, REMARK))
                .or(() -> inside(written, WRAPPED))
                .or(() -> only(name -> PREFIXES.stream().anyMatch(prefix -> name.equals(prefix + written)))
                        .map(found -> found.by(ReadingRule.ELIDED)))
                .or(() -> only(name -> isShortFor(written, name)).map(found -> found.by(ReadingRule.SHORT_NAME)));
    }

    private Optional<Found> exact(String written) {
        return Optional.ofNullable(names.get(written)).map(this::found);
    }

    private Found found(String name) {
        return new Found(codes.get(name), name, List.of());
    }

    private Optional<Found> inside(String written, Pattern brackets) {
        var parts = brackets.matcher(written);
        return parts.matches()
                ? findPlain(parts.group(1)).map(found -> found.by(ReadingRule.BRACKETS))
                : Optional.empty();
    }

    /** The one department whose name fits; none if several do. */
    private Optional<Found> only(Predicate<String> fits) {
        var fitting = names.keySet().stream().filter(fits).limit(2).toList();
        return fitting.size() == 1 ? exact(fitting.get(0)) : Optional.empty();
    }

    private static boolean isShortFor(String written, String name) {
        var given = written.startsWith("市") ? written.substring(1) : written;
        var full = name.startsWith("市") ? name.substring(1) : name;
        if (given.length() < SHORTEST_NAME
                || given.charAt(0) != full.charAt(0)
                || given.charAt(given.length() - 1) != full.charAt(full.length() - 1)) {
            return false;
        }
        var matched = 0;
        for (var letter : full.toCharArray()) {
            if (matched < given.length() && given.charAt(matched) == letter) {
                matched++;
            }
        }
        return matched == given.length();
    }

    /** Whether the words stand for departments nobody has named: 市有关部门, 各区县. */
    static boolean isVague(String written) {
        return VAGUE.matcher(plain(written)).find();
    }

    boolean isDisabled(String written) {
        return disabled.contains(written) || disabled.contains(plain(written));
    }

    String nameOf(DepartmentCode code) {
        return codes.entrySet().stream()
                .filter(department -> department.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow();
    }

    List<String> nearest(String name) {
        if (name.length() > LONGEST_NAME) {
            return List.of();
        }
        record Near(String name, int distance) {}
        return codes.keySet().stream()
                .map(known -> new Near(known, distance(known, name)))
                .filter(near -> near.distance() <= Math.max(2, near.name().length() / 2))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST_SUGGESTIONS)
                .map(Near::name)
                .toList();
    }

    /** Characters to insert, delete or replace (Levenshtein). */
    private static int distance(String left, String right) {
        var previous = new int[right.length() + 1];
        for (var column = 0; column < previous.length; column++) {
            previous[column] = column;
        }
        for (var row = 1; row <= left.length(); row++) {
            var current = new int[previous.length];
            current[0] = row;
            for (var column = 1; column < current.length; column++) {
                var replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
