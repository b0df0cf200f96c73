package duban.demo;

import duban.department.Officer;
import duban.department.Officers;
import duban.process.engine.Jobs;
import duban.shared.PersonId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Plays {@code demo/scene.csv}: who did what and when, through the real use cases, with the clock moving along. */
@Component
@Profile("demo")
class DemoScene {

    private final PlayedTime time;
    private final Officers officers;
    private final SceneActs acts;
    private final SceneSteps steps;
    private final Jobs jobs;

    DemoScene(PlayedTime time, Officers officers, SceneActs acts, SceneSteps steps, Jobs jobs) {
        this.time = time;
        this.officers = officers;
        this.acts = acts;
        this.steps = steps;
        this.jobs = jobs;
    }

    void play() {
        for (var row : SceneRow.all()) {
            time.playTo(row.at());
            var who = officer(row);
            if (!acts.act(row, who)) {
                steps.take(row, who);
            }
            jobs.drain();
        }
    }

    private Officer officer(SceneRow row) {
        return officers.find(new PersonId(row.who())).orElseThrow(() -> row.wrong("nobody is called that"));
    }
}
