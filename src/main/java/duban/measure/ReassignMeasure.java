package duban.measure;

import duban.department.Officers;
import duban.department.Role;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reassigns (改派) a measure to another handler of its department; no clock is reset by it. */
@Component
@Transactional
public class ReassignMeasure {

    /**
     * @param handler id of the person who is to do the work from now on
     * @param reason why, at most 200 characters
     */
    public record Request(String handler, String reason) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final RectificationMeasureFlow flow;
    private final Officers officers;

    ReassignMeasure(
            MeasureRepository measures, MeasureJournal journal, RectificationMeasureFlow flow, Officers officers) {
        this.measures = measures;
        this.journal = journal;
        this.flow = flow;
        this.officers = officers;
    }

    /**
     * @param by who reassigns, for the handling department
     * @throws Refusal if the measure is another department's, is not in work, or the person is no other handler of it
     */
    public void reassign(MeasureNumber number, Actor by, Request request) {
        var handler = new PersonId(Texts.required("handler", "承办人", request.handler(), 64));
        var reason = Texts.required("reason", "改派原因", request.reason(), 200);
        flow.hold(number);
        var measure = measures.of(number);
        if (!measure.department().equals(by.actingFor())) {
            throw Refusal.concealed("没有编号为 " + number + " 的整改措施。");
        }
        if (!officers.isAppointed(handler, measure.department(), Role.HANDLER)) {
            throw Refusal.invalid("handler", "NOT_A_HANDLER", "所选人员不是本单位的承办人，请从名单中选择。");
        }
        if (handler.equals(measure.handler())) {
            throw Refusal.invalid("handler", "SAME_HANDLER", "该措施现在就由所选人员承办，请选择其他承办人。");
        }
        journal.record(measure, "reassignMeasure", by, reason, changed -> changed.reassign(handler));
        flow.reassigned(number, handler);
    }
}
