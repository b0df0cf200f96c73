package duban.process.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Checks a person's rights with all groups of the person. The engine first leaves out those that nothing is granted to,
 * and reads every grant there is for that: with each checked call, 20 ms of it at 100,000 open tasks. A person here has
 * a handful of groups, and each has grants.
 */
final class GroupsAsTheyAre extends AuthorizationManager {

    /** Makes the engine use it. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new GroupsAsTheyAre();
        }
    }

    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }
}
