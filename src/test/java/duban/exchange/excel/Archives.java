package duban.exchange.excel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Changes parts of a file behind the back of the library. */
public final class Archives {

    private Archives() {}

    /** A file of the time before archives; one with a password looks like it but for one name inside. */
    public static Path oldFile(Path file, boolean locked) throws IOException {
        var bytes = new byte[4_096];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, bytes, 0, 4);
        if (locked) {
            var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
            System.arraycopy(name, 0, bytes, 1_024, name.length);
        }
        return Files.write(file, bytes);
    }

    public static Path rewritten(Path file, String part, UnaryOperator<String> change) throws IOException {
        var result = Files.createTempFile(
                file.getParent(), "rewritten", file.toString().replaceAll(".*\\.", "."));
        try (var in = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(result))) {
            for (var entry : Collections.list(in.entries())) {
                var bytes = in.getInputStream(entry).readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(part)
                                ? change.apply(new String(bytes, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        }
        return result;
    }
}
