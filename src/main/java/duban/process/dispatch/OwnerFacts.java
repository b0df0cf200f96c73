package duban.process.dispatch;

import duban.department.Officers;
import duban.process.model.Groups;
import duban.process.model.RectificationMeasureProcess;
import duban.shared.DepartmentCode;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the process of a measure needs to know of whose it is: its tasks and its verifiers follow. */
@Component
class OwnerFacts {

    private final Officers officers;

    OwnerFacts(Officers officers) {
        this.officers = officers;
    }

    Map<String, Object> of(DepartmentCode owner) {
        return Map.of(
                RectificationMeasureProcess.DEPARTMENT.name(),
                owner.value(),
                RectificationMeasureProcess.VERIFIER_GROUPS.name(),
                Groups.verifiersFor(owner, officers.homesOfOffice()));
    }
}
