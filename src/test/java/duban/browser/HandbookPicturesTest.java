package duban.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandbookPicturesTest {

    private static final List<HandbookPage> PAGES =
            List.of(new HandbookPage("01-签收.md", "# 签收\n![签收措施的表单](pictures/01-receipt.png)\n"));

    @TempDir
    Path folder;

    private Path kept;
    private Path made;
    private HandbookPictures pictures;

    @BeforeEach
    void the_same_picture_is_kept_and_made() throws IOException {
        kept = Files.createDirectory(folder.resolve("kept"));
        made = Files.createDirectory(folder.resolve("made"));
        pictures = HandbookPictures.in(kept, made);
        picture(kept, "01-receipt", 700, 500);
        picture(made, "01-receipt", 700, 520);
    }

    @Test
    void a_picture_that_is_shown_made_and_up_to_date_is_no_fault() {
        assertThat(pictures.faults(PAGES)).isEmpty();
    }

    @Test
    void a_picture_of_another_size_is_stale() throws IOException {
        picture(made, "01-receipt", 700, 560);

        assertThat(pictures.faults(PAGES)).containsExactly("01-receipt is stale; run: " + HandbookPictures.RENEW);
    }

    @Test
    void a_picture_shown_and_not_made_is_noticed() throws IOException {
        pictures.begin();
        Files.delete(kept.resolve("01-receipt.png"));

        assertThat(pictures.faults(PAGES)).containsExactly("01-签收.md shows 01-receipt, which this test does not make");
    }

    @Test
    void a_picture_made_and_not_shown_or_not_kept_is_noticed() throws IOException {
        picture(made, "01-return", 700, 500);

        assertThat(pictures.faults(PAGES))
                .containsExactly(
                        "no page of the handbook shows 01-return",
                        "01-return is stale; run: " + HandbookPictures.RENEW);
    }

    @Test
    void a_picture_kept_and_no_longer_made_is_noticed() throws IOException {
        picture(kept, "09-old", 700, 500);

        assertThat(pictures.faults(PAGES))
                .containsExactly("nothing makes 09-old any more; run: " + HandbookPictures.RENEW);
    }

    @Test
    void a_picture_without_words_for_those_who_cannot_see_it_is_noticed() {
        var silent = List.of(new HandbookPage("01-签收.md", "![](pictures/01-receipt.png)"));

        assertThat(pictures.faults(silent)).containsExactly("01-签收.md says nothing in Chinese about 01-receipt");
    }

    @Test
    void the_words_of_a_section_are_those_its_steps_quote() {
        var page = new HandbookPage("01-签收.md", """
                # 签收

                ## 签收措施（2个工作日内）

                先看“说明”。

                1. 点“领取”。
                   - “通过”：办结。
                2. 看到“已上传：…”为止。

                | “拆分措施” | 两件事 |

                ## 退回

                1. 选“退回”。
                """);

        assertThat(page.wordsOfSteps("签收措施")).containsExactly("已上传：", "拆分措施", "通过", "领取");
        assertThat(page.wordsOfSteps("退回")).containsExactly("退回");
        assertThatThrownBy(() -> page.wordsOfSteps("审签")).hasMessage("01-签收.md has no section “审签”");
    }

    private static void picture(Path folder, String name, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }
}
