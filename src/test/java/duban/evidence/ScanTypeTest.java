package duban.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTypeTest {

    @Test
    void a_type_is_told_by_the_content() {
        assertThat(ScanType.of(Scans.pdf(0))).contains(ScanType.PDF);
        assertThat(ScanType.of(Scans.picture("jpg", 1))).contains(ScanType.JPEG);
        assertThat(ScanType.of(Scans.picture("png", 1))).contains(ScanType.PNG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "%PD", "MZ\u0090", "PK\u0003\u0004", "<html>", "<svg xmlns", "GIF89a", " %PDF-1.4", "BM"})
    void anything_else_is_none(String start) {
        assertThat(ScanType.of(start.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "审签单.pdf|审签单.pdf",
                "审签单.exe|审签单.pdf",
                "审签单|审签单.pdf",
                "../../etc/passwd|passwd.pdf",
                "C:\\scans\\a.b.PDF|a.b.pdf",
                "a\"b*c:d<e>f?g|abcdefg.pdf",
                "''|扫描件.pdf",
                ".pdf|扫描件.pdf",
                "folder/|扫描件.pdf"
            })
    void a_name_becomes_a_label_with_the_ending_of_what_the_file_is(String given, String label) {
        assertThat(ScanType.PDF.label(given)).isEqualTo(label);
    }

    @Test
    void a_label_has_nothing_that_cannot_be_shown_and_is_short() {
        assertThat(ScanType.PNG.label("批\r\n示\u202e\u0000件\t.png")).isEqualTo("批示件.png");
        assertThat(ScanType.JPEG.label("长".repeat(300))).isEqualTo("长".repeat(80) + ".jpg");
        assertThat(ScanType.JPEG.label(null)).isEqualTo("扫描件.jpg");
    }
}
