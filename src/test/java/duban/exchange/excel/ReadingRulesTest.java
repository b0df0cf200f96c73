package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.ASPECT;
import static duban.exchange.excel.LedgerColumn.ASPECT_SEQ;
import static duban.exchange.excel.LedgerColumn.COMMENT;
import static duban.exchange.excel.LedgerColumn.COMMENT_NUMBER;
import static duban.exchange.excel.LedgerColumn.CO_HANDLERS;
import static duban.exchange.excel.LedgerColumn.CRITERIA;
import static duban.exchange.excel.LedgerColumn.DEPARTMENT;
import static duban.exchange.excel.LedgerColumn.DUE_ON;
import static duban.exchange.excel.LedgerColumn.INDICATORS;
import static duban.exchange.excel.LedgerColumn.KIND;
import static duban.exchange.excel.LedgerColumn.LEAD;
import static duban.exchange.excel.LedgerColumn.MEASURE;
import static duban.exchange.excel.LedgerColumn.MEASURE_NUMBER;
import static duban.exchange.excel.PlanWorkbook.REFERENCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import duban.measure.PlanMeasures;
import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledgers as they are: what each {@link ReadingRule} does, and that it tells so with row and column. */
class ReadingRulesTest {

    static final DepartmentCode MZJ = new DepartmentCode("MZJ");
    static final DepartmentCode ZZB = new DepartmentCode("ZZB");
    static final DepartmentCode GAJ = new DepartmentCode("GAJ");
    static final DepartmentCode FGW = new DepartmentCode("FGW");
    static final DepartmentCode CZJ = new DepartmentCode("CZJ");
    static final DepartmentCode RSJ = new DepartmentCode("RSJ");

    /** The departments of the small workbook and three with long names. */
    static final PlanReferences MORE_DEPARTMENTS = references();

    @TempDir
    Path folder;

    static PlanReferences references() {
        var departments = new LinkedHashMap<>(PlanWorkbook.DEPARTMENTS);
        departments.put("市发展改革委", FGW);
        departments.put("市财政局", CZJ);
        departments.put("市人力社保局", RSJ);
        departments.put("市政府办公厅（督查室）", new DepartmentCode("BGT"));
        return new PlanReferences(
                departments,
                REFERENCES.disabled(),
                REFERENCES.workingDay(),
                REFERENCES.calendarKnown(),
                REFERENCES.today());
    }

    WorkbookReading read(PlanWorkbook workbook) throws IOException {
        return new WorkbookReader().read(workbook.writeTo(folder), MORE_DEPARTMENTS);
    }

    WorkbookReading readWithoutFault(PlanWorkbook workbook) throws IOException {
        var reading = read(workbook);
        assertThat(reading.faults()).isEmpty();
        return reading;
    }

    PlanDraft.Measure only(WorkbookReading reading) {
        assertThat(reading.plan().measures()).hasSize(1);
        return reading.plan().measures().get(0);
    }

    static List<Fault> told(WorkbookReading reading, ReadingRule rule) {
        return reading.reminders().stream()
                .filter(reminder -> reminder.topic().equals(rule.topic()))
                .peek(reminder -> {
                    assertThat(reminder.rule()).isEqualTo(rule.text() + "。");
                    assertThat(reminder.count()).isEqualTo(reminder.places().size());
                })
                .flatMap(reminder -> reminder.places().stream())
                .toList();
    }

    List<Fault> faultsOf(LedgerColumn column, Object value) throws IOException {
        return read(new PlanWorkbook().row(column, value)).faults();
    }

    @ParameterizedTest
    @EnumSource(ReadingRule.class)
    void every_rule_stands_in_the_handbook(ReadingRule rule) throws IOException {
        assertThat(Files.readString(Path.of("src/docs/handbook/06-台账导入.md")))
                .contains("| " + rule.topic() + " | " + rule.text() + "。 |");
    }

