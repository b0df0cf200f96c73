package duban.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void a_text_is_kept_without_the_space_around_it() {
        assertThat(required("  已发文\u3000\n")).isEqualTo("已发文");
    }

    @Test
    void tabs_and_line_ends_inside_a_text_are_kept() {
        assertThat(required("第一条\r\n\t第二条")).isEqualTo("第一条\r\n\t第二条");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n", "\u3000"})
    void a_required_text_must_say_something(String nothing) {
        var refusal = catchThrowableOfType(Refusal.class, () -> required(nothing));

        assertThat(refusal.field()).isEqualTo("account");
        assertThat(refusal.code()).isEqualTo("REQUIRED");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal).hasMessageContaining("办理情况");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u3000"})
    void an_optional_text_may_be_empty_and_is_never_null(String nothing) {
        assertThat(Texts.optional("remark", "签收备注", nothing, 10)).isEmpty();
    }

    @Test
    void the_longest_text_allowed_is_accepted() {
        assertThat(required("字".repeat(10))).hasSize(10);
    }

    @Test
    void one_character_too_many_is_refused_with_both_lengths() {
        var refusal = catchThrowableOfType(Refusal.class, () -> required("字".repeat(11)));

        assertThat(refusal.field()).isEqualTo("account");
        assertThat(refusal.code()).isEqualTo("TEXT_TOO_LONG");
        assertThat(refusal).hasMessageContaining("最多10字").hasMessageContaining("现有11字");
    }

    @Test
    void space_around_a_text_does_not_count() {
        assertThat(required(" " + "字".repeat(10) + " ")).hasSize(10);
    }

    @Test
    void a_rare_character_outside_the_basic_plane_counts_once() {
        var rare = "𠮷".repeat(10);

        assertThat(required(rare)).isEqualTo(rare);
    }

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(
            strings = {
                "0000", "0007", "001B", "007F", "00AD", "200B", "200E", "202E", "2066", "FEFF", "E000", "D800", "FFFF"
            })
    void a_character_nobody_can_see_or_the_database_cannot_keep_is_refused(String hex) {
        var text = "办理" + (char) Integer.parseInt(hex, 16) + "情况";

        var refusal = catchThrowableOfType(Refusal.class, () -> required(text));

        assertThat(refusal).as("refusal of U+" + hex).isNotNull();
        assertThat(refusal.field()).isEqualTo("account");
        assertThat(refusal.code()).isEqualTo("BAD_CHAR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"民政〔2023〕18号", "“适老化”改造——97.8%", "É ß ﷼ 😀", "①②③ ㎡", "<b>&\"'"})
    void whatever_can_be_seen_is_accepted_as_it_is(String text) {
        assertThat(Texts.required("account", "办理情况", text, 50)).isEqualTo(text);
    }

    static String required(String text) {
        return Texts.required("account", "办理情况", text, 10);
    }
}
