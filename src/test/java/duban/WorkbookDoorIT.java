package duban;

import static duban.WebSession.API;
import static org.assertj.core.api.Assertions.assertThat;

import duban.exchange.word.WordDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook's door over HTTP, as the panel in Tasklist uses it. */
class WorkbookDoorIT extends RunningApplication {

    static final String DOOR = API + "/duban/workbook";
    static final int MOST_BYTES = 20 << 20;

    WebSession office;

    @BeforeEach
    void in_summer() {
        moveTo("2023-07-10T10:00");
        office = login("office.sfj");
    }

    @Test
    void the_template_is_a_workbook_with_the_sheets_officials_know() throws IOException {
        var answer = office.download(DOOR + "/template");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type"))
                .startsWith("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.bytes()))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("审议意见", "整改台账", "填写说明", "单位名录");
        }
    }

    @Test
    void a_dry_run_of_the_case_tells_who_imported_it_and_when() throws IOException {
        var before = rows();

        var answer = office.post(DOOR + "/check?fileName=again.xlsx", caseWorkbook());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("comments").asInt()).isEqualTo(14);
        assertThat(answer.body().path("measures").asInt()).isEqualTo(31);
        assertThat(answer.body().path("departments").asInt()).isEqualTo(16);
        assertThat(answer.body().path("faults")).hasSize(1);
        assertThat(answer.body().at("/faults/0/sheet").asText()).isEqualTo("审议意见");
        assertThat(answer.body().at("/faults/0/reason").asText()).isEqualTo("该文件已于2023年7月3日由邵俊杰导入为审议意见 2023-07，未重复导入。");
        assertThat(answer.body().at("/faults/0/remedy").asText()).isEqualTo("如是新的审议意见，请使用新的收文号。");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void the_case_is_not_imported_again() throws IOException {
        var answer = office.post(DOOR + "?fileName=again.xlsx", caseWorkbook());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("DUPLICATE_IMPORT");
        assertThat(answer.message()).contains("2023年7月3日", "邵俊杰", "2023-07");
    }

