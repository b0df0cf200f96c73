package duban;

import static org.assertj.core.api.Assertions.assertThat;

import duban.ledger.DailyCheck;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rule 7: what does not hold of an open item is named, and nothing else. What a test breaks is rolled back. */
@TestInstance(Lifecycle.PER_CLASS)
class DailyCheckIT extends RunningApplication {

    static final String OPINION = "2023-800";

    @Autowired
    DailyCheck dailyCheck;

    @Autowired
    PlatformTransactionManager transactions;

    SmallOpinion opinion;

    @BeforeAll
    void one_measure_is_worked_at_and_one_is_not_received() {
        moveTo("2023-11-06T10:00");
        opinion = SmallOpinion.dispatched(OPINION, 2, this::login, jdbc, jobs);
        opinion.leadTo("submitResult", 1);
    }

    @BeforeEach
    void it_is_the_next_morning() {
        moveTo("2023-11-07T10:00");
    }

    @Test
    void where_all_is_well_nothing_is_named() {
        assertThat(found()).isEmpty();
    }

    @Test
    void a_handler_who_is_gone_is_named_with_who_can_help() {
        assertThat(broken("update officer set active = false where id = 'czj.handler'"))
                .containsExactly(
                        "M01 黎志强已不是市财政局承办人，待办没有人能办，请单位负责人改派。",
                        "M01 下一催办节点“蓝色提示函”（11月17日 周五 08:00）要告知的市财政局承办人黎志强缺位或者没有邮箱，届时改为告知督办专班。");
        assertThat(broken("delete from appointment where officer = 'czj.handler' and role = 'HANDLER'"))
                .containsExactly("M01 黎志强已不是市财政局承办人，待办没有人能办，请单位负责人改派。");
    }

    @Test
    void a_step_nobody_is_appointed_to_is_named() {
        assertThat(broken("delete from appointment where department = 'CZJ' and role = 'LIAISON'"))
                .contains("M02 市财政局联络员没有人在任，请系统管理员补充人员。")
                .anyMatch(said -> said.startsWith("M02 下一催办节点“蓝色提示函”"));
    }

    @Test
    void a_mailbox_that_is_missing_is_named_and_a_substitutes_helps() {
        var without = "update officer set email = ' ' where id = 'czj.handler'";

        assertThat(broken(without)).contains("M01 市财政局承办人黎志强没有邮箱，收不到提醒，请系统管理员补录。");
        assertThat(broken(without, """
                insert into substitution (absent, substitute, department, from_on, to_on, reason, made_by, made_at)
                values ('czj.handler', 'czj.liaison', 'CZJ', '2023-11-06', '2023-11-10', '出差', 'czj.head', timestamptz '2023-11-06 09:00+08')""")).noneMatch(said -> said.contains("收不到提醒"));
    }

    @Test
    void a_measure_without_a_next_rung_or_with_one_nobody_takes_is_named() {
        assertThat(broken("delete from next_escalation where measure = '" + opinion.measure(1) + "'"))
                .containsExactly("M01 没有下一催办节点，请核对期限所在年份的工作日历是否已录入。");
        assertThat(broken("update next_escalation set due_at = timestamptz '2023-11-07 08:00+08' where measure = '"
                        + opinion.measure(2) + "'"))
                .containsExactly("M02 “蓝色提示函”应于11月7日 周二 08:00发出，至今没有发出，请系统管理员检查后台任务。");
        assertThat(broken("update next_escalation set due_at = timestamptz '2023-11-07 09:30+08' where measure = '"
                        + opinion.measure(2) + "'"))
                .as("within the hour it may still be taken")
                .isEmpty();
    }

    @Test
    void whom_the_next_rung_finds_nobody_for_is_named() {
        assertThat(
                        broken(
                                "update next_escalation set level = 'YELLOW' where measure = '" + opinion.measure(1)
                                        + "'",
                                "update officer set email = '' where id in (select officer from appointment where department = 'CZJ' and role = 'HEAD')"))
                .containsExactly("M01 下一催办节点“黄色提示函”（11月17日 周五 08:00）要告知的市财政局单位负责人缺位或者没有邮箱，届时改为告知督办专班。");
    }

    @Test
    void an_item_without_task_or_due_day_is_named_and_a_comment_only_without_open_measures() {
        assertThat(broken("delete from work_item where item = '" + opinion.measure(1) + "'"))
                .containsExactly("M01 未办结，却没有待办在任何人手里，请联系系统管理员。");
        assertThat(broken("update obligation set fulfilled_at = due_at where kind = 'MEASURE' and item = '"
                        + opinion.measure(1) + "'"))
                .containsExactly("M01 待办没有办理时限，不会提醒，请联系系统管理员。");
        assertThat(broken("update measure set state = 'TERMINATED' where number like '" + OPINION + "-%'"))
                .contains("P01 未办结，却没有待办在任何人手里，请联系系统管理员。");
    }

    @Test
    void what_a_round_could_not_do_is_named_until_a_later_one_has_done_it() {
        var failed = """
                insert into round_exception (item, kind, due_at, at, reason)
                values ('%s', 'RECEIPT', timestamptz '2023-11-08 18:00+08', timestamptz '2023-11-09 08:00+08', 'IllegalStateException: none')""".formatted(opinion.measure(2));

        assertThat(broken(failed)).containsExactly("M02 每日例行没有办成：签收期限11月8日 周三 18:00已到，下一工作日 8:00 再试；再不成请系统管理员查看日志。");
        assertThat(broken(failed, failed)).hasSize(1);
        assertThat(broken(
                        failed,
                        "update obligation set announced_at = timestamptz '2023-11-10 08:00+08' where kind = 'RECEIPT' and item = '"
                                + opinion.measure(2) + "'"))
                .isEmpty();
    }

    @Test
    void the_verdict_is_one_sentence() {
        assertThat(new DailyCheck.Outcome(22, 0, List.of()).verdict()).isEqualTo("在办 22 件，均有承办人、邮箱和下一催办节点");
        assertThat(new DailyCheck.Outcome(22, 3, List.of()).verdict()).isEqualTo("在办 22 件，3 件有例外");
        assertThat(new DailyCheck.Outcome(0, 0, List.of()).verdict()).isEqualTo("没有在办的事项");
    }

    @Test
    void those_who_can_help_read_it_and_nobody_else() {
        for (var user : List.of("office.sfj", "bgt.chen", "admin")) {
            var page = login(user).get(WebSession.API + "/duban/daily-check").body();
            assertThat(page.path("verdict").asText()).startsWith("在办 ");
            assertThat(page.path("asOf").asText()).isEqualTo("2023年11月7日 10:00");
        }
        for (var user : List.of("czj.handler", "czj.head", "leader.zhao", "auditor")) {
            var refused = login(user).get(WebSession.API + "/duban/daily-check");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().path("message").asText()).isEqualTo("每日核对由督办专班、市政府办公厅（督查室）和系统管理员查看，您没有该岗位。");
        }
    }

    private List<String> broken(String... statements) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            for (var statement : statements) {
                jdbc.sql(statement).update();
            }
            return found();
        });
    }

    /** Of the opinion: others leave items behind. */
    private List<String> found() {
        return dailyCheck.at(clock.instant()).exceptions().stream()
                .filter(exception -> exception.item().startsWith(OPINION + "-"))
                .map(exception -> exception.item().substring(OPINION.length() + 1) + " " + exception.what())
                .toList();
    }
}
