package duban.opinion;

import duban.shared.ChangeNumber;
import java.util.List;

/** Port: what the process of a change is told, and what it can keep still. */
public interface PlanChangeFlow {

    /** The change has been proposed and waits for the leader. */
    void proposed(ChangeNumber change);

    /** Holds the open tasks of these items until the transaction ends, so that nobody takes a step of them meanwhile. */
    void hold(List<String> items);
}
