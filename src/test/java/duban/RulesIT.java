package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import duban.WebSession.Answer;
import duban.deadline.EngineDues;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Policy and calendar as people enter, approve and change them over HTTP, and what that moves. */
@TestInstance(Lifecycle.PER_CLASS)
class RulesIT extends RunningApplication {

    static final String RULES = API + "/duban/rules";
    static final String OPINION = "2023-751";
    static final String RECEIPT = OPINION + "-M01";
    static final Map<String, ?> RECEIVE = Map.of("decision", "RECEIVE", "remark", "");

    @Autowired
    EngineDues engineDues;

    @Autowired
    TransactionTemplate transactions;

    final Map<String, WebSession> sessions = new ConcurrentHashMap<>();

    final List<String[]> lent = new ArrayList<>();

    SmallOpinion opinion;
    Map<Integer, String> shipped;

    @BeforeAll
    void a_small_opinion_is_dispatched() {
        moveTo("2023-09-26T09:00");
        opinion = SmallOpinion.dispatched(OPINION, 8, this::login, jdbc, jobs);
        opinion.take("czj.liaison", opinion.measure(2), RECEIVE);
        shipped = lines();
    }

    @BeforeEach
    void it_is_the_morning_of_dispatch() {
        clock.moveTo(moment("2023-09-26T10:00"));
    }

