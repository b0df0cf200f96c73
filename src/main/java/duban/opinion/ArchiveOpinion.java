package duban.opinion;

import duban.audit.Transition;
import duban.audit.TransitionLog;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Holder;
import duban.shared.OpinionNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The government office archives an opinion whose comments are all struck off or not adopted. */
@Component
@Transactional
public class ArchiveOpinion {

    /** @param note kept with the archive, may be empty, at most 500 characters */
    public record Request(String note) {}

    private final JdbcClient jdbc;
    private final Obligations obligations;
    private final TransitionLog log;

    ArchiveOpinion(JdbcClient jdbc, Obligations obligations, TransitionLog log) {
        this.jdbc = jdbc;
        this.obligations = obligations;
        this.log = log;
    }

    /** @throws Refusal naming the comments that are still open */
    public void archive(OpinionNumber number, Actor actor, Request request) {
        var note = Texts.optional("note", "归档说明", request.note(), 500);
        var open = jdbc.sql(
                        "select number from comment where opinion = ? and state not in ('STRUCK_OFF', 'NOT_ADOPTED') order by number")
                .param(number.value())
                .query(String.class)
                .list();
        if (!open.isEmpty()) {
            throw Refusal.conflict("COMMENTS_OPEN", "还有" + open.size() + "个问题未销号，不能归档：" + String.join("、", open) + "。");
        }
        var archived = jdbc.sql(
                        "update opinion set state = 'ARCHIVED', version = version + 1 where number = ? and state = 'DISPATCHED'")
                .param(number.value())
                .update();
        if (archived == 0) {
            throw Refusal.conflict("WRONG_STATE", number + " 尚未交办或已经归档。");
        }
        log.append(new Transition(
                number.value(),
                "archiveOpinion",
                actor,
                Holder.of(DepartmentCode.GOVERNMENT_OFFICE),
                null,
                OpinionState.DISPATCHED.name(),
                OpinionState.ARCHIVED.name(),
                note));
        obligations.fulfil(number.value(), ObligationKind.ARCHIVE);
    }
}
