package duban.evidence;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Files in a folder, each under its own checksum: written beside their place, forced to the disk, then moved into place
 * in one go, so that what has a name is whole also after the power failed.
 */
@Component
class DiskFileStore implements FileStore {

    private static final int BUFFER = 64 << 10;
    private static final String CHECKSUM = "[0-9a-f]{64}";

    private final Path folder;
    private final Path incoming;

    DiskFileStore(@Value("${duban.files}") Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        try {
            Files.createDirectories(incoming);
        } catch (IOException unusable) {
            throw new UncheckedIOException("Files cannot be kept in " + folder, unusable);
        }
    }

    @Override
    public Stored store(InputStream bytes) throws IOException {
        var file = Files.createTempFile(incoming, "file-", ".part");
        try {
            var stored = write(bytes, file);
            moveIntoPlace(file, place(stored.sha256()));
            return stored;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Stored write(InputStream bytes, Path file) throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER];
        var count = 0L;
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                for (var part = ByteBuffer.wrap(buffer, 0, read); part.hasRemaining(); ) {
                    count += out.write(part);
                }
            }
            out.force(true);
        }
        return new Stored(HexFormat.of().formatHex(digest.digest()), count);
    }

    /** Also over the same bytes stored before: should those have been damaged since, they are whole again. */
    private void moveIntoPlace(Path file, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(place.getParent());
        force(folder);
    }

    /** The names in a folder are on the disk only once the folder is; Windows does that by itself and opens none. */
    private static void force(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return;
        }
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    private Path place(String sha256) {
        if (!sha256.matches(CHECKSUM)) {
            throw new IllegalArgumentException("Not a checksum: " + sha256);
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
