package duban.process.engine;

import duban.DubanApplication;
import duban.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application in a process of its own on the tests' database, with jobs that run by themselves. */
final class OtherNode {

    private static final String READY = "演示已就绪";

    private final Process process;

    private OtherNode(Process process) {
        this.process = process;
    }

    /** @param nth its number: each has a folder of its own */
    static OtherNode start(TestDatabase database, int nth) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "-cp",
                System.getProperty("java.class.path"),
                DubanApplication.class.getName(),
                "--spring.profiles.active=demo",
                "--spring.main.banner-mode=off",
                "--server.port=0",
                "--duban.demo.start=dispatch",
                "--duban.demo.home=target/node-" + nth));
        database.properties().forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "node-stop-" + nth));
            var output = process.inputReader();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.contains(READY)) {
                    // Nobody reading, it would stop.
                    new Thread(() -> output.lines().forEach(said -> {}), "node-output-" + nth).start();
                    return new OtherNode(process);
                }
            }
            throw new IllegalStateException("Node " + nth + " ended before it was ready");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As by {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
