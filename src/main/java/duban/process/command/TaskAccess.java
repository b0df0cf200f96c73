package duban.process.command;

import duban.deadline.WorkingDays;
import duban.department.Officer;
import duban.ledger.ContentReaders;
import duban.process.worklist.WorkItem;
import duban.shared.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far an open task opens for somebody: to be worked at, to be read, or not at all. */
@Component
public class TaskAccess {

    private final TaskRights rights;
    private final RecordingRights recordingRights;
    private final ContentReaders readers;
    private final Clock clock;

    TaskAccess(TaskRights rights, RecordingRights recordingRights, ContentReaders readers, Clock clock) {
        this.rights = rights;
        this.recordingRights = recordingRights;
        this.readers = readers;
        this.clock = clock;
    }

    /** As whom the officer may take it; empty if somebody else has it or is to have it. */
    public Optional<Actor> takenAs(Officer officer, WorkItem work) {
        return rights.mayTake(officer, List.of(work)).get(0);
    }

    /**
     * True for whoever may take it, now or when nobody has it, who may record it on behalf, and who may see its item. A
     * check stays closed to all who see it only as members of an office but come from the department that is checked.
     */
    public boolean mayRead(Officer officer, WorkItem work) {
        return rights.isFor(officer, work)
                || recordingRights.mayRecord(officer, work)
                || maySee(officer, work.item()) && !isBarred(officer, work);
    }

    /** True for whoever may see what was done about the item. */
    public boolean maySee(Officer officer, String item) {
        return readers.mayRead(item, officer.id(), WorkingDays.dayOf(clock.instant()));
    }

    private static boolean isBarred(Officer officer, WorkItem work) {
        return officer.home().equals(work.barred()) && !officer.worksIn(work.barred());
    }
}
