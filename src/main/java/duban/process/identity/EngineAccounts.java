package duban.process.identity;

import duban.department.Accounts;
import duban.department.Officer;
import duban.department.Role;
import duban.process.engine.Unchecked;
import duban.process.model.Groups;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
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
            // The pages of accounts want two names: they show this one as the section.
            user.setFirstName(officer.section());
            user.setEmail(officer.email());
            user.setPassword(password);
            identityService.saveUser(user);
            Groups.of(officer).forEach((id, name) -> join(officer, id, name));
            if (officer.has(Role.ADMINISTRATOR)) {
                join(officer, ENGINE_ADMINISTRATORS, Role.ADMINISTRATOR.label());
            }
        });
    }

    @Override
    public void follow(Officer officer) {
        unchecked.run(() -> {
            var due = Groups.of(officer);
            var had = identityService
                    .createGroupQuery()
                    .groupMember(officer.id().value())
                    .list()
                    .stream()
                    .map(Group::getId)
                    .toList();
            had.stream()
                    .filter(group -> !due.containsKey(group))
                    .filter(group -> !group.equals(ENGINE_ADMINISTRATORS) || !officer.has(Role.ADMINISTRATOR))
                    .forEach(group ->
                            identityService.deleteMembership(officer.id().value(), group));
            due.entrySet().stream()
                    .filter(group -> !had.contains(group.getKey()))
                    .forEach(group -> join(officer, group.getKey(), group.getValue()));
        });
    }

    private void join(Officer officer, String id, String name) {
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            var group = identityService.newGroup(id);
            group.setName(name);
            group.setType("岗位");
            identityService.saveGroup(group);
        }
        identityService.createMembership(officer.id().value(), id);
    }
}
