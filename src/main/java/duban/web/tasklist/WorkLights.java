package duban.web.tasklist;

import duban.ledger.Light;
import duban.ledger.Lights;
import duban.process.worklist.WorkItem;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lights of open tasks as they are now, by one query for all of a list. */
@Component
class WorkLights {

    private final Lights lights;
    private final Clock clock;

    WorkLights(Lights lights, Clock clock) {
        this.lights = lights;
        this.clock = clock;
    }

    /** One for each, in the same order. */
    List<Light> of(List<WorkItem> works) {
        return lights.of(
                works.stream()
                        .map(work -> new Lights.Asked(work.item(), work.due()))
                        .toList(),
                clock.instant());
    }

    Light of(WorkItem work) {
        return of(List.of(work)).get(0);
    }
}
