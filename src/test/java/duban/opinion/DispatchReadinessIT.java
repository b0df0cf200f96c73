package duban.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import duban.LedgerDatabase;
import duban.shared.OpinionNumber;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DispatchReadinessIT {

    static final OpinionNumber OPINION = new OpinionNumber("2023-07");

    JdbcClient jdbc;

    @BeforeEach
    void a_plan_without_a_gap() {
        jdbc = JdbcClient.create(LedgerDatabase.fresh("dispatch_readiness"));
        sql(
                "insert into department (code, name, kind) values ('MZJ', '市民政局', 'DEPARTMENT'), ('ZZB', '市委组织部', 'DEPARTMENT')");
        for (var department : List.of("MZJ", "ZZB")) {
            for (var role : List.of("LIAISON", "HANDLER", "HEAD")) {
                officer(department + "." + role, department, department, role);
            }
        }
        officer("office.mzj", "MZJ", "DBZB", "OFFICE");
        officer("office.zzb", "ZZB", "DBZB", "OFFICE");
        sql("""
                insert into opinion (number, authority, title, meeting, issuer, received_on, reply_due_on, overall_lead, state, version)
                values ('2023-07', 'a', 'a', 'a', 'a', '2023-06-30', '2023-12-28', 'MZJ', 'PLANNED', 0)""");
        sql("insert into aspect (opinion, seq, title) values ('2023-07', 1, 'a')");
        sql("""
                insert into comment (number, opinion, aspect, title, lead, state, version)
                values ('2023-07-P01', '2023-07', 1, 'a', 'ZZB', 'DRAFT', 0)""");
        sql("""
                insert into measure (number, comment, content, department, co_sign, kind, original_due_on, due_on, state, version)
                values ('2023-07-M01', '2023-07-P01', 'a', 'MZJ', false, 'STAGED', '2023-09-28', '2023-09-28', 'DRAFT', 0)""");
    }

    void officer(String id, String home, String department, String role) {
        jdbc.sql(
                        "insert into officer (id, name, home, section, email, telephone) values (?, 'a', ?, 'a', 'a@b.cn', '1')")
                .params(id, home)
                .update();
        jdbc.sql("insert into appointment (officer, department, role) values (?, ?, ?)")
                .params(id, department, role)
                .update();
    }

    void sql(String statement) {
        jdbc.sql(statement).update();
    }

    void leaves(String officer) {
        sql("update officer set active = false where id = '" + officer + "'");
    }

    List<String> gaps() {
        return new DispatchReadiness(jdbc).gapsOf(OPINION);
    }

    @Test
    void a_whole_plan_has_no_gap() {
        assertThat(gaps()).isEmpty();
    }

    @Test
    void a_comment_without_a_measure_is_a_gap() {
        sql("delete from measure");

        assertThat(gaps()).containsExactly("2023-07-P01 没有整改措施");
    }

    @Test
    void a_department_without_somebody_to_receive_do_or_sign_is_a_gap() {
        leaves("MZJ.LIAISON");
        leaves("MZJ.HANDLER");
        leaves("MZJ.HEAD");

        assertThat(gaps())
                .containsExactlyInAnyOrder(
                        "2023-07-M01 的承办单位“市民政局”没有联络员，无人签收",
                        "2023-07-M01 的承办单位“市民政局”没有承办人，无人办理",
                        "2023-07-M01 的承办单位“市民政局”没有单位负责人，无人审签");
    }

    @Test
    void a_comment_lead_without_somebody_to_apply_or_go_on_is_a_gap() {
        leaves("ZZB.HEAD");
        leaves("ZZB.LIAISON");

        assertThat(gaps())
                .containsExactlyInAnyOrder(
                        "2023-07-P01 的牵头单位“市委组织部”没有单位负责人，无人申请销号", "2023-07-P01 的牵头单位“市委组织部”没有联络员，无人继续整改");
    }

    @Test
    void what_was_closed_when_its_ledger_was_taken_over_needs_nobody() {
        sql("insert into co_handler (measure, department) values ('2023-07-M01', 'ZZB')");
        sql("update officer set active = false where id not like 'office.zzb'");
        assertThat(gaps()).hasSize(7);

        sql("update measure set state = 'COMPLETED', completed_on = '2023-09-20', handler = 'MZJ.HANDLER'");
        assertThat(gaps()).hasSize(3).allMatch(gap -> gap.startsWith("2023-07-P01"));
        sql("update measure set state = 'TERMINATED', completed_on = null");
        assertThat(gaps()).hasSize(3);
        sql("update comment set state = 'STRUCK_OFF', result = 'COMPLETED', struck_off_on = '2023-10-10'");

        assertThat(gaps()).isEmpty();
    }

    @Test
    void where_the_office_may_not_verify_the_government_office_does_and_there_is_no_gap() {
        officer("bgt.chen", "ZZB", "BGT", "GOVERNMENT_OFFICE");
        leaves("office.zzb");
        sql("update opinion set overall_lead = 'ZZB'");

        assertThat(gaps()).isEmpty();
    }

    @Test
    void a_measure_neither_office_can_verify_is_a_gap() {
        leaves("office.zzb");
        sql("update opinion set overall_lead = 'ZZB'");

        assertThat(gaps()).containsExactly("2023-07-M01 没有独立的核查人：督办专班和市政府办公厅都没有“市民政局”以外的人员");
    }

    @Test
    void a_comment_neither_office_can_verify_is_a_gap() {
        leaves("office.mzj");

        assertThat(gaps()).containsExactly("2023-07-P01 没有独立的核查人：督办专班和市政府办公厅都没有“市委组织部”以外的人员");
    }

    @Test
    void a_plan_whose_lead_is_its_only_verifier_is_a_gap_whoever_else_there_is() {
        officer("bgt.chen", "ZZB", "BGT", "GOVERNMENT_OFFICE");
        leaves("office.zzb");

        assertThat(gaps()).containsExactly("总牵头单位“市民政局”是这份方案唯一的核查人：督办专班成员全部来自该单位，须从其他单位抽调人员");
    }

    @Test
    void a_co_handler_without_somebody_to_sign_or_answer_is_a_gap() {
        sql("insert into co_handler (measure, department) values ('2023-07-M01', 'ZZB')");
        leaves("ZZB.LIAISON");
        sql("update comment set lead = 'MZJ'");
        assertThat(gaps()).containsExactly("2023-07-M01 的协办单位“市委组织部”没有联络员，无人提出意见");

        sql("update measure set co_sign = true");
        assertThat(gaps()).isEmpty();
        leaves("ZZB.HEAD");
        assertThat(gaps()).containsExactly("2023-07-M01 的协办单位“市委组织部”没有单位负责人，无人会签");
    }
}
