package duban.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DispositionTest {

    @Test
    void a_chinese_name_is_told_in_utf_8_beside_a_plain_one() {
        assertThat(Disposition.attachment("审签单.pdf"))
                .isEqualTo("attachment; filename=\"file.pdf\"; filename*=UTF-8''%E5%AE%A1%E7%AD%BE%E5%8D%95.pdf");
        assertThat(Disposition.inline("a b.png"))
                .isEqualTo("inline; filename=\"file.png\"; filename*=UTF-8''a%20b.png");
    }

    @Test
    void quotes_line_ends_and_characters_beyond_the_first_plane_stay_inside_the_name() {
        assertThat(Disposition.attachment("“a\"b'c;\r\n%𠮷.pdf"))
                .isEqualTo("attachment; filename=\"file.pdf\";"
                        + " filename*=UTF-8''%E2%80%9Ca%22b%27c%3B%0D%0A%25%F0%A0%AE%B7.pdf");
    }

    @Test
    void three_hundred_characters_stay_one_ascii_line() {
        assertThat(Disposition.attachment("长".repeat(300) + ".pdf"))
                .matches("[\\x20-\\x7e]+")
                .endsWith("%E9%95%BF.pdf");
    }
}
