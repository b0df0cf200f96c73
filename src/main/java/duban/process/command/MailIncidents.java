package duban.process.command;

import duban.notification.MailFailed;
import duban.notification.MailSentAfterAll;
import duban.process.engine.Unchecked;
import java.util.Comparator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A mail that was given up is an incident of each process it tells of: whoever looks at the process sees that somebody
 * was not told. It goes when the mail is sent after all, and with the process.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MailIncidents {

    static final String TYPE = "mailFailed";

    private final RuntimeService runtimeService;
    private final Unchecked unchecked;
    private final JdbcClient jdbc;

    MailIncidents(RuntimeService runtimeService, Unchecked unchecked, JdbcClient jdbc) {
        this.runtimeService = runtimeService;
        this.unchecked = unchecked;
        this.jdbc = jdbc;
    }

    @EventListener
    void failed(MailFailed failed) {
        var message = "发给" + failed.recipient() + "的邮件没有送达：" + failed.answer();
        unchecked.run(() -> {
            resolve(failed.mail());
            failed.items().forEach(item -> raise(item, failed.mail(), message));
        });
    }

    @EventListener
    void sent(MailSentAfterAll sent) {
        unchecked.run(() -> resolve(sent.mail()));
    }

    /** Where the process waits, best at a task. Of an item that has ended meanwhile nobody needs to be told any more. */
    private void raise(String item, long mail, String message) {
        jdbc
                .sql("select id from process_instance where item = ? order by round desc limit 1")
                .param(item)
                .query(String.class)
                .optional()
                .map(runtimeService::getActivityInstance)
                .stream()
                .flatMap(process -> leaves(process).filter(leaf -> leaf != process))
                .min(Comparator.comparing(leaf -> !"userTask".equals(leaf.getActivityType())))
                .ifPresent(leaf ->
                        runtimeService.createIncident(TYPE, leaf.getExecutionIds()[0], String.valueOf(mail), message));
    }

    private static Stream<ActivityInstance> leaves(ActivityInstance tree) {
        var children = tree.getChildActivityInstances();
        return children.length == 0 ? Stream.of(tree) : Stream.of(children).flatMap(MailIncidents::leaves);
    }

    /** The engine resolves all of one type and configuration with any of them. */
    private void resolve(long mail) {
        runtimeService
                .createIncidentQuery()
                .incidentType(TYPE)
                .configuration(String.valueOf(mail))
                .listPage(0, 1)
                .forEach(incident -> runtimeService.resolveIncident(incident.getId()));
    }
}
