package stock;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.jdbc.JdbcRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.context.ApplicationContext;

/** Camunda as its starters make it, with nothing of ours: the peer that measurements and tests compare with. */
@SpringBootApplication(
        exclude = {
            FlywayAutoConfiguration.class,
            JdbcRepositoriesAutoConfiguration.class,
            MailSenderAutoConfiguration.class
        },
        // Ours, which Spring would find by its name.
        excludeName = "duban.web.GateConfiguration")
public class StockCamunda {

    /** What it says when it is ready, followed by its port and the id of its filter. */
    public static final String READY = "stock is ready";

    public static void main(String[] settings) {
        var application = new SpringApplication(StockCamunda.class);
        // Ours, which Spring finds on the class path, would ask for our settings.
        application.setInitializers(application.getInitializers().stream()
                .filter(initializer -> !initializer.getClass().getName().startsWith("duban."))
                .toList());
        var context = application.run(settings);
        System.out.println(
                READY + " " + context.getEnvironment().getProperty("local.server.port") + " " + storeFilter(context));
    }

    /** My tasks, and those of my groups that nobody has: what the filter editor would make of our list. */
    private static String storeFilter(ApplicationContext context) {
        var tasks = context.getBean(TaskService.class);
        var filters = context.getBean(FilterService.class);
        var authorizations = context.getBean(AuthorizationService.class);
        var filter = filters.newTaskFilter("mine")
                .setQuery(tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .endOr());
        filters.saveFilter(filter);
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filter.getId());
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
        return filter.getId();
    }
}
