package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.department.Officers;
import duban.department.Role;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The liaison hands a received measure on to a handler of the department. */
@Component
@Transactional
public class HandToHandler {

    /**
     * @param handler id of the person who is to do the work
     * @param instruction what is asked of the handler, may be empty, at most 200 characters
     */
    public record Request(String handler, String instruction) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Obligations obligations;
    private final Officers officers;

    HandToHandler(MeasureRepository measures, MeasureJournal journal, Obligations obligations, Officers officers) {
        this.measures = measures;
        this.journal = journal;
        this.obligations = obligations;
        this.officers = officers;
    }

    /** Returns the handler, whose the work is from now on. */
    public PersonId handTo(MeasureNumber number, Actor actor, Request request) {
        var handler = new PersonId(Texts.required("handler", "承办人", request.handler(), 64));
        var instruction = Texts.optional("instruction", "办理要求", request.instruction(), 200);
        var measure = measures.of(number);
        if (!officers.isAppointed(handler, measure.department(), Role.HANDLER)) {
            throw Refusal.invalid("handler", "NOT_A_HANDLER", "所选人员不是本单位的承办人，请从名单中选择。");
        }
        journal.record(measure, "handToHandler", actor, instruction, changed -> changed.handTo(handler));
        obligations.fulfil(number.value(), ObligationKind.HAND_ON);
        return handler;
    }
}
