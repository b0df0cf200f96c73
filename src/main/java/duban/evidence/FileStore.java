package duban.evidence;

import java.io.IOException;
import java.io.InputStream;

/** Port: where the bytes of files are, found by what they are and never changed. */
public interface FileStore {

    /** @param sha256 64 hexadecimal digits in small letters, by which the bytes are found again */
    record Stored(String sha256, long bytes) {}

    /**
     * Stores everything that comes, whole and for good once this returns; where it fails nothing is left. The same bytes
     * are there once, however often they are stored.
     */
    Stored store(InputStream bytes) throws IOException;

    /** @throws IOException if there are none of this checksum */
    InputStream open(String sha256) throws IOException;
}
