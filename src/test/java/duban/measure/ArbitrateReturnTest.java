package duban.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import duban.department.Officer;
import duban.department.Officers;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArbitrateReturnTest {

    static final MeasureNumber NUMBER = new MeasureNumber("2023-07-M11");
    static final DepartmentCode MZJ = new DepartmentCode("MZJ");
    static final DepartmentCode CZJ = new DepartmentCode("CZJ");
    static final DepartmentCode SFJ = new DepartmentCode("SFJ");
    static final ArbitrateReturn.Request KEEP = new ArbitrateReturn.Request(Ruling.KEEP, null, "职责明确");

    final RuleOnReturn ruleOnReturn = mock();
    final Returns returns = mock();
    final Officers officers = mock();
    final ArbitrateReturn arbitrateReturn = new ArbitrateReturn(ruleOnReturn, returns, officers);

    @BeforeEach
    void mzj_returned_and_proposed_czj() {
        when(returns.pending(NUMBER)).thenReturn(new Returns.Pending(1, MZJ, CZJ));
        when(ruleOnReturn.rule(any(), any(), any(), any(), any(), any())).thenReturn(MZJ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZJ", "CZJ"})
    void nobody_rules_for_their_own_house_where_somebody_else_can(String home) {
        when(officers.homesOfOffice()).thenReturn(List.of(CZJ, MZJ, SFJ));
        var member = memberFrom(new DepartmentCode(home));

        var refusal = catchThrowableOfType(Refusal.class, () -> arbitrateReturn.arbitrate(NUMBER, member, KEEP));

        assertThat(refusal.code()).isEqualTo("FOUR_EYES");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        verifyNoInteractions(ruleOnReturn);
    }

    @Test
    void nobody_rules_in_the_place_of_a_colleague_who_must_not() {
        when(officers.homesOfOffice()).thenReturn(List.of(CZJ, MZJ, SFJ));
        var absent = member("office.absent", CZJ);
        var substitute = new Actor(member("office.member", SFJ), DepartmentCode.SUPERVISION_OFFICE, absent, null);

        var refusal = catchThrowableOfType(Refusal.class, () -> arbitrateReturn.arbitrate(NUMBER, substitute, KEEP));

        assertThat(refusal.code()).isEqualTo("FOUR_EYES");
        verifyNoInteractions(ruleOnReturn);
    }

    @Test
    void where_everybody_comes_from_one_of_the_sides_one_of_them_rules() {
        when(officers.homesOfOffice()).thenReturn(List.of(CZJ, MZJ));

        assertThat(arbitrateReturn.arbitrate(NUMBER, memberFrom(MZJ), KEEP)).isEqualTo(MZJ);
    }

    @Test
    void whoever_comes_from_neither_side_rules() {
        when(officers.homesOfOffice()).thenReturn(List.of(CZJ, MZJ, SFJ));

        assertThat(arbitrateReturn.arbitrate(NUMBER, memberFrom(SFJ), KEEP)).isEqualTo(MZJ);
    }

    Actor memberFrom(DepartmentCode home) {
        return new Actor(member("office.member", home), DepartmentCode.SUPERVISION_OFFICE);
    }

    PersonId member(String id, DepartmentCode home) {
        var person = new PersonId(id);
        when(officers.find(person)).thenReturn(Optional.of(new Officer(person, "何平", home, "督查科", "", "", List.of())));
        return person;
    }
}
