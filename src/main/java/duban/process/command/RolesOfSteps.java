package duban.process.command;

import duban.department.Role;
import duban.ledger.StepRoles;
import duban.process.model.Step;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class RolesOfSteps implements StepRoles {

    @Override
    public Optional<Role> of(String step) {
        return Arrays.stream(Step.values())
                .filter(known -> known.stem().equals(step))
                .findFirst()
                .map(Step::role);
    }

    @Override
    public String label(String step) {
        return Step.ofStem(step).label();
    }
}
