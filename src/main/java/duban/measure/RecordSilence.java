package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.department.Departments;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The limit for views has passed: whoever was silent has no comment, and the result goes on to verification. */
@Component
@Transactional
public class RecordSilence {

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Consultation consultation;
    private final CoHandlerViews views;
    private final Departments departments;
    private final Obligations obligations;

    RecordSilence(
            MeasureRepository measures,
            MeasureJournal journal,
            Consultation consultation,
            CoHandlerViews views,
            Departments departments,
            Obligations obligations) {
        this.measures = measures;
        this.journal = journal;
        this.consultation = consultation;
        this.views = views;
        this.departments = departments;
        this.obligations = obligations;
    }

    /** Each silent department is recorded by itself; the last of these records also ends the consultation. */
    public void record(MeasureNumber number) {
        var measure = measures.held(number);
        measure.mustBeWithCoHandlers("记录未答复");
        var silent = consultation.stillToComment(measure);
        for (var department : silent) {
            views.put(measure, department, Actor.system(), "SILENT", "");
            var reason = departments.nameOf(department) + "到期未答复，视为无意见";
            journal.record(measure, "recordSilence", Actor.system(), reason, changed -> {
                if (consultation.stillToComment(changed).isEmpty()) {
                    changed.endConsultation();
                }
            });
        }
        obligations.fulfil(number.value(), ObligationKind.VIEWS);
        obligations.open(number.value(), ObligationKind.VERIFICATION);
    }
}
