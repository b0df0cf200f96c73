package duban.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import duban.LedgerDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PolicyIT {

    JdbcClient jdbc;
    Policy policy;

    @BeforeEach
    void the_policy_the_product_came_with() {
        jdbc = JdbcClient.create(LedgerDatabase.fresh("policy"));
        policy = new Policy(jdbc);
    }

    @Test
    void every_rule_has_its_amounts_and_no_amount_is_without_a_rule() {
        assertThat(jdbc.sql("select distinct rule from policy_value")
                        .query(String.class)
                        .list())
                .as("rules of PolicyRule and of the migrations: add what is missing to the other")
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(PolicyRule.values()).map(Enum::name).toList());
    }

    @Test
    void every_kind_of_obligation_but_those_with_a_date_of_their_own_has_a_rule() {
        assertThat(Stream.of(ObligationKind.values())
                        .filter(kind -> !Set.of(
                                        ObligationKind.MEASURE,
                                        ObligationKind.STAGE,
                                        ObligationKind.SUSPENSION,
                                        ObligationKind.PROGRESS,
                                        ObligationKind.PROGRESS_SIGN_OFF)
                                .contains(kind))
                        .map(Enum::name))
                .isSubsetOf(Stream.of(PolicyRule.values()).map(Enum::name).toList());
    }

    /** As the defaults stand in the product's description of its policy. */
    @Test
    void the_defaults_count_until_others_are_approved() {
        var defaults = Map.ofEntries(
                Map.entry(PolicyRule.RECEIPT, 2),
                Map.entry(PolicyRule.RECEIPT_ESCALATION, 4),
                Map.entry(PolicyRule.RETURN, 5),
                Map.entry(PolicyRule.SIGN_OFF, 2),
                Map.entry(PolicyRule.CO_SIGN, 5),
                Map.entry(PolicyRule.VIEWS, 5),
                Map.entry(PolicyRule.VERIFICATION, 5),
                Map.entry(PolicyRule.PROGRESS_DAY, 25),
                Map.entry(PolicyRule.PROGRESS_OPENS, 5),
                Map.entry(PolicyRule.LIGHT_NEAR, 5),
                Map.entry(PolicyRule.EXTENSION_DELEGATED, 1),
                Map.entry(PolicyRule.EXTENSION_OFFICE_TIMES, 1),
                Map.entry(PolicyRule.EXTENSION_OFFICE_DAYS, 15),
                Map.entry(PolicyRule.SUSPENSION_ALLOWED, 0),
                Map.entry(PolicyRule.SUSPENSION_MOST, 30),
                Map.entry(PolicyRule.URGE_EVERY, 5));

        assertThat(defaults.keySet())
                .allSatisfy(
                        rule -> assertThat(policy.number(rule)).as(rule.name()).isEqualTo(defaults.get(rule)));
        assertThat(policy.ladder(PolicyRule.REMINDERS, "STAGED")).containsExactly(10, 3, 0);
        assertThat(policy.number(PolicyRule.PROMPT_BEFORE, "STAGED")).isEqualTo(5);
        assertThat(policy.number(PolicyRule.NOTICE_AFTER, "IMMEDIATE")).isEqualTo(1);
        assertThat(policy.number(PolicyRule.LEADER_AFTER, "LASTING")).isEqualTo(7);
    }

    @Test
    void each_kind_of_measure_has_amounts_of_its_own_where_the_rule_says_so() {
        assertThat(policy.ladder(PolicyRule.REMINDERS, "LASTING")).containsExactly(10, 3, 0);

        approved(2, "REMINDERS", "LASTING", "{20,10,5,0}");

        var renewed = new Policy(jdbc);
        assertThat(renewed.ladder(PolicyRule.REMINDERS, "LASTING")).containsExactly(20, 10, 5, 0);
        assertThat(renewed.ladder(PolicyRule.REMINDERS, "STAGED")).containsExactly(10, 3, 0);
        assertThatThrownBy(() -> renewed.number(PolicyRule.REMINDERS)).hasMessageContaining("each kind of measure");
        assertThat(renewed.number(PolicyRule.RECEIPT, "LASTING")).isEqualTo(2);
    }

    @Test
    void what_is_only_proposed_or_was_refused_does_not_count() {
        proposed(2, "RECEIPT", "", "{9}");
        assertThat(new Policy(jdbc).number(PolicyRule.RECEIPT)).isEqualTo(2);

        decide(2, "REFUSED");
        assertThat(new Policy(jdbc).number(PolicyRule.RECEIPT)).isEqualTo(2);

        approved(3, "RECEIPT", "", "{3}");
        assertThat(new Policy(jdbc).number(PolicyRule.RECEIPT)).isEqualTo(3);
        assertThat(jdbc.sql("select working_days from policy_rule where kind = 'RECEIPT'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void another_node_follows_within_two_seconds() {
        assertThat(policy.number(PolicyRule.RECEIPT)).isEqualTo(2);

        approved(2, "RECEIPT", "", "{3}");

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(policy.number(PolicyRule.RECEIPT)).isEqualTo(3));
    }

    @Test
    void two_proposals_cannot_be_open_at_once() {
        proposed(2, "RECEIPT", "", "{3}");

        assertThatThrownBy(() -> proposed(3, "RECEIPT", "", "{4}")).hasMessageContaining("policy_version_undecided");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update policy_value set amounts = '{1}'",
                "delete from policy_value",
                "delete from policy_version",
                "update policy_version set reason = 'x' where number = 1",
                "update policy_version set state = 'REFUSED', decision_reason = 'x' where number = 1",
                "update policy_version set state = 'PROPOSED', decided_by = null, decided_for = null, decision_reason = null where number = 1"
            })
    void history_is_neither_changed_nor_deleted(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .rootCause()
                .hasMessageMatching("(?s).*(append-only|permission denied).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{-1}", "{}", "{NULL}"})
    void the_tables_take_no_amount_that_makes_no_sense(String amounts) {
        assertThatThrownBy(() -> proposed(2, "RECEIPT", "", amounts))
                .hasMessageContaining("policy_value_amounts_check");
    }

    @Test
    void an_obligation_keeps_how_it_was_counted() {
        var clock = Clock.fixed(Instant.parse("2023-09-28T02:00:00Z"), ZoneOffset.UTC);
        var obligations = new Obligations(jdbc, clock, new WorkingDays(jdbc));

        obligations.open("2023-53-M01", ObligationKind.RECEIPT);

        assertThat(jdbc.sql(
                                "select counted_days || ' from ' || counted_from || ' to ' || (due_at at time zone 'Asia/Shanghai')"
                                        + " from obligation where item = '2023-53-M01'")
                        .query(String.class)
                        .single())
                .isEqualTo("2 from 2023-09-28 to 2023-10-08 18:00:00");
    }

    @Test
    void an_obligation_that_would_be_due_in_a_year_without_notice_is_refused() {
        var clock = Clock.fixed(Instant.parse("2026-12-30T02:00:00Z"), ZoneOffset.UTC);
        var obligations = new Obligations(jdbc, clock, new WorkingDays(jdbc));

        assertThatThrownBy(() -> obligations.open("2023-53-M01", ObligationKind.RECEIPT))
                .hasMessageContaining("2027年的节假日安排尚未录入");
    }

    @Test
    void a_sentence_says_its_amounts() {
        assertThat(PolicyRule.REMINDERS.sentence(List.of(10, 3, 0))).isEqualTo("到期前10、3个工作日和到期当日提醒承办人。");
        assertThat(PolicyRule.REMINDERS.sentence(List.of(0))).isEqualTo("到期当日提醒承办人。");
        assertThat(PolicyRule.SUSPENSION_ALLOWED.sentence(List.of(0))).isEqualTo("暂停不开放申请。");
        assertThat(Arrays.stream(PolicyRule.values()).map(rule -> rule.sentence(List.of(1))))
                .allMatch(sentence -> sentence.endsWith("。") && !sentence.contains("{"));
    }

    void approved(int number, String rule, String kind, String amounts) {
        proposed(number, rule, kind, amounts);
        decide(number, "APPROVED");
    }

    void proposed(int number, String rule, String kind, String amounts) {
        jdbc.sql("""
                insert into policy_version (number, reason, proposed_by, proposed_for, proposed_at, state)
                values (?, '试行后调整', 'system', 'DBZB', '2023-07-03T09:00+08', 'PROPOSED')""").param(number).update();
        jdbc.sql("insert into policy_value (version, rule, measure_kind, amounts) values (?, ?, ?, ?::integer[])")
                .param(number)
                .param(rule)
                .param(kind)
                .param(amounts)
                .update();
    }

    void decide(int number, String state) {
        jdbc.sql(
                        "insert into officer (id, name, home, section, email, telephone) values ('approver', '甲', 'DBZB', '综合', '', '') on conflict do nothing")
                .update();
        jdbc.sql("""
                update policy_version set state = :state, decided_by = 'approver', decided_for = 'DBZB', decided_at = '2023-07-04T09:00+08',
                       decision_reason = '同意', moved_items = case :state when 'APPROVED' then 0 end,
                       moved_tasks = case :state when 'APPROVED' then 0 end
                 where number = :number""").param("number", number).param("state", state).update();
    }
}
