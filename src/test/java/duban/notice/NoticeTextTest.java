package duban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import duban.measure.MeasureState;
import duban.notice.NoticeFacts.Facts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeTextTest {

    static final LocalDate DUE = LocalDate.of(2023, 11, 24);
    static final LocalDate TODAY = LocalDate.of(2023, 11, 28);
    static final LocalDate FEEDBACK = LocalDate.of(2023, 12, 5);

    @Test
    void it_says_who_owes_what_since_when_and_what_was_reported_demanded_and_asked_for() {
        var lines = NoticeText.body(
                facts(DUE, 0, 2, List.of("2023年11月20日报送进展", "已完成：已选址。", "下一步：施工")),
                TODAY,
                "一、限期完成。\n\n  二、书面说明原因。\r\n",
                FEEDBACK,
                "督查室");

        assertThat(lines)
                .containsExactly(
                        "市民政局：",
                        "关于社区养老服务的审议意见（2023-65）整改措施 2023-65-M01“建设‘星级’服务站”（对应问题 2023-65-P01“设施不足”）由你单位承办，"
                                + "整改期限为2023年11月24日。截至2023年11月28日，该措施已逾期2个工作日，现为“办理中”。",
                        "一、报送情况",
                        "2023年11月20日报送进展：已完成：已选址；下一步：施工。",
                        "二、督办要求",
                        "一、限期完成。",
                        "二、书面说明原因。",
                        "三、反馈期限",
                        "请你单位于2023年12月5日（周二）前，将落实本督办单的情况由单位负责人审定后反馈督查室。",
                        "本督办单依据经批准的整改方案和期限规则发出；整改期限不因本督办单改变。");
    }

    @Test
    void an_extended_deadline_is_told_with_the_one_before() {
        assertThat(body(facts(LocalDate.of(2023, 10, 31), 1, 2, List.of())))
                .contains("整改期限为2023年11月24日（原定2023年10月31日，已延期1次）。", "你单位尚未报送进展。");
    }

    @Test
    void a_measure_that_is_not_late_or_beyond_the_calendar_is_not_called_late() {
        assertThat(body(facts(DUE, 0, 0, List.of()))).contains("今天到期").doesNotContain("逾期");
        assertThat(body(facts(DUE, 0, -3, List.of()))).contains("距整改期限还有3个工作日").doesNotContain("逾期");
        assertThat(body(facts(DUE, 0, null, List.of()))).contains("该措施现为“办理中”").doesNotContain("逾期");
    }

    private static String body(Facts facts) {
        return String.join("\n", NoticeText.body(facts, TODAY, "限期完成。", FEEDBACK, "督查室"));
    }

    private static Facts facts(LocalDate original, int extensions, Integer overdue, List<String> progress) {
        return new Facts(
                "2023-65",
                "关于社区养老服务的审议意见",
                "2023-65-P01",
                "设施不足",
                "2023-65-M01",
                "建设“星级”服务站。",
                "市民政局",
                MeasureState.IN_PROGRESS,
                original,
                DUE,
                extensions,
                overdue,
                progress);
    }
}
