package duban.ledger;

import duban.deadline.EngineDues;
import duban.deadline.EscalationLevel;
import duban.deadline.ObligationKind;
import duban.department.Role;
import duban.measure.EscalationAudience;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The daily check: every open item has somebody living who has it, a mailbox, and what comes next with somebody to be told.
 * It names what does not hold, computed for the moment asked about.
 */
@Component
public class DailyCheck {

    /** More than a page can show. */
    public static final int MOST = 200;

    /** Who can do something about an exception. */
    public static final Set<Role> READERS =
            Collections.unmodifiableSet(EnumSet.of(Role.OFFICE, Role.GOVERNMENT_OFFICE, Role.ADMINISTRATOR));

    /** @param what does not hold, and what is to be done about it */
    public record Exception(String item, String title, String what) {}

    /**
     * @param open items that are not done with
     * @param excepted of these, and of what a round failed for, those with an exception
     * @param exceptions at most {@link #MOST}, by item
     */
    public record Outcome(int open, int excepted, List<Exception> exceptions) {

        /** In one sentence. */
        public String verdict() {
            if (open == 0 && excepted == 0) {
                return "没有在办的事项";
            }
            return "在办 " + open + " 件，" + (excepted == 0 ? "均有承办人、邮箱和下一催办节点" : excepted + " 件有例外");
        }
    }

    private record Found(String item, String what) {}

    private static final String FOUND = "daily_check(:now, :steps, :owed, :levels, :roles)";

    private final EngineDues engineDues;
    private final ItemTitles titles;
    private final JdbcClient jdbc;

    DailyCheck(EngineDues engineDues, ItemTitles titles, JdbcClient jdbc) {
        this.engineDues = engineDues;
        this.titles = titles;
        this.jdbc = jdbc;
    }

    public Outcome at(Instant now) {
        var open =
                jdbc.sql("select count(*) from open_item").query(Integer.class).single();
        var excepted = asked("select count(distinct item) from " + FOUND, now)
                .query(Integer.class)
                .single();
        var found = excepted == 0 ? List.<Found>of() : found(now);
        var titleOf = titles.of(found.stream().map(Found::item).distinct().toList());
        return new Outcome(
                open,
                excepted,
                found.stream()
                        .map(each ->
                                new Exception(each.item(), titleOf.getOrDefault(each.item(), each.item()), each.what()))
                        .toList());
    }

    private List<Found> found(Instant now) {
        return asked("""
                select f.*, d.name as department_name, p.name as person_name
                  from %s f left join department d on d.code = f.department left join officer p on p.id = f.person
                 order by f.item, f.fault, f.department, f.role limit %d""".formatted(FOUND, MOST), now)
                .query((row, index) -> new Found(row.getString("item"), what(row)))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, Instant now) {
        var owed = engineDues.owedBySteps();
        var told = Arrays.stream(EscalationLevel.values())
                .flatMap(level ->
                        EscalationAudience.of(level).stream().map(role -> new String[] {level.name(), role.name()}))
                .toList();
        return jdbc.sql(sql)
                .param("now", Timestamp.from(now))
                .param("steps", owed.keySet().toArray(String[]::new))
                .param("owed", names(owed.values().stream()))
                .param("levels", told.stream().map(each -> each[0]).toArray(String[]::new))
                .param("roles", told.stream().map(each -> each[1]).toArray(String[]::new));
    }

    private static String[] names(Stream<ObligationKind> kinds) {
        return kinds.map(Enum::name).toArray(String[]::new);
    }

    private static String what(ResultSet row) throws SQLException {
        var person = row.getString("person_name");
        return switch (row.getString("fault")) {
            case "OWNER" ->
                person == null ? whose(row) + "没有人在任，请系统管理员补充人员。" : person + "已不是" + whose(row) + "，待办没有人能办，请单位负责人改派。";
            case "MAILBOX" -> (person == null ? whose(row) : whose(row) + person) + "没有邮箱，收不到提醒，请系统管理员补录。";
            case "DUE" -> "待办没有办理时限，不会提醒，请联系系统管理员。";
            case "TASK" -> "未办结，却没有待办在任何人手里，请联系系统管理员。";
            case "RUNG" -> "没有下一催办节点，请核对期限所在年份的工作日历是否已录入。";
            case "STANDING" -> level(row) + "应于" + moment(row) + "发出，至今没有发出，请系统管理员检查后台任务。";
            case "TARGET" ->
                "下一催办节点" + level(row) + "（" + moment(row) + "）要告知的" + whose(row) + (person == null ? "" : person)
                        + "缺位或者没有邮箱，届时改为告知督办专班。";
            case "ROUND" ->
                "每日例行没有办成：" + ObligationKind.valueOf(row.getString("kind")).label() + "期限" + moment(row)
                        + "已到，下一工作日 8:00 再试；再不成请系统管理员查看日志。";
            default -> throw new IllegalStateException("No words for " + row.getString("fault"));
        };
    }

    private static String whose(ResultSet row) throws SQLException {
        return row.getString("department_name")
                + Role.valueOf(row.getString("role")).label();
    }

    private static String level(ResultSet row) throws SQLException {
        return "“" + EscalationLevel.valueOf(row.getString("level")).label() + "”";
    }

    private static String moment(ResultSet row) throws SQLException {
        return ChineseDates.due(row.getTimestamp("moment").toInstant());
    }
}
