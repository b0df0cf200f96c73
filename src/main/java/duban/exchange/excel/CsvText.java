package duban.exchange.excel;

import duban.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The characters of a text file ({@link ReadingRule#ENCODING}): UTF-8 if every byte is, else GB18030, which almost any
 * bytes are. So a line in the middle that is UTF-8 after all is a refusal: rather none than wrong characters on record.
 */
record CsvText(String text, String encoding) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** @throws Refusal if the bytes are no text in one of the encodings */
    static CsvText of(byte[] bytes) {
        var body = startsWith(bytes, MARK) ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
        try {
            return new CsvText(decoded(body, StandardCharsets.UTF_8), "UTF-8");
        } catch (CharacterCodingException notUtf8) {
            if (body != bytes || hasLineOfUtf8(bytes)) {
                throw unreadable();
            }
        }
        try {
            return new CsvText(decoded(body, GB18030), "GB18030");
        } catch (CharacterCodingException neither) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return Refusal.invalid(null, "ENCODING", "文字编码不能识别，未读取。请用 Excel 或 WPS 另存为 .xlsx，或另存为“CSV UTF-8”后上传");
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static boolean hasLineOfUtf8(byte[] bytes) {
        var start = 0;
        for (var end = 0; end <= bytes.length; end++) {
            if (end == bytes.length || bytes[end] == '\n' || bytes[end] == '\r') {
                if (isChineseUtf8(Arrays.copyOfRange(bytes, start, end))) {
                    return true;
                }
                start = end + 1;
            }
        }
        return false;
    }

    /** GB18030 that happens to be well-formed UTF-8 comes out as letters of other scripts, not as Chinese. */
    private static boolean isChineseUtf8(byte[] line) {
        try {
            var beyondAscii = decoded(line, StandardCharsets.UTF_8)
                    .codePoints()
                    .filter(letter -> letter >= 0x80)
                    .toArray();
            return beyondAscii.length > 0 && Arrays.stream(beyondAscii).allMatch(letter -> letter >= 0x2000);
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
