package duban.measure;

import duban.deadline.DueText;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A co-handler that is not asked to co-sign gives its view on the result, within the limit. */
@Component
@Transactional
public class GiveView {

    public enum Decision {
        NO_COMMENT,
        COMMENT
    }

    /** @param view required for {@link Decision#COMMENT}, at most 500 characters */
    public record Request(Decision decision, String view) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Consultation consultation;
    private final CoHandlerViews views;
    private final Obligations obligations;

    GiveView(
            MeasureRepository measures,
            MeasureJournal journal,
            Consultation consultation,
            CoHandlerViews views,
            Obligations obligations) {
        this.measures = measures;
        this.journal = journal;
        this.consultation = consultation;
        this.views = views;
        this.obligations = obligations;
    }

    /** @throws Refusal also when the limit has passed, whether or not a round has noticed: silence is 无意见 */
    public void give(MeasureNumber number, Actor actor, Request request) {
        if (request.decision() == null) {
            throw Refusal.invalid("decision", "REQUIRED", "请选择“无意见”或“有意见”。");
        }
        var view = request.decision() == Decision.COMMENT ? Texts.required("view", "意见", request.view(), 500) : "";
        var measure = measures.held(number);
        measure.mustBeWithCoHandlers("提出意见");
        if (measure.coSign() || !consultation.stillToComment(measure).contains(actor.actingFor())) {
            throw Refusal.conflict("WRONG_STATE", "本单位已经答复，或这一次不征求本单位意见。");
        }
        if (consultation.daysLate(number, ObligationKind.VIEWS, actor).isPresent()) {
            throw late(number);
        }
        views.put(measure, actor.actingFor(), actor, request.decision().name(), view);
        var last = consultation.stillToComment(measure).isEmpty();
        journal.record(measure, "giveView", actor, view.isEmpty() ? "无意见" : view, changed -> {
            if (last) {
                changed.endConsultation();
            }
        });
        if (last) {
            obligations.fulfil(number.value(), ObligationKind.VIEWS);
            obligations.open(number.value(), ObligationKind.VERIFICATION);
        }
    }

    private Refusal late(MeasureNumber number) {
        var due = obligations.due(number.value(), ObligationKind.VIEWS);
        return Refusal.conflict("VIEW_LATE", "征求意见已于" + DueText.of(due) + " 截止，逾期未答复按无意见处理，不再受理。如有重要情况，请直接告知督办专班。");
    }
}
