package duban.exchange.excel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the numbers of one column are: of our form, or given anew in reading order ({@link ReadingRule#RENUMBERED})
 * because they are of another form throughout, are missing throughout, or begin with 01 again in every group.
 */
final class LedgerNumbers {

    private static final Pattern OF_THEIR_OWN =
            Pattern.compile("(?:第|问题|措施)?[(（]?(?:[一二三四五六七八九十]{1,3}|[①-⑳]|\\d{1,4}(?:[.-]\\d{1,4}){0,2})[)）.、．。项]*");

    private final Pattern form;
    private final boolean anyOfForm;
    private final boolean allMissing;
    private final boolean restart;

    /**
     * @param letter P or M
     * @param groups of each number, the group within which it may begin again; {@code null} where it is not known
     * @param numbers as they are written, {@code null} where one is missing
     * @param sharedInGroup whether several rows of a group share a number because they belong together
     */
    LedgerNumbers(char letter, List<?> groups, List<String> numbers, boolean sharedInGroup) {
        form = Pattern.compile(letter + "\\d{2,5}");
        anyOfForm = numbers.stream().filter(Objects::nonNull).anyMatch(this::isOfForm);
        allMissing = numbers.stream().allMatch(Objects::isNull);
        restart = restarts(groups, numbers, sharedInGroup);
    }

    /** Whether the numbers stay as they are written. */
    boolean areKept() {
        return anyOfForm && !restart;
    }

    /** Whether numbers of our form begin with 01 again in every group. */
    boolean restart() {
        return restart;
    }

    /** Whether there is not a single number. */
    boolean areMissing() {
        return allMissing;
    }

    /** Whether the number is one of its column. */
    boolean isAcceptable(String number) {
        return anyOfForm ? isOfForm(number) : OF_THEIR_OWN.matcher(number).matches();
    }

    private boolean isOfForm(String number) {
        return form.matcher(number).matches();
    }

    /** Each group begins with 01 again, and none uses a number twice. */
    private boolean restarts(List<?> groups, List<String> numbers, boolean sharedInGroup) {
        var ofGroup = new HashMap<Object, Set<String>>();
        for (var index = 0; index < numbers.size(); index++) {
            var number = numbers.get(index);
            if (number == null || groups.get(index) == null || !isOfForm(number)) {
                return false;
            }
            var isNew = ofGroup.computeIfAbsent(groups.get(index), group -> new HashSet<>())
                    .add(number);
            if (!isNew && !sharedInGroup) {
                return false;
            }
        }
        return ofGroup.size() > 1 && ofGroup.values().stream().allMatch(LedgerNumbers::beginWithOne);
    }

    private static boolean beginWithOne(Set<String> numbers) {
        return numbers.stream().anyMatch(number -> Integer.parseInt(number.substring(1)) == 1);
    }

    /** The number of this place among so many. */
    static String numbered(char letter, int place, int of) {
        return letter + ("%0" + Math.max(2, String.valueOf(of).length()) + "d").formatted(place);
    }
}
