package duban.demo;

import duban.department.AppointSubstitute;
import duban.department.Officer;
import duban.department.UnitRights;
import duban.measure.ReassignMeasure;
import duban.measure.ReportProgress;
import duban.opinion.ProposeChange;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What people of the scene do that is no step of a process: report, propose, change who works. */
@Component
@Profile("demo")
class SceneActs {

    private final SceneForms forms;
    private final SceneRounds rounds;
    private final ReportProgress reportProgress;
    private final ReassignMeasure reassignMeasure;
    private final AppointSubstitute appointSubstitute;
    private final UnitRights unitRights;
    private final ProposeChange proposeChange;

    SceneActs(
            SceneForms forms,
            SceneRounds rounds,
            ReportProgress reportProgress,
            ReassignMeasure reassignMeasure,
            AppointSubstitute appointSubstitute,
            UnitRights unitRights,
            ProposeChange proposeChange) {
        this.forms = forms;
        this.rounds = rounds;
        this.reportProgress = reportProgress;
        this.reassignMeasure = reassignMeasure;
        this.appointSubstitute = appointSubstitute;
        this.unitRights = unitRights;
        this.proposeChange = proposeChange;
    }

    /** Does what the row says, if that is one of these acts; false if it is a step. */
    boolean act(SceneRow row, Officer who) {
        switch (row.step()) {
            case "reportProgress" ->
                reportProgress.report(
                        new MeasureNumber(row.item()),
                        new Actor(who.id(), who.home()),
                        forms.fill(ReportProgress.Request.class, row));
            case "reportProgressRounds" -> rounds.report(row);
            case "reassignMeasure" ->
                reassignMeasure.reassign(
                        new MeasureNumber(row.item()),
                        unitRights.mayDirect(who),
                        forms.fill(ReassignMeasure.Request.class, row));
            case "appointSubstitute" ->
                appointSubstitute.appoint(
                        unitRights.mayLeadPeople(who), forms.fill(AppointSubstitute.Request.class, row));
            case "proposeChange" ->
                proposeChange.propose(
                        new Actor(who.id(), DepartmentCode.SUPERVISION_OFFICE),
                        forms.fill(ProposeChange.Request.class, row));
            default -> {
                return false;
            }
        }
        return true;
    }
}
