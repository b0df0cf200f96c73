package duban.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every time an item was sent back, with the criteria that had failed then. Rights are the caller's to check. */
@Component
public class Rejections {

    /** @param criteria those found failed, in the wording they had then; empty where none was named */
    public record Rejection(String at, String who, String what, String reason, List<String> criteria) {}

    private final JdbcClient jdbc;

    Rejections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    public List<Rejection> ofMeasure(String measure) {
        return jdbc.sql("""
                select r.*, o.name || '（' || d.name || '）' as who,
                       array(select '办结标准 ' || c.seq || '：' || c.content
                               from submission s join worded_criterion c on c.measure = s.measure and c.wording = s.wording
                              where s.measure = :measure and s.version = r.version and c.seq = any (r.unmet) order by c.seq) as criteria
                  from (select version, decided_at as at, decided_by, acting_for, '审签退回（第 ' || version || ' 次提交）' as what, reason, unmet
                          from sign_off where measure = :measure and not signed
                        union all
                        select version, decided_at, decided_by, acting_for,
                               '第 ' || round || ' 轮核查' || case when wanted <> '' then '，要求补充材料' else '退回' end, wanted || reason, unmet
                          from verification where measure = :measure and not accepted
                        union all
                        select version, recorded_at, recorded_by, acting_for, '协商后修改成果', reason, '{}'
                          from difference_talk where measure = :measure and outcome = 'REVISE'
                        union all
                        select version, decided_at, decided_by, acting_for, '裁决采纳不同意见', reason, '{}'
                          from difference_decision where measure = :measure and not upheld) r
                  join officer o on o.id = r.decided_by join department d on d.code = r.acting_for
                 order by r.at desc""").param("measure", measure).query(Rejections::read).list();
    }

    /** The latest first. */
    public List<Rejection> ofComment(String comment) {
        return jdbc.sql("""
                select r.*, o.name || '（' || d.name || '）' as who, '{}'::text[] as criteria
                  from (select decided_at as at, decided_by, acting_for, '核查退回（第 ' || version || ' 次申请）' as what, reason
                          from comment_check where comment = :comment and not accepted
                        union all
                        select decided_at, decided_by, acting_for, '审批退回（第 ' || version || ' 次申请）', reason
                          from strike_off_decision where comment = :comment and decision = 'SEND_BACK') r
                  join officer o on o.id = r.decided_by join department d on d.code = r.acting_for
                 order by r.at desc""").param("comment", comment).query(Rejections::read).list();
    }

    private static Rejection read(ResultSet row, int number) throws SQLException {
        return new Rejection(
                ChineseDates.moment(row.getTimestamp("at")),
                row.getString("who"),
                row.getString("what"),
                row.getString("reason"),
                List.of((String[]) row.getArray("criteria").getArray()));
    }
}