    @Test
    void a_merged_cell_read_by_a_second_rule_is_told_once() throws IOException {
        var first = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        first.put(LEAD, new PlanWorkbook.Merged("组织部", 3));
        first.put(DUE_ON, new PlanWorkbook.Merged("2023.9.30", 3));

        var reading = readWithoutFault(
                new PlanWorkbook().row(first).row(LEAD, null, DUE_ON, null).row(LEAD, null, DUE_ON, null));

        for (var rule : List.of(ReadingRule.ELIDED, ReadingRule.DATE_WORDS, ReadingRule.FREE_DAY)) {
            assertThat(told(reading, rule))
                    .as(rule.topic())
                    .extracting(Fault::row)
                    .containsExactly(2);
        }
        assertThat(reading.plan().measures())
                .extracting(PlanDraft.Measure::dueOn)
                .containsOnly(LocalDate.of(2023, 9, 30));
    }

    @Test
    void headings_repeated_on_every_page_are_skipped_and_other_ones_are_a_fault() throws IOException {
        var repeated = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        LedgerColumn.ofPlan().forEach(column -> repeated.put(column, column.heading));

        var reading = readWithoutFault(new PlanWorkbook().row().row(repeated).row());

        assertThat(reading.plan().measures()).extracting(PlanDraft.Measure::row).containsExactly(2, 4);
        assertThat(told(reading, ReadingRule.REPEATED_HEADINGS))
                .extracting(Fault::row)
                .containsExactly(3);

        repeated.put(DEPARTMENT, CO_HANDLERS.heading);
        repeated.put(CO_HANDLERS, DEPARTMENT.heading);
        var other = read(new PlanWorkbook().row().row(repeated).row());
        assertThat(other.wrongHeadings()).isPresent();
        assertThat(other.faults()).extracting(Fault::row, Fault::remedy).contains(tuple(3, "请把各处表头改成一样，各列顺序也要相同。"));
    }

    @Test
    void a_merged_cell_holds_for_all_its_rows_and_is_told_once() throws IOException {
        var first = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        var others = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        for (var column : List.of(ASPECT_SEQ, ASPECT, COMMENT_NUMBER, COMMENT, LEAD, CRITERIA, DUE_ON)) {
            others.put(column, null);
        }
        first.put(ASPECT_SEQ, new PlanWorkbook.Merged("一", 3));
        first.put(ASPECT, new PlanWorkbook.Merged("统筹协同力度有待强化", 3));
        first.put(COMMENT_NUMBER, new PlanWorkbook.Merged("P01", 3));
        first.put(COMMENT, new PlanWorkbook.Merged("加强统筹联动", 3));
        first.put(LEAD, new PlanWorkbook.Merged("市委组织部", 3));
        first.put(CRITERIA, new PlanWorkbook.Merged("制度文件印发", 3));
        first.put(DUE_ON, new PlanWorkbook.Merged(LocalDate.of(2023, 9, 28), 3));

        var reading = readWithoutFault(new PlanWorkbook().row(first).row(others).row(others));

        assertThat(reading.plan().comments()).hasSize(1);
        assertThat(reading.plan().measures()).hasSize(3).allSatisfy(measure -> {
            assertThat(measure.comment()).isEqualTo("P01");
            assertThat(measure.criteria()).containsExactly("制度文件印发");
            assertThat(measure.dueOn()).isEqualTo("2023-09-28");
        });
        var told = told(reading, ReadingRule.MERGED);
        assertThat(told).hasSize(7).allSatisfy(place -> assertThat(place.row()).isEqualTo(2));
        assertThat(told.get(0).column()).isEqualTo("A（方面序号）");
        assertThat(told.get(0).reason()).isEqualTo("“一”用于第2至4行。");
    }

    @Test
    void merged_measures_could_be_one_or_several_and_are_a_fault() throws IOException {
        var faults = read(new PlanWorkbook()
                        .row(MEASURE, new PlanWorkbook.Merged("建立联席会议制度", 2))
                        .row(MEASURE, null, DEPARTMENT, "市民政局"))
                .faults();

        assertThat(faults).extracting(Fault::column).contains("G（整改措施）");
        assertThat(faults.get(0).reason()).isEqualTo("第2至3行的整改措施合并了，分不清是几项措施。");
        assertThat(faults.get(0).remedy()).contains("取消合并");
    }

