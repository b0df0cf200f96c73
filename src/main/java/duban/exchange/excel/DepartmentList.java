package duban.exchange.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parts a list of departments, wherever a separator stands outside brackets ({@link ReadingRule#SEPARATOR}). */
record DepartmentList(List<String> names, boolean unusual) {

    private static final String USUAL = "、；;";
    private static final String UNUSUAL = "，,/／\n\t 　";
    private static final Pattern OPENING = Pattern.compile("[(（〔【\\[]");
    private static final Pattern CLOSING = Pattern.compile("[)）〕】\\]]");

    /** @param departments a name that is known with its blanks is one name */
    static DepartmentList of(String text, DepartmentNames departments) {
        if (departments.find(text).isPresent()) {
            return new DepartmentList(List.of(text), false);
        }
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        var depth = 0;
        var unusual = false;
        for (var letter : text.toCharArray()) {
            var sign = String.valueOf(letter);
            depth += OPENING.matcher(sign).matches() ? 1 : CLOSING.matcher(sign).matches() && depth > 0 ? -1 : 0;
            if (depth == 0 && (USUAL + UNUSUAL).contains(sign)) {
                unusual |= UNUSUAL.contains(sign) && !name.isEmpty();
                add(names, name);
            } else {
                name.append(letter);
            }
        }
        add(names, name);
        return new DepartmentList(names, unusual && names.size() > 1);
    }

    private static void add(List<String> names, StringBuilder name) {
        if (!name.toString().isBlank()) {
            names.add(name.toString().strip());
        }
        name.setLength(0);
    }
}
