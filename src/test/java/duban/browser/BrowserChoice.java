package duban.browser;

import java.nio.file.Path;
import java.util.Optional;

/** Which browser the tests use: an installed one, else Playwright's own download, else Debian's package. */
final class BrowserChoice {

    /** The one line the user reads. */
    static final String NOTHING_FOUND = "No browser for the tests: install Google Chrome or Chromium"
            + " (Debian: apt-get install chromium fonts-noto-cjk) and run again.";

    static final String NO_CHINESE_FONT =
            "No Chinese font for the tests: install fonts-noto-cjk (or any other font with Chinese) and run again.";

    /** What the machine has and can get. */
    interface Machine {

        /** An installed Chrome or Chromium that answers. */
        Optional<Path> installed();

        /** Whether Playwright has its own Chromium, or could download it now. */
        boolean hasPlaywrightsOwn();

        boolean hasChineseFont();

        /** Whether we are root where there is apt-get. */
        boolean mayUseApt();

        boolean installWithApt(String... packages);
    }

    private final Machine machine;

    BrowserChoice(Machine machine) {
        this.machine = machine;
    }

    /** The program to start; empty for Playwright's own. */
    Optional<Path> program() {
        var installed = machine.installed();
        if (installed.isPresent()) {
            return installed;
        }
        if (machine.hasPlaywrightsOwn()) {
            return Optional.empty();
        }
        if (machine.mayUseApt() && machine.installWithApt("chromium", "fonts-noto-cjk")) {
            var debians = machine.installed();
            if (debians.isPresent()) {
                return debians;
            }
        }
        throw new IllegalStateException(NOTHING_FOUND);
    }

    /** Without one, pages are made of boxes and look right to a test. */
    void provideChineseFont() {
        if (machine.hasChineseFont()) {
            return;
        }
        if (machine.mayUseApt() && machine.installWithApt("fonts-noto-cjk") && machine.hasChineseFont()) {
            return;
        }
        throw new IllegalStateException(NO_CHINESE_FONT);
    }
}
