package duban.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs on a home, each to its end, as a user they accept. */
final class PostgresPrograms {

    private final Path home;
    private final PostgresBinaries binaries;
    private final OrdinaryUser user;

    PostgresPrograms(Path home, PostgresBinaries binaries, OrdinaryUser user) {
        this.home = home;
        this.binaries = binaries;
        this.user = user;
    }

    OrdinaryUser user() {
        return user;
    }

    /** @throws IOException with what the program and the server said, if it fails or takes longer */
    void run(String program, long seconds, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(arguments);
        // Into a file, not a pipe: the server inherits it and would keep a pipe open.
        var output = Files.createTempFile(home, program, ".log");
        try {
            var builder = new ProcessBuilder(user.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("%s did not end within %d s".formatted(program, seconds));
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s failed:%n%s%n%s".formatted(program, Files.readString(output), log()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Where the server writes what happens to it. */
    Path logFile() {
        return home.resolve("postgres.log");
    }

    /** What the server wrote so far. */
    String log() throws IOException {
        return Files.exists(logFile()) ? Files.readString(logFile()) : "";
    }
}
