package duban.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.Refusal;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.util.ReflectionTestUtils;

class ProgressRoundTest {

    /** Each act, the one state it is legal in, and the state it leads to. */
    enum Act {
        SUBMIT(ProgressRound::submit, RoundState.IN_PROGRESS, RoundState.AWAITING_SIGN_OFF),
        SEND_BACK(ProgressRound::sendBack, RoundState.AWAITING_SIGN_OFF, RoundState.IN_PROGRESS),
        MUST_AWAIT_SIGNATURE(
                ProgressRound::mustAwaitSignature, RoundState.AWAITING_SIGN_OFF, RoundState.AWAITING_SIGN_OFF),
        RECORD(ProgressRound::record, RoundState.AWAITING_SIGN_OFF, RoundState.RECORDED);

        final Consumer<ProgressRound> act;
        final RoundState from;
        final RoundState to;

        Act(Consumer<ProgressRound> act, RoundState from, RoundState to) {
            this.act = act;
            this.from = from;
            this.to = to;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_act_is_legal_in_its_own_state_only(Act act) {
        for (var state : RoundState.values()) {
            var round = round(state);
            if (state == act.from) {
                act.act.accept(round);
                assertThat(round.state()).isEqualTo(act.to);
            } else {
                assertThatThrownBy(() -> act.act.accept(round))
                        .isInstanceOf(Refusal.class)
                        .hasMessageContaining("MZJ-2023-11 现为“" + state.label() + "”")
                        .hasMessageContaining("须在“" + act.from.label() + "”时进行");
                assertThat(round.state()).isEqualTo(state);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_is_in_the_departments_hands_until_it_is_recorded(RoundState state) {
        assertThat(round(state).holder())
                .isEqualTo(state == RoundState.RECORDED ? null : Holder.of(new DepartmentCode("MZJ")));
    }

    private static ProgressRound round(RoundState state) {
        var round = new ProgressRound();
        Map.of("number", "MZJ-2023-11", "department", "MZJ", "state", state)
                .forEach((field, value) -> ReflectionTestUtils.setField(round, field, value));
        return round;
    }
}
