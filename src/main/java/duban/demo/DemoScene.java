package duban.demo;

import duban.department.Officer;
import duban.department.Officers;
import duban.measure.ReportProgress;
import duban.process.command.SubmitStep;
import duban.process.engine.Jobs;
import duban.process.model.Step;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Plays {@code demo/scene.csv}: who did what and when, through the real use cases, with the clock moving along. */
@Component
@Profile("demo")
class DemoScene {

    private final PlayedTime time;
    private final Officers officers;
    private final WorkItems workItems;
    private final SubmitStep submitStep;
    private final ReportProgress reportProgress;
    private final SceneForms forms;
    private final Jobs jobs;

    DemoScene(
            PlayedTime time,
            Officers officers,
            WorkItems workItems,
            SubmitStep submitStep,
            ReportProgress reportProgress,
            SceneForms forms,
            Jobs jobs) {
        this.time = time;
        this.officers = officers;
        this.workItems = workItems;
        this.submitStep = submitStep;
        this.reportProgress = reportProgress;
        this.forms = forms;
        this.jobs = jobs;
    }

    void play() {
        for (var row : SceneRow.all()) {
            time.playTo(row.at());
            act(row, officer(row));
            jobs.drain();
        }
    }

    private void act(SceneRow row, Officer who) {
        switch (row.step()) {
            case "reportProgress" ->
                reportProgress.report(
                        new MeasureNumber(row.item()),
                        new Actor(who.id(), who.home()),
                        forms.fill(ReportProgress.Request.class, row));
            default -> take(row, who);
        }
    }

    private void take(SceneRow row, Officer who) {
        var step = Step.ofStem(row.step());
        var work = workItems.of(row.item()).stream()
                .filter(open -> open.step() == step && who.isAppointed(open.department(), open.role()))
                .findFirst()
                .orElseThrow(() -> row.wrong("no such task; open: " + workItems.of(row.item())));
        submitStep.submit(work.taskId(), who, request -> forms.fill(request, row));
    }

    private Officer officer(SceneRow row) {
        return officers.find(new PersonId(row.who())).orElseThrow(() -> row.wrong("nobody is called that"));
    }
}