    @Test
    void a_faulty_workbook_is_told_cell_by_cell_and_saves_nothing() {
        var before = rows();
        var workbook = TestPlans.faultyWorkbook("2023-95", "市财政局", 2);

        for (var path : List.of("/check?fileName=a.xlsx", "?fileName=a.xlsx")) {
            var answer = office.post(DOOR + path, workbook);

            assertThat(answer.status()).isEqualTo(path.startsWith("/check") ? 200 : 422);
            var faults = answer.body().path("faults");
            assertThat(faults).hasSize(2);
            assertThat(faults.get(0).path("sheet").asText()).isEqualTo("整改台账");
            assertThat(faults.get(0).path("row").asInt()).isEqualTo(2);
            assertThat(faults.get(1).path("row").asInt()).isEqualTo(3);
            assertThat(faults.get(0).path("column").asText()).isEqualTo("K（整改期限）");
            assertThat(faults.get(0).path("reason").asText()).contains("2022-11-24");
            assertThat(faults.get(0).path("remedy").asText()).isNotEmpty();
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_good_workbook_is_imported_once_whatever_it_is_called() {
        var workbook = TestPlans.workbook("2023-93", "市财政局", 2);

        var imported = office.post(DOOR + "?fileName=one.xlsx", workbook);
        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.body().toString())
                .isEqualTo("{\"opinion\":\"2023-93\",\"comments\":1,\"measures\":2,\"closed\":false}");
        assertThat(office.tasksFor("dispatchPlan", "2023-93")).hasSize(1);
        var before = rows();

        var again = office.post(DOOR + "?fileName=other.xlsx", workbook);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("DUPLICATE_IMPORT");
        assertThat(again.message()).isEqualTo("该文件已于2023年7月10日由雷刚导入为审议意见 2023-93，未重复导入。");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void only_the_supervision_office_has_this_door() {
        for (var user : List.of("mzj.handler", "mzj.head", "leader.zhao", "admin")) {
            var session = login(user);

            assertThat(session.get(DOOR + "/template").status()).as(user).isEqualTo(403);
            for (var path : List.of("/check?fileName=a.xlsx", "?fileName=a.xlsx")) {
                var answer = session.post(DOOR + path, TestPlans.workbook("2023-94", "市财政局", 1));

                assertThat(answer.status()).as(user).isEqualTo(403);
                assertThat(answer.message()).contains("专班成员");
            }
        }
    }

    @Test
    void one_byte_too_many_is_refused_whether_the_length_is_told_or_not() {
        var before = rows();

        for (var path : List.of("/check?fileName=a.xlsx", "?fileName=a.xlsx")) {
            for (var body : List.of(
                    BodyPublishers.ofByteArray(new byte[MOST_BYTES + 1]),
                    BodyPublishers.ofInputStream(() -> zeros(MOST_BYTES + 1)))) {
                var answer = office.send("POST", DOOR + path, body, "application/octet-stream");

                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.code()).isEqualTo("TOO_LARGE");
                assertThat(answer.message()).isEqualTo("文件超过20 MB上限，未保存");
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void what_is_no_workbook_is_refused() {
        var named = office.post(DOOR + "?fileName=a.xls", new byte[] {1});
        var inside = office.post(DOOR + "?fileName=a.xlsx", "not a workbook".getBytes());

        assertThat(named.status()).isEqualTo(415);
        assertThat(named.code()).isEqualTo("TYPE_MISMATCH");
        assertThat(inside.status()).isEqualTo(415);
        assertThat(inside.code()).isEqualTo("TYPE_MISMATCH");
    }

    @Test
    void files_of_other_programs_are_refused_by_their_names_with_the_remedy() {
        var document = office.post(DOOR + "/check?fileName=a.doc", new byte[] {1});
        var macros = office.post(DOOR + "/check?fileName=a.xlsm", new byte[] {1});

        assertThat(document.status()).isEqualTo(415);
        assertThat(document.message()).contains("没有打开", "另存为 .docx");
        assertThat(macros.status()).isEqualTo(415);
        assertThat(macros.code()).isEqualTo("MACRO");
    }

    @Test
    void wrong_headings_are_faults_in_the_dry_run_and_refuse_the_import_as_such() {
        var ledger = "收文号,2023-67\n方面序号,方面,问题编号,问题,责任单位\n一,甲,P01,乙,市财政局\n".getBytes(StandardCharsets.UTF_8);
        var before = rows();

        var dryRun = office.post(DOOR + "/check?fileName=a.csv", ledger);
        var refused = office.post(DOOR + "?fileName=a.csv", ledger);

        assertThat(dryRun.status()).isEqualTo(200);
        assertThat(dryRun.body().path("faults").findValuesAsText("reason")).contains("缺少列“承办单位”。不认识的列：E列“责任单位”。");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("HEADER");
        assertThat(refused.message())
                .startsWith("表头不对，整份台账均未导入。现有：方面序号、方面、问题编号、问题、责任单位。应有：方面序号、方面、问题编号、问题、问题牵头单位、措施编号、");
        assertThat(refused.body().path("faults")).isNotEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_ledger_as_a_text_file_comes_in_like_a_workbook() {
        var text = """
                收文号,2023-68
                标题,关于社区养老服务的审议意见
                会议,市人大常委会第二次会议
                审议机关,市人大常委会
                收文日期,2023-07-03
                报告时限,2023-12-29
                总牵头单位,财政局
                方面序号,方面,问题编号,问题,问题牵头单位,措施编号,整改措施,承办单位,协办单位,须会签,整改期限,整改类型,办结标准,指标
                一,服务供给有待提升,1,完善养老设施,市财政局,1,建设养老服务站,财政局,,否,2023年12月,分阶段整改,名单公布,
                """.getBytes(Charset.forName("GB18030"));

        var dryRun = office.post(DOOR + "/check?fileName=a.csv", text);
        assertThat(dryRun.body().path("faults")).isEmpty();
        assertThat(dryRun.body().path("reminders").findValuesAsText("topic"))
                .containsExactly("省略“市”的单位", "只写到月的期限", "重新编号", "文字编码");
        assertThat(dryRun.body().at("/reminders/0/count").asInt()).isEqualTo(2);
        assertThat(dryRun.body().at("/reminders/0/places")).hasSize(2);

        var imported = office.post(DOOR + "?fileName=a.csv", text);
        assertThat(imported.status()).isEqualTo(201);
        assertThat(jdbc.sql("select content || due_on from measure where number = '2023-68-M01'")
                        .query(String.class)
                        .single())
                .isEqualTo("建设养老服务站2023-12-29");
    }

    @Test
    void a_ledger_in_a_text_document_comes_in_like_a_workbook(@TempDir Path folder) throws IOException {
        var document = Files.readAllBytes(WordDocument.ledger("2023-66").writeTo(folder));

        var dryRun = office.post(DOOR + "/check?fileName=a.docx", document);
        assertThat(dryRun.body().path("faults")).isEmpty();
        assertThat(dryRun.body().path("sheets").get(0).asText()).isEqualTo("表格1");

        var imported = office.post(DOOR + "?fileName=a.docx", document);
        assertThat(imported.status()).isEqualTo(201);
        assertThat(jdbc.sql("select content || due_on from measure where number = '2023-66-M01'")
                        .query(String.class)
                        .single())
                .isEqualTo("建立联席会议制度2023-09-28");
    }

    private static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static byte[] caseWorkbook() throws IOException {
        try (var in = WorkbookDoorIT.class.getResourceAsStream("/demo/chongqing-2023.xlsx")) {
            return in.readAllBytes();
        }
    }

    private List<Integer> rows() {
        return List.of("opinion", "comment", "measure", "workbook_import", "process_instance", "work_item").stream()
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }
}
