package duban.demo;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import duban.TestDatabase;
import duban.WebSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The demo as somebody starts it, in a process of its own: the engine keeps its clock and its name once per process.
 */
class DemoSceneIT {

    static final Pattern READY = Pattern.compile("督办 Duban 演示已就绪 +(http://localhost:\\d+)/.*");
    static final Pattern PERSON =
            Pattern.compile(" +\\S+ \\S+ +(\\S+\\.\\S+) +\\S+ +http://localhost:\\d+(/go/(\\S+))");

    @TempDir
    Path home;

    final TestDatabase database = TestDatabase.create("scene");
    final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database.appUrl()));

    /** A started demo; {@code guide} is what it printed until it was ready. */
    record Demo(Process process, String address, List<String> guide) implements AutoCloseable {

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    @Test
    void the_scene_shows_the_middle_of_the_story_and_a_restart_goes_on_with_it() throws IOException {
        try (var demo = start()) {
            the_picture_is_alive();
            every_open_item_is_on_somebodys_list_with_a_due_day();
            the_clock_stands_in_the_middle(demo);
            each_person_of_the_guide_has_the_task_it_links_to(demo);
        }
        var before = rows();

        try (var demo = start()) {
            assertThat(rows()).isEqualTo(before);
            the_clock_stands_in_the_middle(demo);
            each_person_of_the_guide_has_the_task_it_links_to(demo);
        }
    }

    private void the_picture_is_alive() {
        assertThat(jdbc.sql(
                                "select person || ' ' || subject from mail where state = 'SENT' and made_at < timestamptz '2023-11-15 00:00+08'")
                        .query(String.class)
                        .list())
                .as("mails of the days before")
                .isEmpty();
        assertThat(counted("select state, count(*) from measure group by state"))
                .isEqualTo(Map.of(
                        "COMPLETED",
                        9,
                        "AWAITING_VERIFICATION",
                        2,
                        "AWAITING_CO_SIGN",
                        1,
                        "AWAITING_SIGN_OFF",
                        3,
                        "IN_PROGRESS",
                        16));
        assertThat(counted("select state, count(*) from comment group by state"))
                .isEqualTo(Map.of("STRUCK_OFF", 1, "AWAITING_STRIKE_OFF", 1, "IN_PROGRESS", 12));
        assertThat(texts("select state from opinion")).containsExactly("DISPATCHED");
        assertThat(texts("select number from measure where state = 'COMPLETED' order by number"))
                .extracting(number -> number.substring(8))
                .containsExactly("M01", "M02", "M08", "M12", "M14", "M16", "M17", "M19", "M22");
        assertThat(texts("select measure from sign_off where not signed order by measure"))
                .containsExactly("2023-07-M05", "2023-07-M23");
        assertThat(texts("select measure from verification where not accepted order by measure"))
                .containsExactly("2023-07-M10", "2023-07-M14");
        assertThat(texts("select distinct handler is null from measure")).containsExactly("false");
        assertThat(counted("select 'reports', count(*) from progress_report where reported_by not like '%.liaison'"))
                .isEqualTo(Map.of("reports", 13));
        // What handlers had reported was adopted; of October one department has not answered.
        assertThat(texts("""
                select to_char(p.period, 'YYYY-MM') || ' ' || count(distinct p.number) filter (where p.state = 'RECORDED')
                       || ' of ' || count(distinct p.number) || ' ' || count(x.report) filter (where t.reported_by like '%.handler' or t.reported_by like '%.section')
                  from progress_round p left join progress_result x on x.round = p.number left join progress_report t on t.id = x.report
                 group by p.period order by p.period"""))
                .containsExactly("2023-07 8 of 8 0", "2023-08 8 of 8 0", "2023-09 8 of 8 0", "2023-10 7 of 8 9");
        assertThat(texts("select number from progress_round where state <> 'RECORDED'"))
                .containsExactly("DSJ-2023-10");
        assertThat(texts("select measure || ' ' || level || ' ' || ruling from return_ruling order by 1"))
                .containsExactly("2023-07-M20 OFFICE KEEP", "2023-07-M27 LEADER KEEP", "2023-07-M27 OFFICE KEEP");
        assertThat(texts("select number || ' ' || kind || ' ' || state from plan_change order by 1"))
                .containsExactly("2023-07-C01 REWORD APPROVED", "2023-07-C02 TRANSFER PROPOSED");
        assertThat(texts("""
                select item || ' ' || person || ' ' || coalesce(on_behalf_of, '-') || ' ' || coalesce(recorded_by, '-') from transition
                 where on_behalf_of is not null or recorded_by is not null or step = 'reassignMeasure' order by 1"""))
                .containsExactly(
                        "2023-07-M13 mzj.liaison - -",
                        "2023-07-M22 mzj.section mzj.handler -",
                        "2023-07-P01 leader.zhao - secretary.sun",
                        "2023-07-P01 leader.zhao - secretary.sun");
        // Every morning from 4 July to 15 November came.
        assertThat(texts("""
                select count(distinct date_trunc('day', start_time_)) from act_hi_procinst where proc_def_key_ = 'daily-round'""")).containsExactly("135");
        // M07 was due on 31 October and is still in work.
        assertThat(texts("select number from measure where due_on < '2023-11-15' and state <> 'COMPLETED'"))
                .containsExactly("2023-07-M07");
        assertThat(texts("select distinct to_char(at, 'YYYY-MM') from transition order by 1"))
                .containsExactly("2023-07", "2023-08", "2023-09", "2023-10", "2023-11");
    }

    private void every_open_item_is_on_somebodys_list_with_a_due_day() {
        assertThat(texts("select distinct item from work_item where due > '2023-07-01' order by item"))
                .isEqualTo(texts("""
                        select number from measure where state <> 'COMPLETED'
                        union select number from comment where state = 'AWAITING_STRIKE_OFF'
                        union select number from plan_change where state = 'PROPOSED'
                        union select number from supervision_notice where state = 'DRAFTING'
                        union select number from progress_round where state <> 'RECORDED' order by 1"""))
                .hasSize(26);
        assertThat(texts("""
                select w.item from work_item w left join act_ru_task t on t.id_ = w.task_id
                 where t.id_ is null or t.assignee_ is distinct from w.assignee or t.due_date_ is null""")).isEmpty();
        assertThat(
                        texts(
                                "select process_def_key_ || ' ' || duedate_ from act_ru_job where process_instance_id_ is null"))
                .containsExactly("daily-round 2023-11-16 08:00:00");
        // Each open measure waits for its next rung, and nothing else waits for a time.
        assertThat(texts("""
                select p.item || ' ' || j.duedate_ from act_ru_job j join process_instance p on p.id = j.process_instance_id_ order by 1""")).isEqualTo(texts("""
                        select n.measure || ' ' || n.due_at::timestamp from next_escalation n join measure m on m.number = n.measure
                         where m.state <> 'COMPLETED' order by 1""")).isNotEmpty();
        assertThat(texts("select id_ from act_ru_incident")).isEmpty();
    }

    private void the_clock_stands_in_the_middle(Demo demo) {
        var session = WebSession.login(demo.address(), "mzj.handler", RunningApplication.PASSWORD);

        var asOf = OffsetDateTime.parse(
                session.get(API + "/duban/session").body().path("asOf").asText());

        assertThat(Duration.between(OffsetDateTime.parse("2023-11-15T10:00:00+08:00"), asOf))
                .isBetween(Duration.ZERO, Duration.ofMinutes(10));
    }

    private void each_person_of_the_guide_has_the_task_it_links_to(Demo demo) {
        var steps = new TreeMap<String, String>();
        for (var line : demo.guide()) {
            var person = PERSON.matcher(line);
            if (person.matches()) {
                var session = WebSession.login(demo.address(), person.group(1), RunningApplication.PASSWORD);
                var target = session.download(person.group(2)).header("Location");
                var task = target.substring(target.indexOf("?task=") + 6);
                var sheet = session.sheet(task);
                assertThat(sheet.at("/task/item").asText()).as(line).isEqualTo(person.group(3));
                assertThat(session.tasks())
                        .as(line)
                        .anyMatch(each -> each.path("id").asText().equals(task));
                steps.put(person.group(1), sheet.at("/task/step").asText());
            }
        }
        assertThat(steps)
                .isEqualTo(Map.of(
                        "mzj.handler", "submitResult",
                        "mzj.head", "signOffResult",
                        "office.sfj", "verifyMeasure",
                        "leader.zhao", "decideStrikeOff",
                        "leader.qian", "decideChange"));
    }

    private Demo start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "duban.DubanApplication",
                "--spring.profiles.active=demo",
                "--duban.demo.start=scene",
                "--duban.demo.home=" + home,
                "--server.port=0"));
        database.properties().forEach((name, value) -> command.add("--" + name + "=" + value));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // Whatever happens to this process, the demo does not outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var printed = new ArrayList<String>();
        var output = process.inputReader(StandardCharsets.UTF_8);
        var address = "";
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            printed.add(line);
            var ready = READY.matcher(line);
            if (ready.matches()) {
                address = ready.group(1);
            } else if (line.startsWith("从交办开始")) {
                drop(output);
                return new Demo(process, address, printed);
            }
        }
        throw new AssertionError("The demo ended before it was ready:\n" + String.join("\n", printed));
    }

    /** A full pipe would stop the demo. */
    private static void drop(BufferedReader output) {
        var reader = new Thread(() -> output.lines().forEach(line -> {}), "demo-output");
        reader.setDaemon(true);
        reader.start();
    }

    private List<String> rows() {
        return Stream.of(
                        "opinion",
                        "comment",
                        "measure",
                        "officer",
                        "appointment",
                        "workbook_import",
                        "transition",
                        "submission",
                        "progress_report",
                        "sign_off",
                        "verification",
                        "application",
                        "obligation",
                        "work_item",
                        "act_id_user",
                        "act_id_group",
                        "act_id_membership",
                        "act_ru_authorization",
                        "act_ru_filter",
                        "act_ru_task",
                        "act_re_deployment",
                        "act_re_procdef")
                .map(table ->
                        table + " " + texts("select count(*) from " + table).get(0))
                .toList();
    }

    private Map<String, Integer> counted(String sql) {
        var counts = new TreeMap<String, Integer>();
        jdbc.sql(sql).query(row -> {
            counts.put(row.getString(1), row.getInt(2));
        });
        return counts;
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query().singleColumn().stream()
                .map(String::valueOf)
                .toList();
    }
}
