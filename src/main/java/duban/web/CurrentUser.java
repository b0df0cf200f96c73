package duban.web;

import duban.shared.Actor;

/** Who asks, as the session says. */
public interface CurrentUser {

    /**
     * The person, acting for a department.
     *
     * @throws duban.shared.Refusal if nobody is logged in
     */
    Actor actor();

    /**
     * Only members of the supervision office may go on.
     *
     * @throws duban.shared.Refusal if the person is not one
     */
    void mustBeSupervisionOffice();
}
