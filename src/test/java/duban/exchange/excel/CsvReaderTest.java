package duban.exchange.excel;

import static duban.exchange.excel.PlanWorkbook.REFERENCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import duban.opinion.Fault;
import duban.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same ledger as a text file, in the encodings and with the line ends such files come with. */
class CsvReaderTest {

    static final String HEAD = """
            收文号,2023-07
            标题,关于城乡社区治理工作情况报告的审议意见
            会议,市六届人大常委会第三次会议
            审议机关,市人大常委会
            收文日期,2023-06-30
            报告时限,2023-12-28
            总牵头单位,市民政局

            方面序号,方面,问题编号,问题,问题牵头单位,措施编号,整改措施,承办单位,协办单位,须会签,整改期限,整改类型,办结标准,指标
            """;
    static final String ROWS = """
            一,统筹协同力度有待强化,P01,加强统筹联动,市委组织部,M01,建立联席会议制度，部署“治理强基”行动,市委组织部,市民政局;市公安局,是,2023-09-28,限期整改,制度文件印发；会议纪要齐备,
            一,统筹协同力度有待强化,P01,加强统筹联动,市委组织部,M02,"分两步：
            召开会议, 印发纪要",市民政局,,否,2023-12-28,长期坚持,纪要印发,"示范点|20|个"
            """;

    static final Charset GBK = Charset.forName("GBK");
    static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    WorkbookReading read(byte[] bytes) throws IOException {
        return new CsvReader().read(Files.write(folder.resolve("ledger.csv"), bytes), REFERENCES);
    }

    Refusal refusalOf(byte[] bytes) {
        return catchThrowableOfType(Refusal.class, () -> read(bytes));
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    void isTheLedger(WorkbookReading reading, String encoding) {
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().opinion().title()).isEqualTo("关于城乡社区治理工作情况报告的审议意见");
        assertThat(reading.plan().measures()).hasSize(2);
        assertThat(reading.plan().measures().get(0).content()).isEqualTo("建立联席会议制度，部署“治理强基”行动");
        assertThat(reading.plan().measures().get(1).content()).isEqualTo("分两步：\n召开会议, 印发纪要");
        assertThat(reading.reminders())
                .filteredOn(reminder -> reminder.topic().equals("文字编码"))
                .flatExtracting(Reminder::places)
                .extracting(Fault::reason)
                .containsExactly("按 " + encoding + " 读取。");
    }

    @Test
    void utf_8_with_and_without_its_mark() throws IOException {
        var text = (HEAD + ROWS).getBytes(StandardCharsets.UTF_8);

        isTheLedger(read(text), "UTF-8");
        isTheLedger(read(join(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, text)), "UTF-8");
    }

    @Test
    void gbk_and_gb18030() throws IOException {
        isTheLedger(read((HEAD + ROWS).getBytes(GBK)), "GB18030");

        var rare = read((HEAD + ROWS.replace("部署", "部署𠮷")).getBytes(GB18030));
        assertThat(rare.plan().measures().get(0).content()).contains("𠮷");
    }

    @Test
    void line_ends_of_every_kind_and_mixed() throws IOException {
        for (var end : new String[] {"\r\n", "\r"}) {
            isTheLedger(read((HEAD.replace("\n", end) + ROWS).getBytes(StandardCharsets.UTF_8)), "UTF-8");
        }
    }

    @Test
    void two_encodings_in_one_file_are_refused_and_not_guessed() {
        var refusal = refusalOf(join(HEAD.getBytes(StandardCharsets.UTF_8), ROWS.getBytes(GBK)));

        assertThat(refusal.code()).isEqualTo("ENCODING");
        assertThat(refusal.getMessage()).contains("文字编码不能识别");
        assertThat(refusalOf(join(HEAD.getBytes(GBK), ROWS.getBytes(StandardCharsets.UTF_8)))
                        .code())
                .isEqualTo("ENCODING");
    }

    @Test
    void bytes_of_no_encoding_are_refused() {
        assertThat(refusalOf(join(HEAD.getBytes(GBK), new byte[] {(byte) 0xFF, (byte) 0xFF, '\n'}))
                        .code())
                .isEqualTo("ENCODING");
        assertThat(refusalOf((HEAD + ROWS).getBytes(StandardCharsets.UTF_16LE)).code())
                .isIn("ENCODING", "TYPE_MISMATCH");
    }

    @Test
    void a_workbook_under_the_name_of_a_text_is_no_text() throws IOException {
        var workbook = Files.readAllBytes(new PlanWorkbook().row().writeTo(folder));

        assertThat(refusalOf(workbook).code()).isIn("ENCODING", "TYPE_MISMATCH");
    }

    @Test
    void rows_have_the_numbers_of_their_records() throws IOException {
        var reading = read((HEAD + ROWS.replace("市民政局,,否", "无此单位,,否")).getBytes(StandardCharsets.UTF_8));

        assertThat(reading.faults()).hasSize(1);
        assertThat(reading.faults().get(0).row()).isEqualTo(11);
        assertThat(reading.faults().get(0).column()).isEqualTo("H（承办单位）");
    }

    @Test
    void what_excel_would_compute_is_a_fault() throws IOException {
        var reading = read(
                (HEAD + ROWS.replace("建立联席会议制度，部署“治理强基”行动", "=cmd|'/c calc'!A0")).getBytes(StandardCharsets.UTF_8));

        assertThat(reading.faults()).extracting(Fault::reason).containsExactly("单元格是公式，文件中没有它的结果。");
    }

    @Test
    void headings_nobody_recognises_are_named() throws IOException {
        var reading = read((HEAD.replaceAll("(序号|问题|措施|单位|期限|类型|标准)", "$1栏") + ROWS).getBytes(StandardCharsets.UTF_8));

        assertThat(reading.wrongHeadings()).hasValueSatisfying(headings -> {
            assertThat(headings.found()).contains("方面序号栏", "方面", "承办单位栏", "须会签");
            assertThat(headings.wanted()).contains("方面序号", "方面", "承办单位", "须会签").hasSize(14);
        });
        assertThat(reading.plan().opinion().title()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "收文号,2023-07\n", "\"收文号,2023-07"})
    void a_text_without_a_ledger_is_told(String text) throws IOException {
        var refusal = refusalOf(text.getBytes(StandardCharsets.UTF_8));

        if (refusal == null) {
            assertThat(read(text.getBytes(StandardCharsets.UTF_8)).faults())
                    .extracting(Fault::reason)
                    .contains("没有找到表头。");
        } else {
            assertThat(refusal.code()).isEqualTo("FILE_DAMAGED");
        }
    }
}
