package duban.web;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The header that says whether a file is shown or stored, and under which name (RFC 6266): the name itself in UTF-8, and a
 * plain one beside it for programs that read no other. Spring writes that one as an encoded word, which people then see.
 */
public final class Disposition {

    /** What may stand in the encoded name as it is (RFC 8187, attr-char). */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Disposition() {}

    public static String inline(String name) {
        return "inline" + named(name);
    }

    public static String attachment(String name) {
        return "attachment" + named(name);
    }

    private static String named(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1);
        return "; filename=\"file." + ending + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String encoded(String name) {
        return name.codePoints()
                .mapToObj(character -> isPlain(character) ? Character.toString(character) : percent(character))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(int character) {
        return character >= '0' && character <= '9'
                || character >= 'A' && character <= 'Z'
                || character >= 'a' && character <= 'z'
                || PLAIN.indexOf(character) >= 0;
    }

    private static String percent(int character) {
        var bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
        var encoded = new StringBuilder();
        for (var each : bytes) {
            encoded.append("%%%02X".formatted(each & 0xff));
        }
        return encoded.toString();
    }
}
