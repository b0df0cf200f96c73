package duban.audit;

import duban.shared.Holder;

/** An item whose every step is logged. */
public interface Tracked {

    /** Its number. */
    String item();

    /** In whose hands it is, {@code null} if in nobody's. */
    Holder holder();

    Enum<?> state();
}
