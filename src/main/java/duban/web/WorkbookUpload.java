package duban.web;

import duban.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an upload on disk, for the length of one request and never more than the limit. */
public final class WorkbookUpload implements AutoCloseable {

    static final int MOST_BYTES = 20 << 20;

    private final Path file;

    private WorkbookUpload(Path file) {
        this.file = file;
    }

    /**
     * Stores what comes in.
     *
     * @param declared the length the request declares, negative if none
     * @throws Refusal if it is longer than the limit; nothing is kept then
     */
    public static WorkbookUpload receive(InputStream in, long declared) throws IOException {
        if (declared > MOST_BYTES) {
            throw tooLarge();
        }
        var upload = new WorkbookUpload(Files.createTempFile("duban-workbook-", ".xlsx"));
        try {
            upload.store(in);
            return upload;
        } catch (IOException | RuntimeException failure) {
            upload.close();
            throw failure;
        }
    }

    private void store(InputStream in) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[64 << 10];
            var stored = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                stored += read;
                if (stored > MOST_BYTES) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(Refusal.Kind.TOO_LARGE, "TOO_LARGE", "文件超过20 MB上限，未保存", null);
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
