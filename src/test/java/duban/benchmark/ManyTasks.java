package duban.benchmark;

import duban.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Many open tasks over sixteen departments: every row the engine and we keep of a real one, copied for each with its own
 * numbers, department and day. Their names begin with {@link #PREFIX}, by which they go again.
 */
final class ManyTasks {

    static final String PREFIX = "many-";

    /** Of the four steps a measure spends its time at, with how many of ten tasks stand there. */
    private static final List<Map.Entry<String, Integer>> STEPS = List.of(
            Map.entry("submitResult", 4),
            Map.entry("signForReceipt", 2),
            Map.entry("signOffResult", 2),
            Map.entry("verifyMeasure", 2));

    private final JdbcTemplate owner;
    private final Map<String, String> realTaskOf;
    private int made;

    /** @param realTaskOf a real task of the finance bureau (CZJ) at each step, unclaimed where it can be claimed */
    ManyTasks(TestDatabase database, Map<String, String> realTaskOf) {
        this.owner = new JdbcTemplate(new DriverManagerDataSource(database.ownerUrl()));
        this.realTaskOf = realTaskOf;
    }

    static List<String> steps() {
        return STEPS.stream().map(Map.Entry::getKey).toList();
    }

    /** Evenly spread over departments, steps and due days. */
    void addUpTo(int count) {
        var stepOf = STEPS.stream()
                .flatMap(step -> Stream.generate(() -> step.getKey()).limit(step.getValue()))
                .toList();
        owner.execute(
                "create table many (n integer primary key, step text, department text, due timestamptz, claimed_by text)");
        owner.update("""
                insert into many
                select n, (?::text[])[1 + n / 16 % 10], d.code, timestamptz '2023-08-08 18:00+08' + n % 97 * interval '1 day', null
                  from generate_series(?, ?) n join departments_of_case d on d.nth = n % 16""".replace("departments_of_case", DEPARTMENTS), stepOf.toArray(String[]::new), made + 1, count);
        made = count;
        copy();
    }

    /**
     * One at random; days are few, so that many are due at the same moment.
     *
     * @param seed for the same tasks again
     */
    void addAtRandom(int count, long seed) {
        owner.execute(
                "create table many (n integer primary key, step text, department text, due timestamptz, claimed_by text)");
        var random = new Random(seed);
        var departments = owner.queryForList("select code from " + DEPARTMENTS + " d order by nth", String.class);
        for (var n = made + 1; n <= made + count; n++) {
            var step = steps().get(random.nextInt(STEPS.size()));
            var department = departments.get(random.nextInt(departments.size()));
            owner.update(
                    "insert into many values (?, ?, ?, timestamptz '2023-08-08 18:00+08' + ? * interval '1 day', ?)",
                    n,
                    step,
                    department,
                    random.nextInt(7),
                    random.nextBoolean() ? null : claimant(step, department, random));
        }
        made += count;
        copy();
    }

    private static String claimant(String step, String department, Random random) {
        var code = department.toLowerCase();
        return switch (step) {
            case "signForReceipt" -> code + ".liaison";
            case "signOffResult" -> code + (random.nextBoolean() ? ".head" : ".deputy");
            case "verifyMeasure" ->
                List.of("office.zzb", "office.sfj", "office.fgw", "office.mzj").get(random.nextInt(4));
            default -> null;
        };
    }

    private static final String DEPARTMENTS =
            "(select code, row_number() over (order by code) - 1 as nth from department where code in (select department from appointment where role = 'HANDLER'))";

    private void copy() {
        owner.execute("create table model (step text primary key, task text)");
        realTaskOf.forEach((step, task) -> owner.update("insert into model values (?, ?)", step, task));
        // Whoever is barred from a verification claims none: such a task stays unclaimed.
        owner.update("""
                update many m set claimed_by = null
                 where step = 'verifyMeasure' and department = (select home from officer where id = m.claimed_by)""");
        owner.execute("""
                create table copied as
                select m.*, k.task, 'many-' || lpad(to_hex(n * 7919 % 1000003), 6, '0') || '-' || n as id,
                       'many-e-' || n as execution, '2099-99-M' || lpad(n::text, 6, '0') as item,
                       lower(m.department) || '.handler' as handler,
                       case when m.step = 'submitResult' then lower(m.department) || '.handler' else m.claimed_by end as assignee
                  from many m join model k using (step)""");
        owner.execute("create unique index on copied (id)");
        owner.execute("analyze copied");
        copyOf("measure", "r.number = (select w.item from work_item w where w.task_id = c.task)", """
                'number', c.item, 'content', '第' || c.n || '项措施：建立健全工作机制，明确责任分工', 'department', c.department,
                'handler', case when r.handler is null then null else c.handler end""");
        owner.update("""
                insert into obligation (item, kind, opened_at, due_at)
                select c.item, o.kind, o.opened_at, c.due
                  from copied c join work_item w on w.task_id = c.task
                  join obligation o on o.item = w.item and o.fulfilled_at is null""");
        owner.update("insert into process_instance (item, round, id) select c.item, 1, c.execution from copied c");
        copyOf("act_ru_execution", "r.id_ = (select t.execution_id_ from act_ru_task t where t.id_ = c.task)", """
                'id_', c.execution, 'proc_inst_id_', c.execution, 'root_proc_inst_id_', c.execution, 'parent_id_', null,
                'business_key_', c.item""");
        copyOf("act_ru_task", "r.id_ = c.task", """
                'id_', c.id, 'execution_id_', c.execution, 'proc_inst_id_', c.execution, 'assignee_', c.assignee, 'due_date_', c.due""");
        copyOf(
                "act_ru_variable",
                "r.execution_id_ = (select t.proc_inst_id_ from act_ru_task t where t.id_ = c.task)",
                """
                'id_', c.id || r.name_, 'execution_id_', c.execution, 'proc_inst_id_', c.execution, 'var_scope_', c.execution,
                'text_', case when r.text_ = 'CZJ' then c.department else r.text_ end""");
        copyOf("act_ru_identitylink", "r.task_id_ = c.task and " + NOT_BARRED, """
                'id_', c.id || r.id_, 'task_id_', c.id, 'group_id_', %s""".formatted(GROUP));
        copyOf(
                "act_ru_authorization",
                "r.resource_type_ = 7 and r.resource_id_ = c.task and " + NOT_BARRED,
                """
                'id_', c.id || r.id_, 'resource_id_', c.id, 'group_id_', %s,
                'user_id_', case when r.user_id_ is null then null else c.handler end""".formatted(GROUP));
        owner.update("""
                insert into act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)
                select c.id || '-claimed', 1, 1, c.claimed_by, 7, c.id,
                       (select max(perms_) from act_ru_authorization where resource_type_ = 7 and resource_id_ = c.task)
                  from copied c where c.claimed_by is not null""");
        copyOf("work_item", "r.task_id = c.task", """
                'task_id', c.id, 'item', c.item, 'due', c.due, 'assignee', c.assignee,
                'department', case when r.role = 'OFFICE' then r.department else c.department end,
                'barred', case when r.barred is null then null else c.department end""");
        owner.execute("drop table many, model, copied");
        for (var table : List.of(
                "measure",
                "obligation",
                "process_instance",
                "act_ru_execution",
                "act_ru_task",
                "act_ru_variable",
                "act_ru_identitylink",
                "act_ru_authorization",
                "work_item")) {
            owner.execute("vacuum analyze " + table);
        }
    }

    /** Groups of departments begin with their code; those of the office say from where its members come. */
    private static final String GROUP =
            "case when r.group_id_ like 'CZJ\\_%' then c.department || substr(r.group_id_, 4) else r.group_id_ end";

    private static final String NOT_BARRED = "r.group_id_ is distinct from 'office_' || c.department";

    /** For each copied task the rows of the real one, with what is different. */
    private void copyOf(String table, String rows, String differences) {
        owner.update("""
                insert into %1$s
                select made.* from copied c join %1$s r on %2$s
                 cross join lateral jsonb_populate_record(null::%1$s, to_jsonb(r) || jsonb_build_object(%3$s)) made""".formatted(table, rows, differences));
    }

    /** Everything made goes, and the tables are as they were. */
    void remove() {
        owner.execute("delete from work_item where task_id like 'many-%'");
        owner.execute("delete from act_ru_authorization where resource_type_ = 7 and resource_id_ like 'many-%'");
        owner.execute("delete from act_ru_identitylink where task_id_ like 'many-%'");
        owner.execute("delete from act_ru_variable where execution_id_ like 'many-%'");
        owner.execute("delete from act_ru_task where id_ like 'many-%'");
        owner.execute("delete from act_ru_execution where id_ like 'many-%'");
        owner.execute("delete from process_instance where item like '2099-99-%'");
        owner.execute("delete from obligation where item like '2099-99-%'");
        owner.execute("delete from measure where number like '2099-99-%'");
        made = 0;
    }
}
