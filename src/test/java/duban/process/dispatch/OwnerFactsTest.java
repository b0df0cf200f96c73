package duban.process.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import duban.department.Officers;
import duban.measure.ArbitrateReturn;
import duban.measure.DecideDispute;
import duban.measure.Ruling;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnerFactsTest {

    static final String NUMBER = "2023-07-M11";
    static final DepartmentCode CZJ = new DepartmentCode("CZJ");
    static final Actor ACTOR = new Actor(new PersonId("office.sfj"), DepartmentCode.SUPERVISION_OFFICE);

    final Officers officers = mock();
    final OwnerFacts ownerFacts = new OwnerFacts(officers);

    @Test
    void tasks_and_verifiers_follow_whoever_has_the_measure_after_either_ruling() {
        when(officers.homesOfOffice()).thenReturn(List.of(CZJ, new DepartmentCode("FGW"), new DepartmentCode("SFJ")));
        var arbitration = new ArbitrateReturn.Request(Ruling.MOVE, "CZJ", "职责在市财政局");
        var dispute = new DecideDispute.Request(Ruling.MOVE, "CZJ", "职责在市财政局");
        var arbitrateReturn = mock(ArbitrateReturn.class);
        var decideDispute = mock(DecideDispute.class);
        when(arbitrateReturn.arbitrate(new MeasureNumber(NUMBER), ACTOR, arbitration))
                .thenReturn(CZJ);
        when(decideDispute.decide(new MeasureNumber(NUMBER), ACTOR, dispute)).thenReturn(CZJ);
        var facts = Map.of("department", "CZJ", "verifierGroups", "office_FGW,office_SFJ");

        assertThat(new ArbitrateReturnHandler(arbitrateReturn, ownerFacts).take(NUMBER, ACTOR, arbitration))
                .isEqualTo(facts);
        assertThat(new DecideDisputeHandler(decideDispute, ownerFacts).take(NUMBER, ACTOR, dispute))
                .isEqualTo(facts);
    }
}
