package duban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class BrowserIT {

    @Test
    void a_real_browser_shows_chinese_text_in_china() throws Exception {
        try (var browser = Browser.launch()) {
            var page = browser.context(800, 600).newPage();
            page.setContent("<h1 style='font-size:96px'>督办</h1>");

            assertThat(page.evaluate("navigator.language")).isEqualTo("zh-CN");
            assertThat(page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone"))
                    .isEqualTo("Asia/Shanghai");
            assertThat(page.innerText("h1")).isEqualTo("督办");
            assertThat(page.evaluate("""
                            () => {
                              const drawn = character => {
                                const canvas = document.createElement('canvas');
                                const pen = canvas.getContext('2d');
                                pen.font = '48px sans-serif';
                                pen.fillText(character, 10, 60);
                                return canvas.toDataURL();
                              };
                              return new Set(['督', '办', '\\u{10FFFE}', ' '].map(drawn)).size;
                            }"""))
                    .as("two characters, the box for what no font has, and nothing are four pictures")
                    .isEqualTo(4);

            var file = browser.screenshot(page, "browser-it");

            assertThat(Files.size(file)).isPositive();
            assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(800);
        }
    }
}
