package duban.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import duban.measure.MeasureState;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.MeasureNumber;
import duban.shared.NoticeNumber;
import duban.shared.OpinionNumber;
import duban.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTest {

    static final Map<NoticeState, List<String>> LEGAL = Map.of(
            NoticeState.DRAFTING, List.of("submit", "withdraw"),
            NoticeState.AWAITING_SIGNATURE, List.of("sendBack", "issue", "withdraw"),
            NoticeState.ISSUED, List.of("answer", "settle"),
            NoticeState.ANSWERED, List.of(),
            NoticeState.WITHDRAWN, List.of(),
            NoticeState.SETTLED, List.of());

    static final Map<String, Consumer<Notice>> ACTS = Map.of(
            "submit", Notice::submit,
            "withdraw", Notice::withdraw,
            "sendBack", Notice::sendBack,
            "issue", Notice::issue,
            "answer", Notice::answer,
            "settle", Notice::settle);

    @Test
    void it_goes_from_the_supervision_office_to_the_government_office_and_to_the_department() {
        var notice = in(NoticeState.DRAFTING);
        assertThat(notice.holder()).isEqualTo(Holder.of(DepartmentCode.SUPERVISION_OFFICE));
        assertThat(notice.submit()).isEqualTo(1);
        assertThat(notice.holder()).isEqualTo(Holder.of(DepartmentCode.GOVERNMENT_OFFICE));
        notice.issue();
        assertThat(notice.holder()).isEqualTo(Holder.of(new DepartmentCode("MZJ")));
        notice.answer();
        assertThat(notice.holder()).isNull();
    }

    @Test
    void each_text_sent_for_signature_is_counted() {
        var notice = in(NoticeState.AWAITING_SIGNATURE);

        notice.sendBack();

        assertThat(notice.submit()).isEqualTo(2);
        assertThat(notice.drafts()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void what_its_state_does_not_allow_is_refused(NoticeState state, String act) {
        var notice = in(state);

        assertThatThrownBy(() -> ACTS.get(act).accept(notice))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("现为“" + state.label() + "”");
        assertThat(notice.state()).isEqualTo(state);
    }

    static Stream<Arguments> illegal() {
        return Stream.of(NoticeState.values())
                .flatMap(state -> ACTS.keySet().stream()
                        .filter(act -> !LEGAL.get(state).contains(act))
                        .map(act -> Arguments.of(state, act)));
    }

    @Test
    void what_is_signed_is_read_again_as_it_was_written() {
        var written = new NoticeDocument(
                "督办〔2023〕1号", List.of("市民政局：", "一、报送情况", "要求。"), "市政府办公厅（督查室）", "陈立群", "2023年11月28日");

        assertThat(NoticeDocument.read(written.text())).isEqualTo(written);
        assertThat(written.isDraft()).isFalse();
    }

    static Notice in(NoticeState state) {
        var notice = Notice.about(
                new NoticeNumber("2023-07-N01"),
                new OpinionNumber("2023-07"),
                new NoticeFacts.Cause(
                        new MeasureNumber("2023-07-M07"),
                        new OpinionNumber("2023-07"),
                        new DepartmentCode("MZJ"),
                        MeasureState.IN_PROGRESS,
                        1),
                "逾期",
                Instant.parse("2023-11-28T02:00:00Z"));
        switch (state) {
            case DRAFTING -> {}
            case WITHDRAWN -> notice.withdraw();
            case AWAITING_SIGNATURE -> notice.submit();
            default -> {
                notice.submit();
                notice.issue();
                if (state == NoticeState.ANSWERED) {
                    notice.answer();
                } else if (state == NoticeState.SETTLED) {
                    notice.settle();
                }
            }
        }
        return notice;
    }
}
