package duban.deadline;

import java.time.Duration;

/** Port: told when a movable clock is moved, and once at start how far it stands from real time. */
public interface ClockListener {

    /** @param offset what is added to real time from now on */
    void moved(Duration offset);
}
