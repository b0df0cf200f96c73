package duban.exchange.word;

import static duban.exchange.excel.PlanWorkbook.REFERENCES;
import static duban.exchange.word.WordDocument.below;
import static duban.exchange.word.WordDocument.cell;
import static duban.exchange.word.WordDocument.headings;
import static duban.exchange.word.WordDocument.measure;
import static duban.exchange.word.WordDocument.p;
import static duban.exchange.word.WordDocument.row;
import static duban.exchange.word.WordDocument.tc;
import static duban.exchange.word.WordDocument.top;
import static duban.exchange.word.WordDocument.tr;
import static duban.exchange.word.WordDocument.wide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import duban.exchange.excel.PlanWorkbook;
import duban.exchange.excel.ReadingRule;
import duban.exchange.excel.Reminder;
import duban.exchange.excel.WorkbookReading;
import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same ledger in the tables of a text document: the same rules, other places. */
class WordReaderTest {

    @TempDir
    Path folder;

    /** Places are named when everything is known, as for the panel. */
    WorkbookReading read(WordDocument document) throws IOException {
        return new WordReader().read(document.writeTo(folder), REFERENCES).named();
    }

    static List<Fault> told(WorkbookReading reading, ReadingRule rule) {
        return reading.reminders().stream()
                .filter(reminder -> reminder.topic().equals(rule.topic()))
                .map(Reminder::places)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void lines_and_a_table_become_a_plan() throws IOException {
        var reading = read(WordDocument.ofRows(
                measure("协办单位", cell("市民政局、市公安局"), "须会签", cell("是")), measure("措施编号", cell("M02"))));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.reminders()).isEmpty();
        assertThat(reading.sheets()).containsExactly("表格1");
        assertThat(reading.plan().opinion()).isEqualTo(PlanWorkbook.OPINION);
        assertThat(reading.plan().measures())
                .extracting(PlanDraft.Measure::number, PlanDraft.Measure::coSign, PlanDraft.Measure::row)
                .containsExactly(tuple("M01", true, 2), tuple("M02", false, 3));
    }

