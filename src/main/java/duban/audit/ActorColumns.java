package duban.audit;

import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.shared.Recording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** Reads who acted from a row that keeps it: person, in whose place, for which department, and who recorded it from what. */
public final class ActorColumns {

    private ActorColumns() {}

    /** @param person and {@code inPlaceOf}: names of the columns; the others have the same name in every table */
    public static Actor read(ResultSet row, String person, String inPlaceOf) throws SQLException {
        var absent = row.getString(inPlaceOf);
        var recordedBy = row.getString("recorded_by");
        return new Actor(
                new PersonId(row.getString(person)),
                new DepartmentCode(row.getString("acting_for")),
                absent == null ? null : new PersonId(absent),
                recordedBy == null
                        ? null
                        : new Recording(
                                new PersonId(recordedBy),
                                row.getObject("signed_on", LocalDate.class),
                                row.getString("scan")));
    }
}
