package duban.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine the tests run on. */
final class ThisMachine implements BrowserChoice.Machine {

    private static final List<String> NAMES =
            List.of("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome");
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");
    private static final Path LOGS = Path.of("target");

    private final Path playwrightsOwn;

    /** @param playwrightsOwn where Playwright would look for its own Chromium */
    ThisMachine(Path playwrightsOwn) {
        this.playwrightsOwn = playwrightsOwn;
    }

    @Override
    public Optional<Path> installed() {
        return Stream.concat(onThePath(), usualPlaces())
                .filter(Files::isExecutable)
                .filter(ThisMachine::answers)
                .findFirst();
    }

    @Override
    public boolean hasPlaywrightsOwn() {
        if (Files.isExecutable(playwrightsOwn)) {
            return true;
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return succeeds(
                        "playwright-install",
                        300,
                        Map.of(),
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.microsoft.playwright.CLI",
                        "install",
                        "chromium")
                && Files.isExecutable(playwrightsOwn);
    }

    @Override
    public boolean hasChineseFont() {
        // Windows and macOS come with Chinese fonts.
        return !LINUX || !output("fc-list", 30, "fc-list", ":lang=zh").isBlank();
    }

    @Override
    public boolean mayUseApt() {
        return LINUX
                && output("id", 10, "id", "-u").strip().equals("0")
                && succeeds("apt-version", 30, Map.of(), "apt-get", "--version");
    }

    @Override
    public boolean installWithApt(String... packages) {
        var quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        var install = new ArrayList<>(List.of("apt-get", "install", "-y"));
        install.addAll(List.of(packages));
        return succeeds("apt-update", 300, quiet, "apt-get", "update")
                && succeeds("apt-install", 600, quiet, install.toArray(String[]::new));
    }

    private static Stream<Path> onThePath() {
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(folders)
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, WINDOWS ? name + ".exe" : name)));
    }

    private static Stream<Path> usualPlaces() {
        var home = System.getProperty("user.home");
        var unix = Stream.of(
                Path.of("/opt/google/chrome/chrome"),
                Path.of("/usr/bin/chromium"),
                Path.of("/usr/lib/chromium/chromium"),
                Path.of("/snap/bin/chromium"),
                Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
                Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
                Path.of(home, "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
        var windows = Stream.of("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
                .map(System::getenv)
                .filter(Objects::nonNull)
                .map(folder -> Path.of(folder, "Google", "Chrome", "Application", "chrome.exe"));
        return Stream.concat(unix, windows);
    }

    /** Ubuntu's chromium-browser is only a note that tells to install a snap. Windows would open a window. */
    private static boolean answers(Path program) {
        return WINDOWS || succeeds("browser-version", 30, Map.of(), program.toString(), "--version");
    }

    private static String output(String log, int seconds, String... command) {
        try {
            return succeeds(log, seconds, Map.of(), command) ? Files.readString(LOGS.resolve(log + ".log")) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Runs a program, with what it says in {@code target/<log>.log}. */
    private static boolean succeeds(String log, int seconds, Map<String, String> environment, String... command) {
        try {
            Files.createDirectories(LOGS);
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(LOGS.resolve(log + ".log").toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