    @Test
    void the_opinion_may_be_a_table_of_two_columns() throws IOException {
        var lines = WordDocument.opinionFields().entrySet().stream()
                .map(field -> row(field.getKey(), field.getValue()))
                .collect(Collectors.joining());

        var reading = read(new WordDocument().table(lines).table(headings() + measure()));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().opinion().meeting()).isEqualTo("市六届人大常委会第三次会议");
        assertThat(reading.sheets()).containsExactly("表格1", "表格2");
    }

    @Test
    void merged_cells_hold_for_all_their_rows_and_columns() throws IOException {
        var title = tr(wide("整改台账", 14));
        var first = measure("方面序号", top("一"), "方面", top("统筹协同力度有待强化"), "问题牵头单位", top("组织部"));
        var other = measure("方面序号", below(), "方面", below(), "问题牵头单位", below(), "措施编号", cell("M02"));
        var alone =
                measure("方面序号", cell("二"), "方面", cell("乙"), "问题编号", cell("P02"), "问题", cell("丙"), "措施编号", cell("M03"));

        var reading = read(new WordDocument().opinion().table(title + headings() + first + other + alone));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().measures())
                .extracting(PlanDraft.Measure::comment)
                .containsExactly("P01", "P01", "P02");
        assertThat(told(reading, ReadingRule.MERGED))
                .extracting(Fault::sheet, Fault::row, Fault::column, Fault::reason)
                .contains(tuple("表格1", 3, "第1列（方面序号）", "“一”用于第3至4行。"))
                .hasSize(3);
        assertThat(told(reading, ReadingRule.ELIDED)).hasSize(1);
    }

    @Test
    void a_cell_over_two_columns_says_it_in_the_first() throws IOException {
        var row = measure().replace(cell("市委组织部") + cell("") + cell(""), wide("市委组织部", 2) + cell("是"));

        var reading = read(WordDocument.ofRows(row));

        assertThat(reading.faults())
                .extracting(Fault::column, Fault::reason)
                .containsExactly(tuple("第10列（须会签）", "须会签为“是”，但没有协办单位。"));
        assertThat(reading.plan().measures().get(0).dueOn()).isEqualTo("2023-09-28");
    }

    @Test
    void a_merged_measure_is_not_guessed_at() throws IOException {
        var reading =
                read(WordDocument.ofRows(measure("整改措施", top("建立制度")), measure("整改措施", below(), "措施编号", cell("M02"))));

        assertThat(reading.faults())
                .extracting(Fault::sheet, Fault::row, Fault::column)
                .containsExactly(tuple("表格1", 2, "第7列（整改措施）"));
    }

    @Test
    void tables_with_the_same_headings_are_one_ledger() throws IOException {
        var reading = read(new WordDocument()
                .opinion()
                .table(headings() + measure() + measure("措施编号", cell("M02")))
                .table(tr(wide("整改台账（续）", 14))
                        + headings()
                        + measure("措施编号", cell("M03"))
                        + headings()
                        + measure("措施编号", cell("M01"))));

        assertThat(reading.faults())
                .extracting(Fault::sheet, Fault::row, Fault::column, Fault::reason)
                .containsExactly(tuple("表格2", 5, "第6列（措施编号）", "措施编号 M01 与表格1第2行重复。"));
        assertThat(reading.plan().measures()).hasSize(4);
        assertThat(told(reading, ReadingRule.REPEATED_HEADINGS))
                .extracting(Fault::sheet, Fault::row)
                .containsExactly(tuple("表格2", 2), tuple("表格2", 4));
        assertThat(told(reading, ReadingRule.BESIDE))
                .extracting(Fault::sheet, Fault::row, Fault::reason)
                .containsExactly(tuple("表格2", 1, "“整改台账（续）”没有导入。"));
        assertThat(told(reading, ReadingRule.EMPTY_ROW)).isEmpty();
    }

    @Test
    void a_table_of_the_same_width_without_headings_is_not_guessed_at() throws IOException {
        var reading = read(new WordDocument()
                .opinion()
                .table(headings() + measure("指标", cell("示范点|20|个")))
                .table(measure("措施编号", cell("M02"), "指标", cell("示范点|20|个"))));

        assertThat(reading.faults())
                .extracting(Fault::sheet, Fault::reason)
                .containsExactly(tuple("表格2", "这个表格没有表头，分不清是不是台账的续表。"));
    }

    @Test
    void other_text_and_other_tables_are_left_out_and_told() throws IOException {
        var reading = read(new WordDocument()
                .add(p("××市整改台账"))
                .opinion()
                .add(p("填表说明：按月更新"))
                .table(headings() + measure())
                .table(row("填表人", "张三"))
                .add(p("收文号：2023-08")));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().opinion().number()).hasToString("2023-07");
        assertThat(told(reading, ReadingRule.BESIDE))
                .extracting(Fault::sheet, Fault::reason)
                .containsExactly(
                        tuple("正文第1段", "“××市整改台账”没有导入。"),
                        tuple("正文第9段", "“填表说明：按月更新”没有导入。"),
                        tuple("表格2", "“填表人”没有导入。"),
                        tuple("正文第10段", "“收文号：2023-08”没有导入。"));
    }

    @Test
    void a_fault_of_the_opinion_names_its_paragraph() throws IOException {
        var document = new WordDocument();
        WordDocument.opinionFields().forEach((heading, value) -> {
            if (!heading.equals("会议")) {
                document.add(p(heading + ":" + (heading.equals("收文日期") ? "2023-02-30" : value)));
            }
        });

        var reading = read(document.table(headings() + measure()));

        assertThat(reading.faults())
                .extracting(Fault::sheet, Fault::row, Fault::column, Fault::reason)
                .containsExactlyInAnyOrder(
                        tuple("正文第4段", 0, "收文日期", "“2023-02-30”这一天不存在。"), tuple("审议意见", 0, "第1列", "缺少项目“会议”。"));
    }

    @Test
    void paragraphs_and_breaks_of_a_cell_are_lines() throws IOException {
        var content = "<w:p><w:r><w:t>一是建</w:t></w:r><w:r><w:t>制度</w:t><w:br/><w:t>二是</w:t></w:r></w:p>" + p("三是");

        var reading = read(WordDocument.ofRows(measure("整改措施", tc("", content), "承办单位", tc("", p("市委") + p("组织部")))));

        assertThat(reading.plan().measures().get(0).content()).isEqualTo("一是建制度\n二是\n三是");
        assertThat(reading.plan().measures().get(0).department()).isEqualTo(new DepartmentCode("ZZB"));
    }

    @Test
    void pictures_fields_and_second_versions_are_not_text() throws IOException {
        var content = """
                <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:t>框</w:t></w:drawing></mc:Choice>
                <mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>
                <w:r><w:instrText>REF x</w:instrText></w:r><w:pPr><w:tabs><w:tab/></w:tabs>
                <w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr>
                <w:sdt><w:sdtPr><w:t>提示</w:t></w:sdtPr><w:sdtContent><w:r><w:t>建立制度</w:t></w:r></w:sdtContent></w:sdt></w:p>""";

        var reading = read(WordDocument.ofRows(measure("整改措施", tc("", content))));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().measures().get(0).content()).isEqualTo("建立制度");
    }

    @Test
    void numbers_that_are_only_counted_and_tables_in_cells_are_faults() throws IOException {
        var counted = "<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p>";
        var inner = "<w:tbl><w:tr><w:tc>" + p("内") + "</w:tc></w:tr></w:tbl><w:p/>";

        var reading = read(WordDocument.ofRows(measure("方面序号", tc("", counted), "整改措施", tc("", inner))));

        assertThat(reading.faults())
                .extracting(Fault::column, Fault::reason)
                .containsExactlyInAnyOrder(
                        tuple("第1列（方面序号）", "单元格里是自动编号，文件中没有号码的文字。"), tuple("第7列（整改措施）", "单元格里还有表格。"));
    }

    @Test
    void hidden_text_is_told() throws IOException {
        var content = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>建立制度</w:t></w:r></w:p>";

        var reading = read(WordDocument.ofRows(measure("整改措施", tc("", content)), measure("措施编号", cell("M02"))));

        assertThat(told(reading, ReadingRule.HIDDEN_ROW)).extracting(Fault::row).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:ins w:id=\"1\"><w:r><w:t>新</w:t></w:r></w:ins>",
                "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
            })
    void changes_nobody_accepted_are_refused(String revision) {
        assertThatThrownBy(() -> read(WordDocument.ofRows(measure("整改措施", tc("", "<w:p>" + revision + "</w:p>")))))
                .hasMessageContaining("尚未接受的修订");
    }

    @Test
    void renamed_headings_are_told_with_those_wanted() throws IOException {
        var renamed = read(new WordDocument().opinion().table(headings().replace(">承办单位<", ">责任单位<") + measure()));
        assertThat(renamed.wrongHeadings())
                .hasValueSatisfying(headings -> assertThat(headings.found()).contains("责任单位"));
        assertThat(renamed.faults()).extracting(Fault::reason).contains("缺少列“承办单位”。不认识的列：第8列“责任单位”。");

        var none = read(new WordDocument().opinion().table(row("甲", "乙", "丙", "丁")));
        assertThat(none.wrongHeadings())
                .hasValueSatisfying(headings -> assertThat(headings.found()).containsExactly("甲", "乙", "丙", "丁"));

        var without = read(new WordDocument().opinion().add(p("没有表格")));
        assertThat(without.wrongHeadings()).isPresent();
    }
}
