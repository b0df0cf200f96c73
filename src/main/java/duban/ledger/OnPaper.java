package duban.ledger;

import duban.deadline.WorkingDays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;

/**
 * What is told of an act that came in from paper: when it was signed, who typed it in and when.
 *
 * <p>A query joins {@link #JOIN} to a row {@code t} that has {@code recorded_by}, and selects {@link #COLUMNS}.
 */
final class OnPaper {

    static final String COLUMNS = """
            r.name as recorder_name,
            case when exists (select from appointment a where a.officer = r.id and a.role = 'OFFICE') then '督办专班' else '领导秘书' end as recorder_office""";

    static final String JOIN = " left join officer r on r.id = t.recorded_by ";

    private OnPaper() {}

    /** Empty if the person acted here. */
    static String words(ResultSet row, Timestamp recordedAt) throws SQLException {
        if (row.getString("recorded_by") == null) {
            return "";
        }
        return words(
                row.getObject("signed_on", LocalDate.class),
                row.getString("recorder_office") + row.getString("recorder_name"),
                WorkingDays.dayOf(recordedAt.toInstant()));
    }

    static String words(LocalDate signedOn, String recorder, LocalDate recordedOn) {
        var day = signedOn.getYear() == recordedOn.getYear()
                ? ChineseDates.dayOfYear(recordedOn)
                : ChineseDates.day(recordedOn);
        return "，" + ChineseDates.day(signedOn) + "纸质签署，由" + recorder + "于" + day + "代录";
    }
}