    @AfterEach
    void rules_and_calendar_are_as_they_were() {
        lent.forEach(
                appointment -> jdbc.sql("delete from appointment where officer = ? and department = ? and role = ?")
                        .params((Object[]) appointment)
                        .update());
        lent.clear();
        undecided().forEach(number -> decide("office.sfj", number, "REFUSE", "试验结束"));
        var changed = new TreeMap<String, String>();
        jdbc.sql("""
                select c.rule || case c.measure_kind when '' then '' else '.' || c.measure_kind end as field,
                       array_to_string(v.amounts, '、') as amounts
                  from current_policy c join policy_value v on v.version = 1 and v.rule = c.rule and v.measure_kind in ('', c.measure_kind)
                 where c.amounts <> v.amounts and c.measure_kind = v.measure_kind""").query(row -> {
            changed.put(row.getString("field"), row.getString("amounts"));
        });
        if (!changed.isEmpty()) {
            approved(changed);
        }
        var different = shipped.entrySet().stream()
                .filter(year -> !year.getValue().equals(lines().get(year.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        if (!different.isEmpty()) {
            assertThat(changeCalendar("admin", String.join("\n", different), "恢复")
                            .status())
                    .isEqualTo(201);
        }
    }

    // Rules

    @Test
    void everybody_reads_the_rules_and_nobody_else_the_buttons() {
        for (var reader : List.of("czj.handler", "leader.zhao", "auditor", "bgt.chen", "admin", "office.sfj")) {
            var page = session(reader).get(RULES);

            assertThat(page.status()).as(reader).isEqualTo(200);
            assertThat(page.body().path("enters").asBoolean()).as(reader).isEqualTo(reader.equals("admin"));
            assertThat(page.body().path("approves").asBoolean()).as(reader).isEqualTo(reader.startsWith("office."));
            assertThat(page.text()).contains("承办单位自交办之日起2个工作日内签收，逾期告知单位负责人。", "到期前10、3个工作日和到期当日提醒承办人。", "自系统启用起");
        }
        assertThat(WebSession.anonymous("http://localhost:" + port).get(RULES).status())
                .isEqualTo(401);
    }

    @Test
    void only_the_administrator_enters_and_only_the_office_decides() {
        for (var other : List.of("czj.head", "leader.zhao", "auditor", "bgt.chen", "office.sfj")) {
            isRefused(propose(other, Map.of("RECEIPT", "3")), 403, "NOT_YOURS", null);
            isRefused(preview(other, Map.of("RECEIPT", "3")), 403, "NOT_YOURS", null);
            isRefused(changeCalendar(other, "year 2027 https://www.gov.cn/a", "录入"), 403, "NOT_YOURS", null);
            isRefused(check(other, "year 2027 https://www.gov.cn/a"), 403, "NOT_YOURS", null);
        }
        var number = proposed("admin", Map.of("RECEIPT", "3"));

        for (var other : List.of("czj.head", "leader.zhao", "auditor", "bgt.chen", "admin")) {
            isRefused(decide(other, number, "APPROVE", ""), 403, "NOT_YOURS", null);
        }
        assertThat(days(RECEIPT, "RECEIPT")).isEqualTo("2023-09-28");
    }

    @Test
    void an_approved_rule_moves_what_is_open_and_its_tasks_by_what_the_preview_said() {
        var open = count("select count(distinct item) from obligation where kind = 'RECEIPT' and fulfilled_at is null");
        var tasks = count("select count(*) from work_item where step = 'signForReceipt'");

        var preview = preview("admin", Map.of("RECEIPT", "3"));
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.body().path("items").asInt()).isEqualTo(open).isPositive();
        assertThat(preview.body().path("tasks").asInt()).isEqualTo(tasks);
        var number = proposed("admin", Map.of("RECEIPT", "3"));
        assertThat(days(RECEIPT, "RECEIPT")).as("before the approval").isEqualTo("2023-09-28");
        assertThat(warning("office.sfj")).isEqualTo("期限规则第" + number + "版待专班批准");
        assertThat(session("office.sfj")
                        .get(RULES + "/proposals/" + number + "/preview")
                        .body())
                .isEqualTo(preview.body());
        var done = decide("office.sfj", number, "APPROVE", "同意");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.body().path("items").asInt()).isEqualTo(open);
        assertThat(done.body().path("tasks").asInt()).isEqualTo(tasks);
        // 28 September is the second working day after the 26th; 7 October, a Saturday of work, is the third but one.
        assertThat(days(RECEIPT, "RECEIPT")).isEqualTo("2023-10-07");
        assertThat(days(RECEIPT, "RETURN")).as("another rule").isEqualTo("2023-10-09");
        assertThat(taskDays(RECEIPT)).containsOnly("2023-10-07 18:00");
        assertThat(moves(RECEIPT)).containsExactly("RECEIPT 2023-09-28 2023-10-07");
        assertThat(jdbc.sql("select moved_items from policy_version where number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(open);
        assertThat(session("czj.handler").get(RULES).text()).contains("承办单位自交办之日起3个工作日内签收", "2023年9月26日起");
        opinion.take("czj.liaison", opinion.measure(3), RECEIVE);
    }

    @Test
    void what_comes_after_the_approval_is_counted_by_the_new_rule() {
        approved(Map.of("HAND_ON", "4"));

        opinion.take("czj.liaison", opinion.measure(4), RECEIVE);

        assertThat(days(opinion.measure(4), "HAND_ON")).isEqualTo("2023-10-08");
        assertThat(taskDays(opinion.measure(4))).containsOnly("2023-10-08 18:00");
    }

    @Test
    void a_rule_that_becomes_shorter_says_how_much_is_overdue_by_it() {
        clock.moveTo(moment("2023-09-28T09:00"));

        var preview = preview("admin", Map.of("RECEIPT_ESCALATION", "3", "RECEIPT", "1"))
                .body();

        assertThat(preview.path("overdue").asInt()).isPositive();
        assertThat(preview.path("moves")).anySatisfy(move -> {
            assertThat(move.path("item").asText()).isEqualTo(RECEIPT);
            assertThat(move.path("what").asText()).isEqualTo("签收");
            assertThat(move.path("from").asText()).isEqualTo("9月28日 周四");
            assertThat(move.path("to").asText()).isEqualTo("9月27日 周三");
        });
    }

    @Test
    void reminders_and_lights_of_open_measures_are_foreseen_too() {
        var staged = count("""
                select count(*) from obligation o join measure m on m.number = o.item
                 where o.kind = 'MEASURE' and o.fulfilled_at is null and m.kind = 'STAGED' and o.due_at > '2024-01-01'""");

        var none = preview("admin", Map.of("URGE_EVERY", "6")).body();
        var one = preview("admin", Map.of("REMINDERS.STAGED", "10、4、0")).body();

        assertThat(none.path("reminders").asInt()).isZero();
        assertThat(one.path("reminders").asInt()).isGreaterThanOrEqualTo(staged);
        assertThat(one.path("items").asInt()).isZero();
        assertThat(preview("admin", Map.of("LIGHT_NEAR", "60"))
                        .body()
                        .path("lights")
                        .asInt())
                .isEqualTo(count("""
                        select count(*) from obligation where kind = 'MEASURE' and fulfilled_at is null
                           and working_days_until((due_at at time zone 'Asia/Shanghai')::date) - working_days_until('2023-09-26') between 6 and 60"""));
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RECEIPT             | -1       | NEGATIVE     | 签收：不能是负数，请填1至60的整数。
            RECEIPT             | －2      | NEGATIVE     | 签收：不能是负数，请填1至60的整数。
            RECEIPT             | 0        | TOO_SMALL    | 签收：不能小于1。
            RECEIPT             | 两       | NOT_A_NUMBER | 签收：“两”不是整数，请填1至60的整数。
            RECEIPT             | 2.5      | NOT_A_NUMBER | 签收：“2.5”不是整数，请填1至60的整数。
            RECEIPT             | ''       | REQUIRED     | 签收：请填写数字。
            RECEIPT             | 61       | TOO_LARGE    | 签收：最大为60，请核对是否多打了数字。
            RECEIPT             | 99999999999999999999 | TOO_LARGE | 签收：最大为60，请核对是否多打了数字。
            RECEIPT             | 4        | ORDER        | 签收：应少于“未签收告知专班”的4个工作日。
            RECEIPT_ESCALATION  | 2        | ORDER        | 未签收告知专班：应多于“签收”的2个工作日。
            PROGRESS_DAY        | 29       | TOO_LARGE    | 进展报告日：最大为28，请核对是否多打了数字。
            SUSPENSION_ALLOWED  | 2        | TOO_LARGE    | 暂停：最大为1，请核对是否多打了数字。
            REMINDERS.STAGED    | 3、10、0 | UNSORTED     | 到期提醒：请从大到小填写，例如“10、3、0”。
            REMINDERS.STAGED    | 10、3、3 | DUPLICATE    | 到期提醒：3 重复，请删去一个。
            REMINDERS.STAGED    | 10、-3   | NEGATIVE     | 到期提醒：不能是负数，请填0至120的整数。
            REMINDERS.STAGED    | 10、三   | NOT_A_NUMBER | 到期提醒：“三”不是整数，请填0至120的整数。
            REMINDERS.STAGED    | 7 6 5 4 3 2 1 | TOO_MANY | 到期提醒：最多设6次提醒，现有7次。
            LEADER_AFTER.STAGED | 1        | ORDER        | 报告分管副市长：应多于“红色督办”的1个工作日。
            """)
    void a_wrong_amount_is_refused_at_its_field(String field, String typed, String code, String message) {
        var refused = propose("admin", Map.of(field, typed));

        isRefused(refused, 422, code, field);
        assertThat(refused.message()).isEqualTo(message);
        isRefused(preview("admin", Map.of(field, typed)), 422, code, field);
        assertThat(undecided()).isEmpty();
    }

    @Test
    void a_proposal_needs_a_change_and_a_reason_and_known_rules() {
        isRefused(propose("admin", Map.of("RECEIPT", "２")), 422, "NO_CHANGE", null);
        isRefused(propose("admin", Map.of()), 422, "NO_CHANGE", null);
        isRefused(propose("admin", Map.of("NO_SUCH", "2")), 422, "UNKNOWN_RULE", null);
        isRefused(propose("admin", Map.of("RECEIPT.STAGED", "3")), 422, "UNKNOWN_RULE", null);
        isRefused(propose("admin", Map.of("REMINDERS", "3")), 422, "UNKNOWN_RULE", null);
        isRefused(
                session("admin")
                        .post(RULES + "/proposals", Map.of("values", Map.of("RECEIPT", "3"), "version", version())),
                422,
                "REQUIRED",
                "reason");
    }

    @Test
    void only_one_proposal_is_open_also_when_two_are_sent_at_once() throws Exception {
        also("bgt.liu", "BGT", "ADMINISTRATOR");

        var answers =
                atOnce(() -> propose("admin", Map.of("RECEIPT", "3")), () -> propose("bgt.liu", Map.of("VIEWS", "6")));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(undecided()).hasSize(1);
        var third = propose("admin", Map.of("SIGN_OFF", "3"));
        isRefused(third, 409, "UNDECIDED", null);
        assertThat(third.message()).contains("已有待批准的修改（第").contains("一次只能有一份");
    }

    @Test
    void two_decisions_at_once_are_one_and_the_second_is_told_who_was_first() throws Exception {
        var number = proposed("admin", Map.of("RECEIPT", "3"));

        var answers = atOnce(
                () -> decide("office.sfj", number, "APPROVE", ""), () -> decide("office.zzb", number, "REFUSE", "不同意"));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        var again = decide("office.sfj", number, "APPROVE", "");
        isRefused(again, 409, "WRONG_STATE", null);
        assertThat(again.message()).startsWith("第" + number + "版规则已由").contains("不能重复办理");
        assertThat(count("select count(*) from obligation_move where policy_version = " + number + " and item = '"
                        + RECEIPT + "'"))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void nobody_approves_an_own_proposal_and_a_refusal_needs_a_reason() {
        also("admin", "DBZB", "OFFICE");
        var number = proposed("admin", Map.of("RECEIPT", "3"));

        isRefused(decide("admin", number, "APPROVE", ""), 403, "OWN_PROPOSAL", null);
        isRefused(decide("office.sfj", number, "REFUSE", " "), 422, "REQUIRED", "reason");
        isRefused(
                session("office.sfj").post(RULES + "/proposals/" + number + "/decision", Map.of("reason", "")),
                422,
                "REQUIRED",
                "decision");
        isRefused(decide("office.sfj", 9_999, "APPROVE", ""), 404, "NOT_FOUND", null);
        assertThat(decide("office.sfj", number, "REFUSE", "本月不调整").status()).isEqualTo(200);
        assertThat(days(RECEIPT, "RECEIPT")).isEqualTo("2023-09-28");
        assertThat(session("czj.head").get(RULES).text()).contains("本月不调整");
    }

    @Test
    void a_form_opened_before_another_version_was_approved_is_refused() {
        var seen = version();
        approved(Map.of("VIEWS", "6"));

        isRefused(
                session("admin")
                        .post(
                                RULES + "/proposals",
                                Map.of("values", Map.of("RECEIPT", "3"), "reason", "试行", "version", seen)),
                409,
                "OVERTAKEN",
                null);
    }

    // Calendar

    @Test
    void every_faulty_line_of_a_calendar_is_named() {
        var checked = check("admin", """
                off 2027-01-01 元旦
                year 2027 www.gov.cn/notice
                off 2027-02-30 春节
                off 2027-2-5 春节
                off 2026-12-23 元旦
                off 2027-02-05 春节
                work 2027-02-05 春节
                holiday 2027-05-01 劳动节
                work 2027-02-06
                year 2027 https://www.gov.cn/notice
                """).body();

        assertThat(Stream.iterate(0, nth -> nth + 1)
                        .limit(checked.path("faults").size())
                        .map(nth -> checked.path("faults").get(nth))
                        .map(fault -> fault.path("line").asInt() + " "
                                + fault.path("message").asText()))
                .containsExactly(
                        "1 这一天前面没有年份：请先写“year 年份 通知网址”。",
                        "2 放假通知的网址应以 http:// 或 https:// 开头，多个网址用空格分开。",
                        "3 日期不存在或写法不对，应如 2027-01-01。",
                        "4 日期不存在或写法不对，应如 2027-01-01。",
                        "5 2026-12-23 不属于2027年；只有元旦假期可以从上一年12月24日以后开始。",
                        "7 2027-02-05 在第6行已经出现，一天只写一次。",
                        "8 无法识别：每行以 year（年份）、off（放假）或 work（上班）开头，以 # 开头的是备注。",
                        "9 请在日期后写明节日名称，最多40字。",
                        "10 2027年在第2行已经出现，一年只写一次。");
        assertThat(checked.path("preview").isNull()).isTrue();
        isRefused(changeCalendar("admin", "year 2027 www.gov.cn", "录入"), 422, "FAULTS", "text");
        assertThat(lines()).isEqualTo(shipped);
    }

    @Test
    void a_year_that_leaves_a_gap_is_incomplete_or_contradicts_its_neighbour_is_named() {
        assertThat(faults("year 2028 https://www.gov.cn/a\noff 2028-01-03 元旦"))
                .containsExactly("中间缺少2027年。现有2019至2026年，年份必须相连，请先录入或一并录入2027年。");
        assertThat(faults("year 2027 https://www.gov.cn/a")).containsExactly("2027年没有一个工作日放假，安排不完整。");
        assertThat(faults("year 2023 https://www.gov.cn/a\noff 2023-01-02 元旦\nwork 2022-12-31 元旦"))
                .containsExactly("2022-12-31 在另一年的通知中是放假，两处不一致。");
        assertThat(faults(shipped.get(2023))).containsExactly("与现有的工作日历完全相同，没有需要保存的修改。");
        assertThat(check("admin", "year 2027 https://www.gov.cn/a\noff 2027-01-01 元旦\nwork 2027-01-04 元旦")
                        .body()
                        .path("hints")
                        .findValuesAsText("message"))
                .containsExactly("2027年没有看到春节、清明、劳动、端午、中秋、国庆，请对照通知核对。", "2027-01-04 不是周末，本来就上班。");
        isRefused(check("admin", " "), 422, "REQUIRED", "text");
        isRefused(check("admin", "#".repeat(50_001)), 422, "TEXT_TOO_LONG", "text");
    }

    @Test
    void another_day_off_moves_what_is_counted_over_it_its_tasks_and_no_date_of_its_own() {
        var measureDue = days(RECEIPT, "MEASURE");
        // Saturday 7 October becomes free.
        var text = shipped.get(2023).replaceAll("work 2023-10-07 .*\n", "");

        var preview = check("admin", text).body().path("preview");
        var done = changeCalendar("admin", text, "依据补充通知");

        assertThat(done.status()).as(done.text()).isEqualTo(201);
        assertThat(preview.path("items").asInt())
                .isPositive()
                .isEqualTo(done.body().path("items").asInt());
        assertThat(preview.path("tasks").asInt())
                .isEqualTo(done.body().path("tasks").asInt());
        assertThat(days(RECEIPT, "RECEIPT")).as("before that day").isEqualTo("2023-09-28");
        assertThat(days(RECEIPT, "RETURN")).isEqualTo("2023-10-10");
        assertThat(days(RECEIPT, "RECEIPT_ESCALATION")).isEqualTo("2023-10-09");
        assertThat(days(RECEIPT, "MEASURE")).isEqualTo(measureDue);
        assertThat(moves(RECEIPT)).contains("RECEIPT_ESCALATION 2023-10-08 2023-10-09", "RETURN 2023-10-09 2023-10-10");
        assertThat(count("select max(ordinal) - count(*) from working_day"))
                .as("gaps")
                .isZero();
        assertThat(jdbc.sql(
                                "select years::text || ' ' || reason || ' ' || changed_by from calendar_change order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("{2023} 依据补充通知 admin");
        // This node counts by it at once.
        opinion.take("czj.liaison", opinion.measure(5), RECEIVE);
        assertThat(days(opinion.measure(5), "HAND_ON")).isEqualTo("2023-09-28");
        clock.moveTo(moment("2023-09-28T09:00"));
        opinion.take("czj.liaison", opinion.measure(6), RECEIVE);
        assertThat(days(opinion.measure(6), "HAND_ON")).isEqualTo("2023-10-09");
        assertThat(taskDays(opinion.measure(6))).containsOnly("2023-10-09 18:00");
    }

    @Test
    void a_change_that_would_leave_something_due_in_a_year_without_notice_is_refused() {
        clock.moveTo(moment("2026-12-28T09:00"));
        var item = OPINION + "-X1";
        jdbc.sql("""
                insert into obligation (item, kind, opened_at, due_at, counted_days, counted_from)
                values (?, 'VIEWS', '2026-12-28T09:00+08', '2026-12-31T18:00+08', 3, '2026-12-28')""").param(item).update();
        try {
            var off = shipped.get(2026) + "off 2026-12-31 元旦\n";

            isRefused(check("admin", off), 409, "NO_CALENDAR", null);
            var refused = changeCalendar("admin", off, "试验");
            isRefused(refused, 409, "NO_CALENDAR", null);
            assertThat(refused.message()).contains("2027年的节假日安排尚未录入");
            assertThat(lines()).isEqualTo(shipped);
        } finally {
            jdbc.sql("delete from obligation where item = ?").param(item).update();
        }
    }

    @Test
    void the_page_was_read_before_somebody_else_changed_the_calendar() {
        var seen = calendarVersion();
        var text = shipped.get(2023).replaceAll("work 2023-10-07 .*\n", "");
        assertThat(changeCalendar("admin", text, "试验").status()).isEqualTo(201);

        isRefused(
                session("admin").post(RULES + "/calendar", Map.of("text", text, "reason", "再试", "version", seen)),
                409,
                "OVERTAKEN",
                null);
        isRefused(
                session("admin").post(RULES + "/calendar", Map.of("text", text, "version", calendarVersion())),
                422,
                "REQUIRED",
                "reason");
    }

    @ParameterizedTest(name = "on {0}")
    @ValueSource(strings = {"2026-10-01T09:00", "2026-12-31T20:00"})
    void a_missing_year_is_told_from_october_on(String day) {
        clock.moveTo(moment("2026-09-30T20:00"));
        var before = session("office.sfj").get(RULES).body().path("missing");
        var overdue = count("select count(*) from opinion where state <> 'ARCHIVED' and reply_due_on > '2026-12-31'");
        assertThat(before.isNull()).isEqualTo(overdue == 0);

        clock.moveTo(moment(day));

        assertThat(session("office.sfj").get(RULES).body().path("missing").asText())
                .startsWith("2027年的工作日历尚未录入，")
                .contains("请系统管理员在“期限规则”页的工作日历中录入");
        for (var told : List.of("office.sfj", "admin")) {
            assertThat(session(told)
                            .get(API + "/duban/session")
                            .body()
                            .path("warning")
                            .asText())
                    .startsWith("2027年的工作日历尚未录入");
        }
        assertThat(session("czj.handler")
                        .get(API + "/duban/session")
                        .body()
                        .path("warning")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_missing_year_is_told_at_once_when_something_open_is_due_in_it() {
        var item = OPINION + "-X2";
        jdbc.sql(
                        "insert into obligation (item, kind, opened_at, due_at) values (?, 'MEASURE', '2023-09-26T09:00+08', '2027-03-01T18:00+08')")
                .param(item)
                .update();
        try {
            assertThat(warning("admin")).isEqualTo("2027年的工作日历尚未录入");
            assertThat(session("office.sfj").get(RULES).body().path("missing").asText())
                    .startsWith("2027年的工作日历尚未录入，现有1件未办结事项的期限在已录入的年份之外");
        } finally {
            jdbc.sql("delete from obligation where item = ?").param(item).update();
        }
        assertThat(session("admin")
                        .get(API + "/duban/session")
                        .body()
                        .path("warning")
                        .isNull())
                .isTrue();
    }

    // The engine after the tables

    @Test
    void moving_all_tasks_at_once_leaves_the_same_rows_as_moving_each_by_the_engine() {
        var one = opinion.measure(7);
        var other = opinion.measure(8);
        var stamp = count("select count(*) from act_hi_op_log");
        for (var item : List.of(one, other)) {
            opinion.take("czj.liaison", item, RECEIVE);
        }
        assertThat(rows(one)).isEqualTo(rows(other));
        clock.moveTo(moment("2023-09-26T11:00"));
        owe(one, "2023-10-12T18:00");
        owe(other, "2023-10-12T18:00");

        transactions.executeWithoutResult(status -> engineDues.follow(one));
        assertThat(rows(one)).isNotEqualTo(rows(other));
        Integer moved = transactions.execute(status -> engineDues.followAll());

        assertThat(moved).isEqualTo(1);
        assertThat(rows(one))
                .isEqualTo(rows(other))
                .contains("2023-10-12 18:00:00")
                .contains("rev_=2", "task_state_=Updated");
        assertThat(taskDays(other)).containsOnly("2023-10-12 18:00");
        assertThat(count("select count(*) from act_hi_op_log")).isEqualTo(stamp);
        for (var item : List.of(one, other)) {
            opinion.take("czj.liaison", item, Map.of("handler", "czj.handler", "instruction", ""));
        }
        Integer again = transactions.execute(status -> engineDues.followAll());
        assertThat(again).isZero();
    }

    /** What the engine keeps of the item's task, but for the names of things. */
    private String rows(String item) {
        return jdbc.sql("""
                select (select string_agg(key || '=' || value, E'\\n' order by key)
                          from jsonb_each_text(to_jsonb(t) - '{id_,execution_id_,proc_inst_id_,create_time_,last_updated_,name_}'::text[])) ||
                       (select string_agg(key || '=' || value, E'\\n' order by key)
                          from jsonb_each_text(to_jsonb(h) - '{id_,execution_id_,proc_inst_id_,act_inst_id_,root_proc_inst_id_,start_time_,removal_time_}'::text[])) ||
                       ' updated ' || coalesce(to_char(t.last_updated_, 'YYYY-MM-DD HH24:MI'), '-')
                  from work_item w join act_ru_task t on t.id_ = w.task_id join act_hi_taskinst h on h.id_ = w.task_id
                 where w.item = ?""").param(item).query(String.class).single().replace("T", " ");
    }

    private void owe(String item, String due) {
        jdbc.sql("update obligation set due_at = ? where item = ? and kind = 'HAND_ON' and fulfilled_at is null")
                .param(Timestamp.from(moment(due)))
                .param(item)
                .update();
    }

    // What the tests ask

    /** Another appointment, until the test is over. */
    private void also(String officer, String department, String role) {
        jdbc.sql("insert into appointment (officer, department, role) values (?, ?, ?)")
                .params(officer, department, role)
                .update();
        lent.add(new String[] {officer, department, role});
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(user, this::login);
    }

    private String warning(String user) {
        return session(user).get(API + "/duban/session").body().path("warning").asText();
    }

    private long version() {
        return session("admin").get(RULES).body().path("version").asLong();
    }

    private long calendarVersion() {
        return session("admin").get(RULES).body().path("calendarVersion").asLong();
    }

    private Answer propose(String by, Map<String, String> values) {
        return session(by)
                .post(RULES + "/proposals", Map.of("values", values, "reason", "试行后调整", "version", version()));
    }

    private Answer preview(String by, Map<String, String> values) {
        return session(by).post(RULES + "/proposals/preview", Map.of("values", values));
    }

    private int proposed(String by, Map<String, String> values) {
        var answer = propose(by, values);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("number").asInt();
    }

    private Answer decide(String by, int number, String decision, String reason) {
        return session(by)
                .post(RULES + "/proposals/" + number + "/decision", Map.of("decision", decision, "reason", reason));
    }

    private void approved(Map<String, String> values) {
        var done = decide("office.sfj", proposed("admin", values), "APPROVE", "");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private Answer check(String by, String text) {
        return session(by).post(RULES + "/calendar/check", Map.of("text", text));
    }

    private List<String> faults(String text) {
        return check("admin", text).body().path("faults").findValuesAsText("message");
    }

    private Answer changeCalendar(String by, String text, String reason) {
        return session(by)
                .post(RULES + "/calendar", Map.of("text", text, "reason", reason, "version", calendarVersion()));
    }

    /** Each year of the calendar as it is entered. */
    private Map<Integer, String> lines() {
        var lines = new TreeMap<Integer, String>();
        session("admin")
                .get(RULES)
                .body()
                .path("years")
                .forEach(year ->
                        lines.put(year.path("year").asInt(), year.path("lines").asText()));
        return lines;
    }

    private List<Integer> undecided() {
        return jdbc.sql("select number from policy_version where state = 'PROPOSED'")
                .query(Integer.class)
                .list();
    }

    private String days(String item, String kind) {
        return jdbc.sql(
                        "select (due_at at time zone 'Asia/Shanghai')::date::text from obligation where item = ? and kind = ? and fulfilled_at is null")
                .param(item)
                .param(kind)
                .query(String.class)
                .single();
    }

    /** Due moments of the item's tasks, by our table, by the engine's and by its history. */
    private List<String> taskDays(String item) {
        return jdbc.sql("""
                select to_char(unnest(array[w.due at time zone 'Asia/Shanghai', t.due_date_, h.due_date_]), 'YYYY-MM-DD HH24:MI')
                  from work_item w join act_ru_task t on t.id_ = w.task_id join act_hi_taskinst h on h.id_ = w.task_id where w.item = ?""").param(item).query(String.class).list();
    }

    private List<String> moves(String item) {
        return jdbc.sql("""
                select kind || ' ' || (old_due_at at time zone 'Asia/Shanghai')::date || ' ' || (new_due_at at time zone 'Asia/Shanghai')::date
                  from obligation_move where item = :item and coalesce(policy_version, 0) = (select coalesce(policy_version, 0) from obligation_move where item = :item order by id desc limit 1)
                   and coalesce(calendar_change, 0) = (select coalesce(calendar_change, 0) from obligation_move where item = :item order by id desc limit 1)
                 order by kind""").param("item", item).query(String.class).list();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private static void isRefused(Answer answer, int status, String code, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
    }

    private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var start = new CyclicBarrier(2);
            var answers = Stream.of(one, other)
                    .map(call -> threads.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return call.call();
                    }))
                    .toList();
            return List.of(
                    answers.get(0).get(60, TimeUnit.SECONDS), answers.get(1).get(60, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }
}
