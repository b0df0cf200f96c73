package duban.benchmark;

import duban.TestDatabase;
import duban.WebSession;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import stock.StockCamunda;

/** Stock Camunda on the engine tables of the running application, on a port of its own, with authorization on. */
final class StockPeer implements AutoCloseable {

    /** By due day; ties by task id. */
    static final List<Map<String, String>> BY_DUE_DAY =
            List.of(Map.of("sortBy", "dueDate", "sortOrder", "asc"), Map.of("sortBy", "id", "sortOrder", "asc"));

    private static final String PASSWORD = "Stock-peer-2023";

    private final ConfigurableApplicationContext application;
    private final JdbcTemplate owner;
    private final String filter;

    private StockPeer(ConfigurableApplicationContext application, JdbcTemplate owner) {
        this.application = application;
        this.owner = owner;
        this.filter = storeFilter();
    }

    static StockPeer start(TestDatabase database) {
        var builder = new SpringApplicationBuilder(StockCamunda.class);
        // Ours, which Spring finds on the class path, would ask for our settings.
        builder.application()
                .setInitializers(builder.application().getInitializers().stream()
                        .filter(initializer -> !initializer.getClass().getName().startsWith("duban."))
                        .toList());
        var application = builder.run(
                // Nor are our settings its own.
                "--spring.config.name=stock",
                "--spring.main.banner-mode=off",
                "--server.port=0",
                "--spring.datasource.url=" + database.appUrl(),
                "--camunda.bpm.authorization.enabled=true",
                // The tables are there, with the level of history and the models they were made with.
                "--camunda.bpm.database.schema-update=false",
                "--camunda.bpm.history-level=activity",
                "--camunda.bpm.auto-deployment-enabled=false",
                "--camunda.bpm.job-execution.enabled=false",
                "--logging.level.root=WARN");
        return new StockPeer(application, new JdbcTemplate(new DriverManagerDataSource(database.ownerUrl())));
    }

    /** My tasks, and those of my groups that nobody has: what the stock filter editor would make of our list. */
    private String storeFilter() {
        var tasks = application.getBean(TaskService.class);
        var filters = application.getBean(FilterService.class);
        var authorizations = application.getBean(AuthorizationService.class);
        var stored = filters.newTaskFilter("mine")
                .setQuery(tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .endOr());
        filters.saveFilter(stored);
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        grant.setResource(Resources.FILTER);
        grant.setResourceId(stored.getId());
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
        return stored.getId();
    }

    String filter() {
        return filter;
    }

    /** Passwords are kept in another way there: the person gets one for the moment of the login. */
    WebSession login(String person) {
        var kept = owner.queryForMap("select pwd_, salt_ from act_id_user where id_ = ?", person);
        var identities = application.getBean(IdentityService.class);
        var user = identities.createUserQuery().userId(person).singleResult();
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        try {
            var port = application.getEnvironment().getProperty("local.server.port");
            return WebSession.login("http://localhost:" + port, person, PASSWORD);
        } finally {
            owner.update(
                    "update act_id_user set pwd_ = ?, salt_ = ? where id_ = ?",
                    kept.get("pwd_"),
                    kept.get("salt_"),
                    person);
        }
    }

    @Override
    public void close() {
        application.close();
        owner.update("delete from act_ru_authorization where resource_type_ = 5 and resource_id_ = ?", filter);
        owner.update("delete from act_ru_filter where id_ = ?", filter);
    }
}
