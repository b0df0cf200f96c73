package duban.exchange.excel;

import duban.shared.DepartmentCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The departments that may be named, and those a mistyped name comes near to. */
final class DepartmentNames {

    private static final int MOST_SUGGESTIONS = 3;
    private static final int LONGEST_NAME = 40;

    private final Map<String, DepartmentCode> codes;

    DepartmentNames(Map<String, DepartmentCode> codes) {
        this.codes = codes;
    }

    DepartmentCode codeOf(String name) {
        return codes.get(name);
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
