package duban.deadline;

/** Port: what the processes of items are told by the daily round. */
public interface DueItems {

    /** Does the work in a transaction of its own, so that one item that fails stops no other. */
    void apart(Runnable work);

    /** Keeps everybody from taking a step of the item until the transaction ends: they begin with the same. */
    void hold(String item);

    /** What the item owed by now has not been done, or the days it had are over. */
    void fellDue(String item, ObligationKind kind);
}
