package duban.demo;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the Maven artifact into a folder named by its checksum. */
final class PostgresBinaries {

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    static PostgresBinaries unpackedUnder(Path parent) {
        try {
            var archive = archive();
            var folder = parent.resolve("postgres-" + checksum(archive).substring(0, 16));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent);
                var unfinished = Files.createTempDirectory(parent, "unpacking-");
                unpack(archive, unfinished);
                try {
                    Files.move(unfinished, folder);
                } catch (IOException somebodyWasFaster) {
                    FileSystemUtils.deleteRecursively(unfinished);
                    if (!Files.isDirectory(folder)) {
                        throw somebodyWasFaster;
                    }
                }
            }
            return new PostgresBinaries(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL's programs could not be unpacked under " + parent, failed);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(system().equals("Windows") ? name + ".exe" : name);
    }

    /** The operating system, as the artifacts with the programs call it. */
    static String system() {
        var name = System.getProperty("os.name");
        return name.startsWith("Windows") ? "Windows" : name.startsWith("Mac") ? "Darwin" : "Linux";
    }

    private static byte[] archive() throws IOException {
        var architecture = System.getProperty("os.arch");
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system(), architecture.equals("amd64") ? "x86_64" : architecture)) {
            return stream.readAllBytes();
        } catch (IllegalStateException none) {
            throw new MissingDatabaseException(system() + " " + architecture);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(path, target.resolve(entry.getLinkName()));
                } else {
                    Files.copy(entries, path);
                    if (path.getParent().endsWith("bin")) {
                        path.toFile().setExecutable(true, false);
                    }
                }
            }
        }
    }

    private static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
