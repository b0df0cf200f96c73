package duban.process.identity;

import duban.process.engine.Unchecked;
import duban.process.model.Groups;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the engine lets each role do; applied at every start, each grant once. */
@Component
public class Grants {

    private static final String EVERYBODY = "*";

    /** Who may look into every process; none of them may change one. */
    private static final List<String> READERS =
            List.of(Groups.LEADER, Groups.OFFICE, Groups.GOVERNMENT_OFFICE, Groups.AUDITOR);

    private final AuthorizationService authorizationService;
    private final Unchecked unchecked;

    Grants(AuthorizationService authorizationService, Unchecked unchecked) {
        this.authorizationService = authorizationService;
        this.unchecked = unchecked;
    }

    @Transactional
    public void apply() {
        unchecked.run(() -> {
            everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            everybody(Resources.PROCESS_DEFINITION, EVERYBODY, Permissions.READ);
            for (var group : READERS) {
                group(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
                group(
                        group,
                        Resources.PROCESS_DEFINITION,
                        EVERYBODY,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_HISTORY);
            }
        });
    }

    private void everybody(Resource resource, String id, Permission... permissions) {
        var existing = authorizationService
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceType(resource)
                .resourceId(id);
        if (existing.count() == 0) {
            var grant = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            save(grant, resource, id, permissions);
        }
    }

    private void group(String group, Resource resource, String id, Permission... permissions) {
        var existing = authorizationService
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id);
        if (existing.count() == 0) {
            var grant = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            save(grant, resource, id, permissions);
        }
    }

    private void save(Authorization grant, Resource resource, String id, Permission... permissions) {
        grant.setResource(resource);
        grant.setResourceId(id);
        for (var permission : permissions) {
            grant.addPermission(permission);
        }
        authorizationService.saveAuthorization(grant);
    }
}
