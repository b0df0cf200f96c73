package duban.process.identity;

import duban.process.engine.Unchecked;
import duban.process.model.Groups;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
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
    private final FilterService filterService;
    private final TaskService taskService;
    private final Unchecked unchecked;

    Grants(
            AuthorizationService authorizationService,
            FilterService filterService,
            TaskService taskService,
            Unchecked unchecked) {
        this.authorizationService = authorizationService;
        this.filterService = filterService;
        this.taskService = taskService;
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
            filter("我的待办", "交给我和我所在岗位办理的事项，按期限排列", 0);
        });
    }

    private void filter(String name, String description, int priority) {
        if (filterService.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        // The list itself is answered from work items; the stored query is never run.
        var filter = filterService.newTaskFilter(name);
        filter.setQuery(taskService.createTaskQuery());
        filter.setProperties(Map.of("description", description, "priority", priority, "refresh", true));
        filterService.saveFilter(filter);
        everybody(Resources.FILTER, filter.getId(), Permissions.READ);
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
