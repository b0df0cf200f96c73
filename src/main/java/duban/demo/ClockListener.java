package duban.demo;

import java.time.Duration;

/** Told when the demo's clock is moved, and once at start how far it stands from real time. */
public interface ClockListener {

    /** @param offset what is added to real time from now on */
    void moved(Duration offset);
}
