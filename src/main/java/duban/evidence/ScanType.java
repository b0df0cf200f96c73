package duban.evidence;

import duban.shared.Texts;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a scan may be, told by its first bytes and never by its name. */
enum ScanType {
    PDF("application/pdf", "pdf", "255044462d"),
    JPEG("image/jpeg", "jpg", "ffd8ff"),
    PNG("image/png", "png", "89504e470d0a1a0a");

    /** How many bytes tell every type. */
    static final int HEAD = 8;

    private static final int LONGEST_NAME = 80;

    private final String mediaType;
    private final String ending;
    private final byte[] start;

    ScanType(String mediaType, String ending, String start) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.start = HexFormat.of().parseHex(start);
    }

    static Optional<ScanType> of(byte[] head) {
        return Arrays.stream(values())
                .filter(type -> head.length >= type.start.length
                        && Arrays.equals(type.start, 0, type.start.length, head, 0, type.start.length))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * A label for people made of the name a file came with: no folders, nothing that cannot be shown or has a meaning in a
     * header or a file system, and the ending of what the file is.
     */
    String label(String fileName) {
        var name = fileName == null ? "" : fileName.substring(lastSeparator(fileName) + 1);
        var shown = name.codePoints()
                .filter(character -> !Texts.cannotBeShown(character) && character >= ' ')
                .filter(character -> "\"*:<>?|".indexOf(character) < 0)
                .toArray();
        var stem = new String(shown, 0, shown.length)
                .replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")
                .strip();
        var most = stem.offsetByCodePoints(0, Math.min(LONGEST_NAME, stem.codePointCount(0, stem.length())));
        return (stem.isEmpty() ? "扫描件" : stem.substring(0, most)) + "." + ending;
    }

    private static int lastSeparator(String fileName) {
        return Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
    }
}
