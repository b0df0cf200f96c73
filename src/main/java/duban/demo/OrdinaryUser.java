package duban.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a program that refuses to run as root is run all the same: in a user namespace of its own, or, where namespaces
 * are forbidden (most containers), as the user nobody, who keeps root's right to reach the files.
 */
enum OrdinaryUser {
    /** We are not root: nothing to do. */
    OURSELVES(List.of()),
    OWN_NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            // Without it access(2), which initdb asks, would not count the right below.
            "--securebits=+no_setuid_fixup",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override"));

    private static final int NOBODY_ID = 65534;

    private final List<String> prefix;

    OrdinaryUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static OrdinaryUser available() {
        if (PostgresBinaries.system().equals("Windows") || !"0".equals(answer(List.of("id", "-u")))) {
            return OURSELVES;
        }
        for (var user : List.of(OWN_NAMESPACE, NOBODY)) {
            var answer = answer(user.command(List.of("id", "-u")));
            if (answer != null && !answer.equals("0")) {
                return user;
            }
        }
        throw new IllegalStateException("PostgreSQL does not run as root, and neither unshare nor setpriv helps here:"
                + " start Duban as an ordinary user. PostgreSQL不能以root身份运行，请改用普通用户启动。");
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Makes a folder and all in it this user's. */
    void own(Path folder) throws IOException {
        if (this == OURSELVES || !Files.exists(folder)) {
            return;
        }
        var owner = this == NOBODY ? NOBODY_ID : 0;
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (!Files.getAttribute(file, "unix:uid").equals(owner)) {
                    Files.setAttribute(file, "unix:uid", owner);
                }
            }
        }
    }

    private static String answer(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return null;
            }
            return process.exitValue() == 0
                    ? new String(process.getInputStream().readAllBytes()).strip()
                    : null;
        } catch (IOException notInstalled) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
