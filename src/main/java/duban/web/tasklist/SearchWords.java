package duban.web.tasklist;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/** The words somebody searches for. */
public final class SearchWords {

    private static final int MOST = 5;
    private static final int LONGEST_QUERY = 100;

    private SearchWords() {}

    /** Full-width digits and letters are typed as often as narrow ones. */
    public static List<String> of(String query) {
        var plain = Normalizer.normalize(query, Normalizer.Form.NFKC).strip();
        return Arrays.stream(plain.substring(0, Math.min(LONGEST_QUERY, plain.length()))
                        .replace("\0", "")
                        .split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST)
                .toList();
    }
}
