package duban.opinion;

import duban.shared.OpinionNumber;

/** Port: what the process of an opinion is told. */
public interface ReviewOpinionFlow {

    /** The opinion and its plan are on record, in the same transaction: their handling begins. */
    void registered(OpinionNumber opinion);

    /** The opinion is on record with every comment struck off before: it may be archived. */
    void registeredClosed(OpinionNumber opinion);

    /** Every comment of the opinion has been struck off or is not adopted. */
    void commentsClosed(OpinionNumber opinion);
}
