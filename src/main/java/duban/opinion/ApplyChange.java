package duban.opinion;

import duban.audit.TransitionLog;
import duban.comment.NotAdoptComment;
import duban.department.Departments;
import duban.measure.Approval;
import duban.measure.RenewMeasure;
import duban.measure.ReplaceMeasures;
import duban.measure.TerminateMeasure;
import duban.measure.Wordings;
import duban.shared.Actor;
import duban.shared.ChangeNumber;
import duban.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Carries an approved change out: tables and running processes follow, in the transaction of the decision. */
@Component
@Transactional
public class ApplyChange {

    private final PlanChanges changes;
    private final ReplaceMeasures replaceMeasures;
    private final RenewMeasure renewMeasure;
    private final TerminateMeasure terminateMeasure;
    private final NotAdoptComment notAdoptComment;
    private final Wordings wordings;
    private final Departments departments;
    private final TransitionLog log;
    private final JdbcClient jdbc;

    ApplyChange(
            PlanChanges changes,
            ReplaceMeasures replaceMeasures,
            RenewMeasure renewMeasure,
            TerminateMeasure terminateMeasure,
            NotAdoptComment notAdoptComment,
            Wordings wordings,
            Departments departments,
            TransitionLog log,
            JdbcClient jdbc) {
        this.changes = changes;
        this.replaceMeasures = replaceMeasures;
        this.renewMeasure = renewMeasure;
        this.terminateMeasure = terminateMeasure;
        this.notAdoptComment = notAdoptComment;
        this.wordings = wordings;
        this.departments = departments;
        this.log = log;
        this.jdbc = jdbc;
    }

    public void apply(ChangeNumber number) {
        var change = changes.of(number);
        var leader = log.latestOf(number.value()).actor();
        var approval = new Approval(number, change.kind().step(), leader, account(change, leader));
        var act = change.kind().act();
        switch (change.kind()) {
            case SPLIT, MERGE -> replaceMeasures.replace(act, change.measures(), change.proposed(), approval);
            case REWORD, TRANSFER -> renewMeasure.renew(act, change.proposed().get(0), approval);
            case TERMINATE -> terminateMeasure.terminate(change.measures().get(0), approval);
            case NOT_ADOPT -> notAdoptComment.notAdopt(change.comment(), approval);
        }
    }

    private String account(PlanChange change, Actor leader) {
        return "方案调整 " + change.number() + "：" + whatHappens(change) + "。提出：" + nameOf(change.proposedBy()) + "；批准："
                + nameOf(leader.person()) + "。原因：" + change.reason();
    }

    private String whatHappens(PlanChange change) {
        if (change.kind() != ChangeKind.TRANSFER) {
            return change.summary();
        }
        var then = change.proposed().get(0);
        var now = wordings.latestOf(then.number());
        return change.summary() + "，由" + departments.nameOf(now.department()) + "改为"
                + departments.nameOf(then.department());
    }

    private String nameOf(PersonId person) {
        return jdbc.sql("select name from officer where id = ?")
                .param(person.value())
                .query(String.class)
                .single();
    }
}
