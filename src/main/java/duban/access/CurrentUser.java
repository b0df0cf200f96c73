package duban.access;

import duban.department.Officer;
import duban.department.Role;
import duban.shared.Refusal;

/** Port: who is logged in. */
public interface CurrentUser {

    /** @throws Refusal if nobody is logged in, or the account is none of an active officer */
    Officer officer();

    /** @throws Refusal if the officer has not been appointed to this role anywhere */
    default Officer officerIn(Role role) {
        var officer = officer();
        if (!officer.has(role)) {
            throw Refusal.forbidden("NOT_YOURS", "此项操作由" + role.label() + "办理，您没有该岗位。");
        }
        return officer;
    }
}
