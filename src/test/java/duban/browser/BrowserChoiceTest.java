package duban.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrowserChoiceTest {

    private static final Path CHROME = Path.of("/opt/google/chrome/chrome");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final FakeMachine machine = new FakeMachine();
    private final BrowserChoice choice = new BrowserChoice(machine);

    @Test
    void an_installed_browser_is_taken_and_nothing_is_fetched() {
        machine.installed = CHROME;
        machine.root = true;

        assertThat(choice.program()).contains(CHROME);
        assertThat(machine.tried).isEmpty();
    }

    @Test
    void without_one_playwrights_own_is_taken() {
        machine.downloadWorks = true;
        machine.root = true;

        assertThat(choice.program()).isEmpty();
        assertThat(machine.tried).containsExactly("download");
    }

    @Test
    void where_the_download_fails_root_gets_debians_package_with_fonts() {
        machine.root = true;
        machine.aptBrings = CHROMIUM;

        assertThat(choice.program()).contains(CHROMIUM);
        assertThat(machine.tried).containsExactly("download", "apt chromium fonts-noto-cjk");
    }

    @Test
    void an_ordinary_user_without_any_is_told_in_one_line_what_to_install() {
        assertThatThrownBy(choice::program)
                .hasMessage(BrowserChoice.NOTHING_FOUND)
                .message()
                .isEqualTo(BrowserChoice.NOTHING_FOUND.lines().findFirst().orElseThrow());
        assertThat(machine.tried).containsExactly("download");
    }

    @Test
    void a_package_that_brings_no_working_browser_ends_with_the_same_line() {
        machine.root = true;
        machine.aptWorks = true;

        assertThatThrownBy(choice::program).hasMessage(BrowserChoice.NOTHING_FOUND);
    }

    @Test
    void chinese_fonts_are_fetched_by_root_only_where_they_are_missing() {
        machine.font = true;
        choice.provideChineseFont();
        assertThat(machine.tried).isEmpty();

        machine.font = false;
        assertThatThrownBy(choice::provideChineseFont).hasMessage(BrowserChoice.NO_CHINESE_FONT);
        assertThat(machine.tried).isEmpty();

        machine.root = true;
        machine.aptWorks = true;
        choice.provideChineseFont();
        assertThat(machine.tried).containsExactly("apt fonts-noto-cjk");
    }

    private static final class FakeMachine implements BrowserChoice.Machine {

        Path installed;
        boolean downloadWorks;
        boolean root;
        boolean aptWorks;
        Path aptBrings;
        boolean font;
        final List<String> tried = new ArrayList<>();

        @Override
        public Optional<Path> installed() {
            return Optional.ofNullable(installed);
        }

        @Override
        public boolean hasPlaywrightsOwn() {
            tried.add("download");
            return downloadWorks;
        }

        @Override
        public boolean hasChineseFont() {
            return font;
        }

        @Override
        public boolean mayUseApt() {
            return root;
        }

        @Override
        public boolean installWithApt(String... packages) {
            tried.add("apt " + String.join(" ", packages));
            installed = aptBrings;
            font = aptWorks;
            return aptWorks || aptBrings != null;
        }
    }
}
