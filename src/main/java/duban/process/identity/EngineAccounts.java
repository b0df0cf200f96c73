package duban.process.identity;

import duban.department.Accounts;
import duban.department.Officer;
import duban.department.Role;
import duban.process.engine.Unchecked;
import duban.process.model.Groups;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Logins in the engine's identity service. */
@Component
class EngineAccounts implements Accounts {

    private static final String ENGINE_ADMINISTRATORS = "camunda-admin";

    private final IdentityService identityService;
    private final Unchecked unchecked;

    EngineAccounts(IdentityService identityService, Unchecked unchecked) {
        this.identityService = identityService;
        this.unchecked = unchecked;
    }

    @Override
    public void open(Officer officer, String password) {
        unchecked.run(() -> {
            var user = identityService.newUser(officer.id().value());
            user.setLastName(officer.name());
            user.setFirstName("");
            user.setEmail(officer.email());
            user.setPassword(password);
            identityService.saveUser(user);
            Groups.of(officer).forEach((id, name) -> join(officer, id, name));
            if (officer.has(Role.ADMINISTRATOR)) {
                join(officer, ENGINE_ADMINISTRATORS, Role.ADMINISTRATOR.label());
            }
        });
    }

    private void join(Officer officer, String id, String name) {
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            var group = identityService.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identityService.saveGroup(group);
        }
        identityService.createMembership(officer.id().value(), id);
    }
}
