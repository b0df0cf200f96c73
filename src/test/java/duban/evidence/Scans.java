package duban.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Small papers as a scanner makes them. */
public final class Scans {

    private Scans() {}

    /** A picture of one colour: another colour is another scan. */
    public static byte[] picture(String format, int colour) {
        var image = new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, colour);
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A PDF of about this many bytes. */
    public static byte[] pdf(int bytes) {
        var start = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(start, Math.max(start.length, bytes));
    }
}
