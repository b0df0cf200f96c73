package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.MEASURE;
import static duban.exchange.excel.PlanWorkbook.REFERENCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import duban.opinion.Fault;
import duban.shared.Refusal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to do harm, or as if they were: each is refused by its name, soon and without opening more. */
class BadWorkbookTest {

    static final String SHEET = "xl/worksheets/sheet2.xml";

    /** Far more than any takes here, far less than one that was unpacked. */
    static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    Refusal refusalOf(Path file) {
        var before = Instant.now();
        var refusal = catchThrowableOfType(Refusal.class, () -> new WorkbookReader().read(file, REFERENCES));
        assertThat(refusal).as("refusal of %s", file).isNotNull();
        assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
        return refusal;
    }

    Path workbook() {
        return new PlanWorkbook().row().writeTo(folder);
    }

    /** A copy with one more part. */
    Path with(Path file, String name, byte[] bytes) throws IOException {
        return with(file, Map.of(name, bytes));
    }

    Path with(Path file, Map<String, byte[]> parts) throws IOException {
        var result = Files.createTempFile(folder, "more", ".xlsx");
        try (var in = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(result))) {
            for (var entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.getInputStream(entry).transferTo(out);
            }
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
        }
        return result;
    }

    @Test
    void more_than_a_thousand_parts_are_refused() throws IOException {
        var parts = new HashMap<String, byte[]>();
        for (var part = 0; part < ArchiveGuard.MOST_PARTS; part++) {
            parts.put("xl/media/image" + part + ".png", new byte[] {1});
        }

        assertThat(refusalOf(with(workbook(), parts)).code()).isEqualTo("ARCHIVE_TOO_LARGE");
    }

    @Test
    void a_part_of_more_than_a_hundred_megabytes_is_refused_though_it_packs_like_a_sheet() throws IOException {
        var file = Files.createTempFile(folder, "large", ".xlsx");
        var random = new Random(1);
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("xl/media/image1.bmp"));
            var chunk = new byte[2_000];
            for (long written = 0; written <= ArchiveGuard.MOST_BYTES_OF_PART; written += 40L * chunk.length) {
                random.nextBytes(chunk);
                for (var copy = 0; copy < 40; copy++) {
                    out.write(chunk);
                }
            }
        }
        assertThat(Files.size(file) * ArchiveGuard.MOST_RATIO)
                .as("not refused for its ratio")
                .isGreaterThan(ArchiveGuard.MOST_BYTES_OF_PART);

        assertThat(refusalOf(file).code()).isEqualTo("ARCHIVE_TOO_LARGE");
    }

    @Test
    void an_archive_in_the_archive_is_refused_and_not_unpacked() throws IOException {
        var inner = Files.readAllBytes(workbook());

        for (var start : new byte[][] {
            inner, {'R', 'a', 'r', '!', 0}, {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0}, {0x1F, (byte) 0x8B, 8, 0}
        }) {
            assertThat(refusalOf(with(workbook(), "xl/media/image1.png", start)).code())
                    .isEqualTo("ARCHIVE_NESTED");
        }
    }

    @Test
    void an_archive_that_holds_itself_is_refused_at_its_first_part() throws IOException {
        var itself = Files.readAllBytes(with(workbook(), "r/r.zip", new byte[] {'P', 'K', 3, 4}));

        assertThat(refusalOf(with(workbook(), "r/r.zip", itself)).code()).isEqualTo("ARCHIVE_NESTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {SHEET, "XL/Worksheets/SHEET2.xml"})
    void two_parts_of_one_name_are_damage(String name) throws IOException {
        var result = Files.createTempFile(folder, "double", ".xlsx");
        try (var in = new ZipFile(workbook().toFile());
                var out = new ZipArchiveOutputStream(result)) {
            for (var entry : Collections.list(in.entries())) {
                out.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
                in.getInputStream(entry).transferTo(out);
                out.closeArchiveEntry();
            }
            out.putArchiveEntry(new ZipArchiveEntry(name));
            out.write("<worksheet><sheetData/></worksheet>".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }

        assertThat(refusalOf(result).code()).isEqualTo("FILE_DAMAGED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHEET,
                "xl/workbook.xml",
                "xl/sharedStrings.xml",
                "xl/styles.xml",
                "[Content_Types].xml",
                "xl/_rels/workbook.xml.rels"
            })
    void an_external_entity_is_refused_in_any_part_and_nothing_is_fetched(String part) throws IOException {
        try (var listening = new Listening()) {
            var address = listening.address("/x");
            for (var dtd : new String[] {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + address + "\">]>",
                "<!DOCTYPE x [<!ENTITY % e SYSTEM \"" + address + "\"> %e;]>",
                "<!DOCTYPE x SYSTEM \"" + address + "\">"
            }) {
                var hostile =
                        Archives.rewritten(workbook(), part, xml -> xml.replaceFirst("^(<\\?xml[^>]*>)?", "$1" + dtd));

                assertThat(refusalOf(hostile).code()).as(dtd).isEqualTo("XML_FORBIDDEN");
            }
            listening.assertNobodyCame();
        }
    }

    @Test
    void a_billion_laughs_are_refused_at_the_first() throws IOException {
        var entities = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (var level = 1; level < 10; level++) {
            entities.append("<!ENTITY l%d \"%s\">"
                    .formatted(level, "&l%d;".formatted(level - 1).repeat(10)));
        }
        var hostile = Archives.rewritten(
                workbook(),
                SHEET,
                xml -> xml.replaceFirst("<worksheet", "<!DOCTYPE x [" + entities + "]><worksheet")
                        .replaceFirst("<sheetData>", "<sheetData>&l9;"));

        assertThat(refusalOf(hostile).code()).isEqualTo("XML_FORBIDDEN");
    }

    @Test
    void links_to_other_places_are_not_followed() throws IOException {
        try (var listening = new Listening()) {
            var address = listening.address("/");
            var relationship = "<Relationships><Relationship Id=\"rId1\" TargetMode=\"External\" Target=\"" + address
                    + "image.png\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\"/></Relationships>";
            var linked = with(
                    workbook(),
                    Map.of(
                            "xl/worksheets/_rels/sheet2.xml.rels",
                            relationship.getBytes(StandardCharsets.UTF_8),
                            "xl/externalLinks/_rels/externalLink1.xml.rels",
                            relationship.getBytes(StandardCharsets.UTF_8)));

            assertThat(new WorkbookReader().read(linked, REFERENCES).faults()).isEmpty();
            listening.assertNobodyCame();
        }
    }

    @Test
    void a_full_sheet_is_refused_with_its_number_of_rows() throws IOException {
        var file = filledTo(1_048_576);

        var refusal = refusalOf(file);

        assertThat(refusal.code()).isEqualTo("TOO_MANY_ROWS");
        assertThat(refusal.getMessage()).isEqualTo("最多 20000 行,实际 1048575 行");
    }

    /** The ledger's sheet with something in every row to the last, below its headings. */
    private Path filledTo(int lastRow) throws IOException {
        var original = workbook();
        var result = Files.createTempFile(folder, "rows", ".xlsx");
        try (var in = new ZipFile(original.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(result))) {
            for (var entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (!entry.getName().equals(SHEET)) {
                    in.getInputStream(entry).transferTo(out);
                    continue;
                }
                var sheet = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                var end = sheet.indexOf("</sheetData>");
                var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                writer.write(sheet, 0, end);
                for (var row = 3; row <= lastRow; row++) {
                    writer.write("<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>" + row * 7919L % 999_983
                            + "</v></c></row>");
                }
                writer.write(sheet, end, sheet.length() - end);
                writer.flush();
            }
        }
        return result;
    }

    @Test
    void a_row_of_every_column_is_refused_with_their_number() throws IOException {
        var wide = Archives.rewritten(workbook(), SHEET, sheet -> {
            var row = new StringBuilder("<row r=\"3\">");
            for (var column = 0; column < 16_384; column++) {
                row.append("<c r=\"")
                        .append(Places.letters(column))
                        .append("3\"><v>")
                        .append(column)
                        .append("</v></c>");
            }
            return sheet.replace("</sheetData>", row + "</row></sheetData>");
        });

        var refusal = refusalOf(wide);

        assertThat(refusal.code()).isEqualTo("TOO_MANY_COLUMNS");
        assertThat(refusal.getMessage()).contains("最多 200 列，实际 16384 列");
    }

    @Test
    void a_declared_dimension_is_not_believed() throws IOException {
        var empty = Archives.rewritten(
                new PlanWorkbook().writeTo(folder),
                SHEET,
                sheet -> sheet.replaceFirst("<dimension[^>]*/>", "")
                        .replaceFirst("(<worksheet[^>]*>)", "$1<dimension ref=\"A1:XFD1048576\"/>"));

        assertThat(refusalOf(empty).code()).isEqualTo("NO_DATA");
    }

    @Test
    void a_text_longer_than_any_cell_is_refused() throws IOException {
        var file = Archives.rewritten(
                new PlanWorkbook().row(MEASURE, "MARK").writeTo(folder),
                "xl/sharedStrings.xml",
                texts -> texts.replaceFirst("MARK", "长".repeat(100_001)));

        assertThat(refusalOf(file).code()).isEqualTo("TEXT_TOO_LONG");
    }

    @ParameterizedTest
    @CsvSource({"_x0000_, U+0000", "_xD800_, U+D800", "\u202E, U+202E", "\u200B, U+200B"})
    void characters_that_no_table_can_hold_are_named(String characters, String name) throws IOException {
        var faults = new WorkbookReader()
                .read(new PlanWorkbook().row(MEASURE, "建立" + characters + "制度").writeTo(folder), REFERENCES)
                .faults();

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).column()).isEqualTo("G（整改措施）");
        assertThat(faults.get(0).reason()).contains(name);
    }

    @Test
    void a_zero_character_in_the_file_itself_is_damage() throws IOException {
        var file = Archives.rewritten(
                new PlanWorkbook().row(MEASURE, "MARK").writeTo(folder),
                "xl/sharedStrings.xml",
                texts -> texts.replaceFirst("MARK", "建立&#0;制度"));

        assertThat(refusalOf(file).code()).isEqualTo("FILE_DAMAGED");
    }

    @Test
    void numerals_of_a_year_are_for_their_author_to_write_in_digits() throws IOException {
        var faults = new WorkbookReader()
                .read(new PlanWorkbook().row(LedgerColumn.DUE_ON, "二〇二三年九月二十八日").writeTo(folder), REFERENCES)
                .faults();

        assertThat(faults)
                .extracting(Fault::reason, Fault::remedy)
                .containsExactly(tuple("“二〇二三年九月二十八日”不是可以识别的日期。", "请填写真实存在的日期，如 2023-09-28、2023/9/28 或 2023年9月28日。"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/vbaProject.bin", "xl/embeddings/oleObject1.bin", "xl/activeX/activeX1.bin"})
    void macros_and_embedded_objects_are_refused(String part) throws IOException {
        var refusal = refusalOf(with(workbook(), part, new byte[] {1, 2, 3}));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNSUPPORTED);
        assertThat(refusal.code()).isEqualTo("MACRO");
    }

    @Test
    void a_workbook_that_says_it_has_macros_is_refused() throws IOException {
        var file = Archives.rewritten(
                workbook(),
                "[Content_Types].xml",
                types -> types.replace(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"));

        assertThat(refusalOf(file).code()).isEqualTo("MACRO");
    }

    @Test
    void a_link_to_another_program_is_refused() throws IOException {
        var dde = "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>";

        assertThat(refusalOf(with(
                                workbook(), "xl/externalLinks/externalLink1.xml", dde.getBytes(StandardCharsets.UTF_8)))
                        .code())
                .isEqualTo("MACRO");
    }

    @Test
    void a_file_with_a_password_is_refused_as_such_and_an_old_one_as_old() throws IOException {
        var old = Archives.oldFile(folder.resolve("old.xlsx"), false);
        var locked = Archives.oldFile(folder.resolve("locked.xlsx"), true);

        assertThat(refusalOf(old).code()).isEqualTo("TYPE_MISMATCH");
        assertThat(refusalOf(locked).code()).isEqualTo("ENCRYPTED");
        assertThat(refusalOf(locked).getMessage()).isEqualTo("文件加了密码，不能读取。请去掉密码后重新上传");
    }
}
