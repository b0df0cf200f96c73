package duban.process.command;

import duban.notification.MailFailed;
import duban.notification.MailSentAfterAll;
import duban.process.engine.Unchecked;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
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

    /** Of an item that has ended meanwhile nobody needs to be told any more. */
    private void raise(String item, long mail, String message) {
        jdbc.sql("select id from process_instance where item = ? order by round desc limit 1")
                .param(item)
                .query(String.class)
                .optional()
                .filter(this::isRunning)
                .ifPresent(instance -> runtimeService.createIncident(TYPE, instance, String.valueOf(mail), message));
    }

    private boolean isRunning(String instance) {
        return runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    private void resolve(long mail) {
        runtimeService.createIncidentQuery().incidentType(TYPE).configuration(String.valueOf(mail)).list().stream()
                .map(Incident::getId)
                .forEach(runtimeService::resolveIncident);
    }
}