    @Test
    void full_width_digits_and_letters_are_the_usual_ones() throws IOException {
        var changes = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        changes.put(COMMENT_NUMBER, "Ｐ０１");
        changes.put(MEASURE_NUMBER, "Ｍ０１");
        changes.put(DUE_ON, "２０２３年９月２８日");
        changes.put(INDICATORS, "示范点|２０|个");
        changes.put(MEASURE, "建设２０个示范点");

        var reading =
                readWithoutFault(new PlanWorkbook().opinion("收文号", "２０２３-07").row(changes));

        assertThat(reading.plan().opinion().number()).hasToString("2023-07");
        var measure = only(reading);
        assertThat(measure.number()).isEqualTo("M01");
        assertThat(measure.comment()).isEqualTo("P01");
        assertThat(measure.dueOn()).isEqualTo("2023-09-28");
        assertThat(measure.indicators().get(0).target()).isEqualByComparingTo("20");
        assertThat(measure.content()).as("texts stay as they are").isEqualTo("建设２０个示范点");
        assertThat(told(reading, ReadingRule.FULL_WIDTH))
                .extracting(Fault::reason)
                .contains("“２０２３年９月２８日”读作“2023年9月28日”。", "“Ｍ０１”读作“M01”。")
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"市民政局、市公安局", "市民政局；市公安局", "市民政局，市公安局", "市民政局,市公安局", "市民政局/市公安局", "市民政局\n市公安局", "市民政局 市公安局"})
    void departments_are_separated_as_people_do(String list) throws IOException {
        var reading = readWithoutFault(new PlanWorkbook().row(CO_HANDLERS, list));

        assertThat(only(reading).coHandlers()).containsExactly(MZJ, GAJ);
        assertThat(told(reading, ReadingRule.SEPARATOR)).hasSize(list.matches("(?s).*[、；].*") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"市民政局〔牵头〕、市公安局（配合）", "〔市民政局〕；（市公安局）", "【市民政局】、市公安局(协办单位)"})
    void brackets_that_say_what_the_column_says_are_left_out(String list) throws IOException {
        var reading = readWithoutFault(new PlanWorkbook().row(CO_HANDLERS, list));

        assertThat(only(reading).coHandlers()).containsExactly(MZJ, GAJ);
        var told = told(reading, ReadingRule.BRACKETS);
        assertThat(told).isNotEmpty();
        assertThat(told.get(0).column()).isEqualTo("I（协办单位）");
        assertThat(told.get(0).reason()).contains("读作“市民政局”");
    }

    @Test
    void brackets_that_belong_to_the_name_stay() throws IOException {
        var reading = readWithoutFault(new PlanWorkbook().row(CO_HANDLERS, "市政府办公厅（督查室）、市政府办公厅(督查室)".split("、")[1]));

        assertThat(only(reading).coHandlers()).containsExactly(new DepartmentCode("BGT"));
        assertThat(told(reading, ReadingRule.BRACKETS)).isEmpty();
    }

    @Test
    void brackets_that_say_more_are_a_fault() throws IOException {
        assertThat(faultsOf(CO_HANDLERS, "市民政局（市公安局、市财政局配合）"))
                .extracting(Fault::reason)
                .containsExactly("没有名为“市民政局（市公安局、市财政局配合）”的单位。");
    }

    @Test
    void an_elided_prefix_is_that_of_the_one_department_it_fits() throws IOException {
        var reading = readWithoutFault(
                new PlanWorkbook().row(CO_HANDLERS, "市发展改革委、财政局、人社局").row(DEPARTMENT, "民政局", CO_HANDLERS, "组织部"));

        assertThat(reading.plan().measures().get(0).coHandlers()).containsExactly(FGW, CZJ, RSJ);
        assertThat(reading.plan().measures().get(1).department()).isEqualTo(MZJ);
        assertThat(reading.plan().measures().get(1).coHandlers()).containsExactly(ZZB);
        assertThat(told(reading, ReadingRule.ELIDED))
                .extracting(Fault::reason)
                .containsExactly("“财政局”读作“市财政局”。", "“民政局”读作“市民政局”。", "“组织部”读作“市委组织部”。");
        assertThat(told(reading, ReadingRule.SHORT_NAME))
                .extracting(Fault::reason)
                .containsExactly("“人社局”读作“市人力社保局”。");
    }

    @Test
    void a_short_name_that_fits_two_departments_is_a_fault() throws IOException {
        var departments = new LinkedHashMap<>(PlanWorkbook.DEPARTMENTS);
        departments.put("市人力社保局", RSJ);
        departments.put("市人民社会局", FGW);
        var two = new PlanReferences(
                departments,
                REFERENCES.disabled(),
                REFERENCES.workingDay(),
                REFERENCES.calendarKnown(),
                REFERENCES.today());

        var reading = new WorkbookReader()
                .read(new PlanWorkbook().row(CO_HANDLERS, "市人社局").writeTo(folder), two);

        assertThat(reading.faults()).extracting(Fault::reason).containsExactly("没有名为“市人社局”的单位。");
        assertThat(reading.faults().get(0).remedy()).contains("市人力社保局", "市人民社会局");
    }

    @ParameterizedTest
    @ValueSource(strings = {"市有关部门", "各区县", "相关部门", "各有关单位", "市民政局等", "市公安局等部门"})
    void words_for_departments_nobody_named_are_a_fault(String words) throws IOException {
        var faults = faultsOf(CO_HANDLERS, words);

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).row()).isEqualTo(2);
        assertThat(faults.get(0).column()).isEqualTo("I（协办单位）");
        assertThat(faults.get(0).reason()).isEqualTo("“" + words + "”没有指明单位。");
        assertThat(faults.get(0).remedy()).contains("逐一写出单位名称");
    }

    @ParameterizedTest
    @CsvSource({
        "2023年12月, 2023-12-29",
        "2023年12月底前, 2023-12-29",
        "2023-12, 2023-12-29",
        "２０２３年１２月, 2023-12-29",
        "2023年9月, 2023-09-29",
        "2024年底前, 2024-12-31",
        "年底前, 2023-12-29",
        "12月底, 2023-12-29"
    })
    void a_month_is_its_last_working_day(String words, LocalDate dueOn) throws IOException {
        var reading = readWithoutFault(new PlanWorkbook().row(DUE_ON, words));

        assertThat(only(reading).dueOn()).isEqualTo(dueOn);
        var told = told(reading, ReadingRule.MONTH);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).row()).isEqualTo(2);
        assertThat(told.get(0).column()).isEqualTo("K（整改期限）");
        assertThat(told.get(0).reason()).isEqualTo("“" + words + "”读作 " + dueOn + "。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023.12.29", "2023年12月29日前", "2023-12-29以前", "2023．12．29"})
    void words_around_a_date_do_not_hide_it(String words) throws IOException {
        var reading = readWithoutFault(new PlanWorkbook().row(DUE_ON, words));

        assertThat(only(reading).dueOn()).isEqualTo("2023-12-29");
        assertThat(told(reading, ReadingRule.DATE_WORDS)).hasSize(1);
    }

    @Test
    void lasting_in_the_column_of_dates_is_the_kind_and_the_reply_date() throws IOException {
        var reading = readWithoutFault(new PlanWorkbook().row(DUE_ON, "长期坚持", KIND, null));

        assertThat(only(reading).kind()).isEqualTo(PlanMeasures.Kind.LASTING);
        assertThat(only(reading).dueOn()).isEqualTo("2023-12-28");
        assertThat(told(reading, ReadingRule.LASTING)).hasSize(1);

        assertThat(read(new PlanWorkbook().row(DUE_ON, "长期坚持", KIND, "限期整改")).faults())
                .extracting(Fault::reason)
                .containsExactly("整改期限写“长期坚持”，整改类型却是“限期整改”。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"持续推进", "长期", "常态化开展", "适时", "立行立改"})
    void words_without_an_end_are_no_date(String words) throws IOException {
        var faults = faultsOf(DUE_ON, words);

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).reason()).isEqualTo("“" + words + "”不是日期。");
        assertThat(faults.get(0).remedy()).contains("报告时限以前", "“长期坚持”");
    }

    static Map<LedgerColumn, Object> numbered(String aspect, String comment, String measure) {
        var row = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        row.put(ASPECT_SEQ, aspect);
        row.put(ASPECT, "方面" + aspect);
        row.put(COMMENT_NUMBER, comment);
        row.put(COMMENT, "方面" + aspect + "的问题" + comment);
        row.put(MEASURE_NUMBER, measure);
        return row;
    }

    @Test
    void numbers_that_restart_under_each_aspect_are_given_in_reading_order_with_their_mapping() throws IOException {
        var reading = readWithoutFault(new PlanWorkbook()
                .row(numbered("一", "1", "1"))
                .row(numbered("一", "1", "2"))
                .row(numbered("一", "2", "1"))
                .row(numbered("二", "1", "1"))
                .row(numbered("二", "2", "（1）")));

        assertThat(reading.plan().comments())
                .extracting(comment -> comment.number() + comment.title())
                .containsExactly("P01方面一的问题1", "P02方面一的问题2", "P03方面二的问题1", "P04方面二的问题2");
        assertThat(reading.plan().measures())
                .extracting(measure -> measure.number() + measure.comment())
                .containsExactly("M01P01", "M02P01", "M03P02", "M04P03", "M05P04");
        assertThat(told(reading, ReadingRule.RENUMBERED))
                .extracting(place -> place.row() + place.column() + place.reason())
                .contains("5C（问题编号）问题“1”编为 P03。", "6F（措施编号）措施“（1）”编为 M05。")
                .hasSize(9);
    }

    @Test
    void our_own_numbers_that_restart_are_given_anew_too() throws IOException {
        var reading = readWithoutFault(new PlanWorkbook()
                .row(numbered("一", "P01", "M01"))
                .row(numbered("一", "P02", "M02"))
                .row(numbered("二", "P01", "M01")));

        assertThat(reading.plan().comments())
                .extracting(PlanDraft.Comment::number)
                .containsExactly("P01", "P02", "P03");
        assertThat(reading.plan().measures())
                .extracting(PlanDraft.Measure::number)
                .containsExactly("M01", "M02", "M03");
    }

    @Test
    void a_column_without_any_number_is_numbered() throws IOException {
        var rows = List.of(numbered("一", null, null), numbered("一", null, null), numbered("二", null, null));

        var reading = readWithoutFault(
                new PlanWorkbook().row(rows.get(0)).row(rows.get(1)).row(rows.get(2)));

        assertThat(reading.plan().comments())
                .extracting(PlanDraft.Comment::number)
                .containsExactly("P01", "P02");
        assertThat(reading.plan().measures())
                .extracting(PlanDraft.Measure::number)
                .containsExactly("M01", "M02", "M03");
    }

    @Test
    void a_number_used_twice_in_one_comment_is_a_fault_whatever_its_form() throws IOException {
        var faults = read(new PlanWorkbook().row(numbered("一", "1", "1")).row(numbered("一", "1", "1")))
                .faults();

        assertThat(faults).extracting(Fault::reason).containsExactly("措施编号 1 与第2行重复。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"（一）", "一、", "1.", "第一"})
    void a_numeral_may_be_written_as_headings_are(String numeral) throws IOException {
        var reading = readWithoutFault(new PlanWorkbook().row(ASPECT_SEQ, numeral));

        assertThat(reading.plan().aspects().get(0).seq()).isEqualTo(1);
        assertThat(told(reading, ReadingRule.NUMERAL)).hasSize(1);
    }

    @Test
    void a_formula_is_its_saved_result() throws IOException {
        var file = Archives.rewritten(
                new PlanWorkbook().row(MEASURE, 4711, DUE_ON, 4712).writeTo(folder),
                "xl/worksheets/sheet2.xml",
                sheet -> sheet.replaceFirst(
                                "<c r=\"G2\"[^>]*>.*?</c>", "<c r=\"G2\" t=\"str\"><f>A1&amp;\"x\"</f><v>建立制度</v></c>")
                        .replaceFirst(
                                "<c r=\"K2\"[^>]*>.*?</c>", "<c r=\"K2\" t=\"str\"><f>B1</f><v>2023-09-28</v></c>"));

        var reading = new WorkbookReader().read(file, MORE_DEPARTMENTS);

        assertThat(reading.faults()).isEmpty();
        assertThat(only(reading).content()).isEqualTo("建立制度");
        assertThat(only(reading).dueOn()).isEqualTo("2023-09-28");
        assertThat(told(reading, ReadingRule.FORMULA))
                .extracting(Fault::column)
                .containsExactlyInAnyOrder("G（整改措施）", "K（整改期限）");
    }

    @Test
    void a_formula_that_failed_is_a_fault() throws IOException {
        var file = Archives.rewritten(
                new PlanWorkbook().row(MEASURE, 4711).writeTo(folder),
                "xl/worksheets/sheet2.xml",
                sheet -> sheet.replaceFirst(
                        "<c r=\"G2\"[^>]*>.*?</c>", "<c r=\"G2\" t=\"e\"><f>A1/0</f><v>#DIV/0!</v></c>"));

        assertThat(new WorkbookReader().read(file, MORE_DEPARTMENTS).faults())
                .extracting(Fault::reason)
                .containsExactly("单元格是错误值 #DIV/0!。");
    }

    @Test
    void empty_and_hidden_rows_and_sheets_are_counted_with_why() throws IOException {
        var reading = readWithoutFault(
                new PlanWorkbook().row().emptyRow().row().hidden().hiddenSheet("备份"));

        assertThat(told(reading, ReadingRule.EMPTY_ROW)).extracting(Fault::row).containsExactly(3);
        assertThat(told(reading, ReadingRule.HIDDEN_ROW)).extracting(Fault::row).containsExactly(4);
        assertThat(told(reading, ReadingRule.HIDDEN_SHEET))
                .extracting(place -> place.sheet() + place.reason())
                .containsExactly("备份工作表是隐藏的，没有导入。");
        assertThat(reading.plan().measures()).hasSize(2);
    }

    @Test
    void days_counted_from_1904_are_read_so() throws IOException {
        var file = Archives.rewritten(
                new PlanWorkbook().row(DUE_ON, LocalDate.of(2023, 9, 28)).writeTo(folder),
                "xl/workbook.xml",
                workbook -> workbook.replaceFirst("<workbookPr[^>]*/>", "")
                        .replaceFirst("(<workbook[^>]*>)", "$1<workbookPr date1904=\"1\"/>"));

        var reading = new WorkbookReader().read(file, MORE_DEPARTMENTS);

        assertThat(reading.plan().measures().get(0).dueOn())
                .isEqualTo(LocalDate.of(2023, 9, 28).plusDays(1_462));
        assertThat(told(reading, ReadingRule.DATE_1904)).hasSize(1);
    }

    @Test
    void a_deadline_that_is_over_is_a_fault() throws IOException {
        var later = new PlanReferences(
                PlanWorkbook.DEPARTMENTS,
                REFERENCES.disabled(),
                REFERENCES.workingDay(),
                REFERENCES.calendarKnown(),
                LocalDate.of(2023, 9, 29));

        var faults = new WorkbookReader()
                .read(new PlanWorkbook().row().writeTo(folder), later)
                .faults();

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).reason()).isEqualTo("整改期限 2023-09-28 早于今天。");
        assertThat(faults.get(0).remedy()).contains("“措施状态”");
    }

    @Test
    void a_disabled_department_is_named_as_such() throws IOException {
        assertThat(faultsOf(DEPARTMENT, "市老龄办")).extracting(Fault::reason).containsExactly("单位“市老龄办”已停用。");
    }

    @Test
    void more_places_than_anybody_reads_are_counted() throws IOException {
        var workbook = new PlanWorkbook();
        for (var row = 0; row < 250; row++) {
            workbook.row(CO_HANDLERS, "公安局", DUE_ON, LocalDate.of(2023, 9, 28));
        }

        var reminder = readWithoutFault(workbook).reminders().get(0);

        assertThat(reminder.count()).isEqualTo(250);
        assertThat(reminder.places()).hasSize(Reminders.MOST_PLACES);
    }
}
