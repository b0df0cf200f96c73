package duban.exchange.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.mockito.Mockito.mock;

import duban.LedgerDatabase;
import duban.audit.TransitionLog;
import duban.comment.PlanComments;
import duban.deadline.Obligations;
import duban.deadline.WorkingDays;
import duban.measure.PlanMeasures;
import duban.opinion.CheckPlan;
import duban.opinion.Fault;
import duban.opinion.ImportPlan;
import duban.opinion.PlanFaults;
import duban.opinion.TakeOverLedger;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class ImportWorkbookIT {

    static final Actor OFFICE = new Actor(new PersonId("office.zzb"), DepartmentCode.SUPERVISION_OFFICE);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2023-07-10T02:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    JdbcClient jdbc;
    ImportWorkbook importWorkbook;

    @BeforeEach
    void the_departments_of_the_case_with_an_office_of_two_of_them() throws IOException {
        var database = LedgerDatabase.fresh("import_workbook");
        jdbc = JdbcClient.create(database);
        WorkbookOfCaseTest.departments()
                .forEach((name, code) -> jdbc.sql(
                                "insert into department (code, name, kind) values (?, ?, 'DEPARTMENT')")
                        .params(code.value(), name)
                        .update());
        jdbc.sql("""
                insert into officer (id, name, home, section, email, telephone)
                values ('office.zzb', '张三', 'ZZB', '综合处', 'z@example.cn', '1'), ('office.mzj', '李四', 'MZJ', '综合处', 'l@example.cn', '2')""").update();
        jdbc.sql("insert into appointment (officer, department, role) select id, 'DBZB', 'OFFICE' from officer")
                .update();
        var template = new JdbcTemplate(database);
        var checkPlan = new CheckPlan(jdbc);
        importWorkbook = new ImportWorkbook(
                List.of(new WorkbookReader(), new CsvReader()),
                checkPlan,
                new ImportPlan(
                        jdbc,
                        new DataSourceTransactionManager(database),
                        CLOCK,
                        checkPlan,
                        new PlanComments(template),
                        new PlanMeasures(template),
                        new TakeOverLedger(jdbc, new TransitionLog(jdbc, CLOCK)),
                        new Obligations(jdbc, CLOCK, new WorkingDays(jdbc)),
                        mock()),
                jdbc,
                CLOCK);
    }

    Path caseWorkbook() throws IOException {
        var file = folder.resolve("case.xlsx");
        try (var in = getClass().getResourceAsStream("/demo/chongqing-2023.xlsx")) {
            Files.copy(in, file);
        }
        return file;
    }

    int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void the_case_goes_in_whole_and_once() throws IOException {
        var file = caseWorkbook();

        var dryRun = importWorkbook.check(file, "台账.xlsx");
        assertThat(dryRun.faults()).isEmpty();
        assertThat(dryRun.reminders()).isEmpty();
        assertThat(count("workbook_import")).isZero();

        var plan = importWorkbook.importFile(file, "台账.xlsx", OFFICE);
        assertThat(plan.opinion().number()).hasToString("2023-07");
        assertThat(count("aspect")).isEqualTo(5);
        assertThat(count("comment")).isEqualTo(14);
        assertThat(count("measure")).isEqualTo(31);

        assertThatThrownBy(() -> importWorkbook.importFile(file, "另存.xlsx", OFFICE))
                .isInstanceOf(Refusal.class)
                .hasMessage("该文件已于2023年7月10日由张三导入为审议意见 2023-07，未重复导入。");
        assertThat(importWorkbook.check(file, "台账.xlsx").faults())
                .extracting(Fault::reason)
                .containsExactly("该文件已于2023年7月10日由张三导入为审议意见 2023-07，未重复导入。");
    }

    @Test
    void departments_and_working_days_are_those_on_record() throws IOException {
        jdbc.sql("delete from working_day where date = '2023-11-24'").update();
        jdbc.sql("update department set active = false where code = 'SWW'").update();

        var reading = importWorkbook.check(caseWorkbook(), "台账.xlsx");

        assertThat(importWorkbook.departmentNames()).hasSize(15).doesNotContain("市商务委");
        assertThat(reading.faults()).extracting(Fault::reason).containsExactly("单位“市商务委”已停用。");
        assertThat(reading.reminders()).hasSize(1);
        assertThat(reading.reminders().get(0).topic()).isEqualTo("期限不是工作日");
        assertThat(reading.reminders().get(0).places())
                .hasSize(reading.reminders().get(0).count())
                .allSatisfy(place -> assertThat(place.remedy()).contains("2023-11-23"));
    }

    @Test
    void a_wrong_heading_is_told_with_the_columns_found_and_wanted() {
        for (var file : List.of(
                new PlanWorkbook()
                        .heading(LedgerColumn.DEPARTMENT, "责任单位")
                        .row()
                        .writeTo(folder),
                new PlanWorkbook()
                        .heading(LedgerColumn.CO_HANDLERS, "责任单位")
                        .heading(LedgerColumn.DEPARTMENT, "整改期限")
                        .row()
                        .writeTo(folder))) {
            assertThatThrownBy(() -> importWorkbook.importFile(file, "台账.xlsx", OFFICE))
                    .asInstanceOf(type(PlanFaults.class))
                    .satisfies(found -> {
                        assertThat(found.code()).isEqualTo("HEADER");
                        assertThat(found.getMessage())
                                .contains("整份台账均未导入", "责任单位", "。应有：方面序号、方面、", "承办单位、协办单位、")
                                .startsWith("表头不对");
                        assertThat(found.faults()).isNotEmpty();
                    });
        }
        assertThat(count("opinion")).isZero();
    }

    @Test
    void one_fault_keeps_the_whole_plan_out() throws IOException {
        jdbc.sql("update officer set active = false where id = 'office.mzj'").update();
        var file = caseWorkbook();

        assertThatThrownBy(() -> importWorkbook.importFile(file, "台账.xlsx", OFFICE))
                .asInstanceOf(type(PlanFaults.class))
                .satisfies(found -> assertThat(found.faults())
                        .hasSize(4)
                        .allSatisfy(fault -> assertThat(fault.reason()).contains("没有可以核查的人")));
        assertThat(count("opinion") + count("workbook_import")).isZero();
    }
}
