package duban.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The server's files in a home: complete or not there, and written by the one version that reads them. */
final class DataFolder {

    private static final String MAJOR_VERSION = "17";
    private static final long INITDB_SECONDS = 60;

    private final Path home;
    private final Path data;
    private final PostgresPrograms programs;

    DataFolder(Path home, PostgresPrograms programs) {
        this.home = home;
        this.data = in(home);
        this.programs = programs;
    }

    static Path in(Path home) {
        return home.resolve("postgres");
    }

    /** Gives an existing folder to the user the programs run as, who may be another one than last time. */
    void handOver() throws IOException {
        programs.user().own(data);
    }

    /**
     * Makes the folder where there is none.
     *
     * @throws IOException if it cannot be made, or another version wrote it
     */
    void provide() throws IOException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            make();
        }
        refuseOtherVersion();
    }

    String superuserPassword() throws IOException {
        return Files.readString(data.resolve("superuser-password")).strip();
    }

    private void make() throws IOException {
        if (Files.exists(data)) {
            // Half made, by somebody who was interrupted. Kept aside: it might be something else of the user's.
            Files.move(data, home.resolve("postgres-unfinished-" + RandomHex.ofBytes(4)));
        }
        var unfinished = home.resolve("postgres-new");
        FileSystemUtils.deleteRecursively(unfinished);
        var passwordFile = Files.createTempFile(home, "password", null);
        try {
            Files.writeString(passwordFile, RandomHex.password());
            if (programs.user() == OrdinaryUser.NOBODY) {
                Files.createDirectory(unfinished);
                programs.user().own(unfinished);
                programs.user().own(passwordFile);
            }
            var arguments = new ArrayList<>(List.of(
                    "--pgdata=" + unfinished,
                    "--username=" + Databases.SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--data-checksums"));
            arguments.addAll(locale());
            programs.run("initdb", INITDB_SECONDS, arguments);
            Files.move(passwordFile, unfinished.resolve("superuser-password"));
            // initdb writes PG_VERSION first of all; only this rename says that the folder is complete.
            Files.move(unfinished, data);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** Sorting by code point everywhere; the character classes of UTF-8 under the name each system has for them. */
    private static List<String> locale() {
        return switch (PostgresBinaries.system()) {
            case "Linux" -> List.of("--locale=C.UTF-8");
            case "Darwin" -> List.of("--locale=C", "--lc-ctype=en_US.UTF-8");
            default -> List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        };
    }

    private void refuseOtherVersion() throws IOException {
        var version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new IOException("%s was written by PostgreSQL %s, this is %s: move it away to start afresh"
                    .formatted(data, version, MAJOR_VERSION));
        }
    }
}
