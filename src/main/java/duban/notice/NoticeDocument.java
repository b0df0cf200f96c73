package duban.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * The notice as a paper.
 *
 * @param number of the document, {@code null} before it is signed
 * @param body from the addressee to the last sentence, a line for each paragraph
 * @param office that issues it
 * @param signer {@code null} before it is signed
 * @param day of the signature, {@code null} before it is signed
 */
public record NoticeDocument(String number, List<String> body, String office, String signer, String day) {

    public static final String TITLE = "督办单";

    private static final String SIGNED_BY = "签发人：";

    public NoticeDocument {
        body = List.copyOf(body);
    }

    /** Not signed, and so without effect. */
    static NoticeDocument draft(List<String> body, String office) {
        return new NoticeDocument(null, body, office, null, null);
    }

    public boolean isDraft() {
        return number == null;
    }

    /** All that is signed, a line for each part: what the checksum is taken of. */
    String text() {
        var lines = new ArrayList<String>(List.of(TITLE, number));
        lines.addAll(body);
        lines.addAll(List.of(office, SIGNED_BY + signer, day));
        return String.join("\n", lines);
    }

    /** What {@link #text} wrote. */
    static NoticeDocument read(String text) {
        var lines = text.split("\n", -1);
        var end = lines.length;
        return new NoticeDocument(
                lines[1],
                List.of(lines).subList(2, end - 3),
                lines[end - 3],
                lines[end - 2].substring(SIGNED_BY.length()),
                lines[end - 1]);
    }
}
