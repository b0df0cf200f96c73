package duban.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** Keeps a home to one program at a time; the system releases it when the program ends, however that happens. */
final class HomeLock implements AutoCloseable {

    private final FileLock lock;

    private HomeLock(FileLock lock) {
        this.lock = lock;
    }

    /** @throws IllegalStateException if somebody else has it */
    static HomeLock of(Path home) throws IOException {
        var channel = new RandomAccessFile(home.resolve("lock").toFile(), "rw").getChannel();
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new HomeLock(lock);
            }
        } catch (OverlappingFileLockException held) {
            channel.close();
            throw inUse(home);
        }
        channel.close();
        throw inUse(home);
    }

    private static IllegalStateException inUse(Path home) {
        return new IllegalStateException(
                "Another Duban is already running on %s. 另一个督办演示程序正在使用该目录，请先关闭。".formatted(home));
    }

    /** Does nothing the second time. */
    @Override
    public void close() throws IOException {
        if (lock.isValid()) {
            lock.acquiredBy().close();
        }
    }
}
