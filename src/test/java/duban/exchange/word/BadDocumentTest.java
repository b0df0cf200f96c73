package duban.exchange.word;

import static duban.exchange.excel.PlanWorkbook.REFERENCES;
import static duban.exchange.word.WordDocument.measure;
import static duban.exchange.word.WordDocument.p;
import static duban.exchange.word.WordDocument.tc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import duban.exchange.excel.Archives;
import duban.exchange.excel.Listening;
import duban.exchange.excel.PlanWorkbook;
import duban.shared.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that reach out, or were made to do harm: nothing is fetched, and each is refused by its name. */
class BadDocumentTest {

    private static final String EXTERNAL = " TargetMode=\"External\"";

    @TempDir
    Path folder;

    Refusal refusalOf(Path file) {
        var refusal = catchThrowableOfType(Refusal.class, () -> new WordReader().read(file, REFERENCES));
        assertThat(refusal).as("refusal of %s", file).isNotNull();
        return refusal;
    }

    Refusal refusalOf(WordDocument document) {
        return refusalOf(document.writeTo(folder));
    }

    static WordDocument document() {
        return WordDocument.ofRows(measure());
    }

    @Test
    void remote_templates_and_linked_pictures_are_not_fetched() throws IOException {
        try (var listening = new Listening()) {
            var settings = "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                    + "<w:attachedTemplate r:id=\"rId1\"/></w:settings>";
            var picture = "<w:p><w:r><w:drawing><blip r:link=\"rId1\"/></w:drawing></w:r></w:p>";
            var inclusion = "<w:p><w:r><w:instrText>INCLUDEPICTURE \"" + listening.address("/p.png")
                    + "\" \\d</w:instrText></w:r></w:p>";
            for (var reachingOut : new WordDocument[] {
                document()
                        .part("word/settings.xml", settings)
                        .part(
                                "word/_rels/settings.xml.rels",
                                WordDocument.relationship("attachedTemplate", listening.address("/t.dotm"), EXTERNAL)),
                document()
                        .add(picture)
                        .part(
                                "word/_rels/document.xml.rels",
                                WordDocument.relationship("image", listening.address("/i.png"), EXTERNAL)),
                document()
                        .add(inclusion)
                        .part(
                                "word/_rels/document.xml.rels",
                                WordDocument.relationship("frame", listening.address("/f.html"), EXTERNAL))
            }) {
                var reading = new WordReader().read(reachingOut.writeTo(folder), REFERENCES);

                assertThat(reading.faults()).isEmpty();
                assertThat(reading.plan().measures()).hasSize(1);
            }
            listening.assertNobodyCame();
        }
    }

    @Test
    void a_main_part_elsewhere_is_no_document_and_not_fetched() throws IOException {
        try (var listening = new Listening()) {
            var elsewhere = document()
                    .part(
                            "_rels/.rels",
                            WordDocument.relationship("officeDocument", listening.address("/d.xml"), EXTERNAL));

            assertThat(refusalOf(elsewhere).code()).isEqualTo("TYPE_MISMATCH");
            listening.assertNobodyCame();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "_rels/.rels", "[Content_Types].xml"})
    void an_external_entity_is_refused_in_any_part_and_not_fetched(String part) throws IOException {
        try (var listening = new Listening()) {
            var dtd = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + listening.address("/x") + "\">]>";

            var hostile = Archives.rewritten(document().writeTo(folder), part, xml -> dtd + xml);

            assertThat(refusalOf(hostile).code()).isEqualTo("XML_FORBIDDEN");
            assertThat(refusalOf(hostile).getMessage()).contains("请用 Word 或 WPS");
            listening.assertNobodyCame();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r></w:p>",
                "<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E cmd</w:instrText></w:r></w:p>",
                "<w:p><w:fldSimple w:instr=\" dde cmd \"/></w:p>",
                "<w:altChunk r:id=\"rId1\"/>",
                "<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>"
            })
    void links_to_other_programs_and_embedded_objects_are_refused(String active) {
        assertThat(refusalOf(document().add(active)).code()).isEqualTo("MACRO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/vbaProject.bin", "word/activeX/activeX1.bin", "word/embeddings/oleObject1.bin"})
    void macros_are_refused(String part) {
        var refusal = refusalOf(document().part(part, "1"));

        assertThat(refusal.code()).isEqualTo("MACRO");
        assertThat(refusal.getMessage()).contains("另存为不含宏的 .docx");
    }

    @Test
    void other_files_under_the_name_of_a_document_are_told() throws IOException {
        var old = Archives.oldFile(folder.resolve("old.docx"), false);
        var locked = Archives.oldFile(folder.resolve("locked.docx"), true);

        assertThat(refusalOf(old).getMessage()).isEqualTo("这是旧版 .doc 文件，请用 Word 或 WPS 另存为 .docx 后上传");
        assertThat(refusalOf(locked).code()).isEqualTo("ENCRYPTED");
        assertThat(refusalOf(new PlanWorkbook().row().writeTo(folder)).getMessage())
                .isEqualTo("扩展名为 docx，但内容不是 Word 文档");
        assertThat(refusalOf(document().part("word/document.xml", "<w:document"))
                        .code())
                .isEqualTo("FILE_DAMAGED");
    }

    @Test
    void a_bomb_of_columns_rows_or_text_is_refused() {
        assertThat(refusalOf(WordDocument.ofRows(measure("整改措施", tc("<w:gridSpan w:val=\"99999\"/>", p("宽")))))
                        .code())
                .isEqualTo("FILE_DAMAGED");
        assertThat(refusalOf(WordDocument.ofRows(measure("整改措施", tc("<w:gridSpan w:val=\"300\"/>", p("宽")))))
                        .code())
                .isEqualTo("TOO_MANY_COLUMNS");
        assertThat(refusalOf(WordDocument.ofRows(measure(
                                "整改措施", tc("", p("长".repeat(60_000)) + p("长".repeat(60_000))))))
                        .code())
                .isEqualTo("TEXT_TOO_LONG");
        var rows = new StringBuilder();
        for (var row = 0; row < 21_000; row++) {
            rows.append(WordDocument.row("一", "x" + row * 7919L % 999_983));
        }
        var refusal = refusalOf(WordDocument.ofRows(rows.toString()));
        assertThat(refusal.code()).isEqualTo("TOO_MANY_ROWS");
        assertThat(refusal.getMessage()).isEqualTo("最多 20000 行,实际 21001 行");
    }
}
