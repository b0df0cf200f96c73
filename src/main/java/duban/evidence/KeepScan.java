package duban.evidence;

import duban.evidence.FileStore.Stored;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a scanned paper as it comes in: the bytes first, then its row. Not a transaction: its only row is one statement,
 * and no database connection waits for a slow sender. What fails in between leaves bytes nobody refers to, never a row
 * without bytes.
 */
@Component
public class KeepScan {

    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_BYTES = 20 * MEGABYTE;

    /** @param fileName as the sender calls it; only a label is made of it */
    public record Request(String fileName, InputStream bytes) {}

    /** @param sha256 by which a record on behalf refers to it */
    public record Scan(String sha256, String name, long bytes) {}

    private final FileStore files;
    private final JdbcClient jdbc;
    private final Clock clock;

    KeepScan(FileStore files, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal if it is empty, too large, or neither PDF nor JPEG nor PNG; nothing is kept then */
    public Scan keep(PersonId keptBy, Request request) throws IOException {
        var head = request.bytes().readNBytes(ScanType.HEAD);
        if (head.length == 0) {
            throw Refusal.invalid("scan", "EMPTY_FILE", "文件是空的，未保存。请重新扫描或选择其他文件。");
        }
        var type = ScanType.of(head)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.UNSUPPORTED, "TYPE_MISMATCH", "扫描件只收PDF、JPG和PNG文件，这个文件的内容不是其中任何一种，未保存。", "scan"));
        var stored = files.store(
                new AtMost(MOST_BYTES, new SequenceInputStream(new ByteArrayInputStream(head), request.bytes())));
        return record(stored, type, type.label(request.fileName()), keptBy);
    }

    /** Whoever keeps the same bytes again gets the row, and the name, of the first time. */
    private Scan record(Stored stored, ScanType type, String name, PersonId keptBy) {
        jdbc.sql("""
                insert into stored_file (sha256, kept_by, name, media_type, bytes, kept_at) values (?, ?, ?, ?, ?, ?)
                on conflict (sha256, kept_by) do nothing""")
                .param(stored.sha256())
                .param(keptBy.value())
                .param(name)
                .param(type.mediaType())
                .param(stored.bytes())
                .param(Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select sha256, name, bytes from stored_file where sha256 = ? and kept_by = ?")
                .param(stored.sha256())
                .param(keptBy.value())
                .query((row, number) -> new Scan(row.getString(1), row.getString(2), row.getLong(3)))
                .single();
    }

    /** True if this person has brought these bytes: nobody refers to what only others have. */
    public boolean hasKept(PersonId person, String sha256) {
        return jdbc.sql("select exists (select from stored_file where sha256 = ? and kept_by = ?)")
                .param(sha256)
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    /** Counts what passes and refuses as soon as it is too much. */
    private static final class AtMost extends InputStream {

        private final long most;
        private final InputStream bytes;
        private long count;

        AtMost(long most, InputStream bytes) {
            this.most = most;
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = bytes.read(into, offset, length);
            count += Math.max(0, read);
            if (count > most) {
                throw new Refusal(
                        Refusal.Kind.TOO_LARGE,
                        "FILE_TOO_LARGE",
                        "扫描件超过 " + most / MEGABYTE + " MB 上限，未保存。请降低分辨率重新扫描。",
                        "scan");
            }
            return read;
        }
    }
}
