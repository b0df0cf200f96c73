package duban.measure;

import duban.department.Officer;
import duban.department.Role;
import duban.department.Standing;
import duban.department.Standings;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** As whom somebody asks for a measure's deadline to be moved: as its handler, or as liaison of its department. */
@Component
public class DeadlineRights {

    private final MeasureRepository measures;
    private final Standings standings;

    DeadlineRights(MeasureRepository measures, Standings standings) {
        this.measures = measures;
        this.standings = standings;
    }

    /** By own rights or in somebody's place; whoever has none is refused by the use case. */
    public Actor requester(MeasureNumber number, Officer officer) {
        var measure = measures.of(number);
        Predicate<Standing> handles = standing -> standing.isAppointed(measure.department(), Role.HANDLER)
                && standing.rights().id().equals(measure.handler());
        Predicate<Standing> relays = standing -> standing.isAppointed(measure.department(), Role.LIAISON);
        var all = standings.of(officer);
        return Stream.concat(all.stream().filter(handles), all.stream().filter(relays))
                .findFirst()
                .map(standing -> standing.actingFor(measure.department()))
                .orElseGet(() -> new Actor(officer.id(), officer.home()));
    }
}
