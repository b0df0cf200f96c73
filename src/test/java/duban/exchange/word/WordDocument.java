package duban.exchange.word;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small real document, zipped by hand: valid until a test overrides what it talks about. */
public final class WordDocument {

    static final List<String> HEADINGS = List.of(
            "方面序号", "方面", "问题编号", "问题", "问题牵头单位", "措施编号", "整改措施", "承办单位", "协办单位", "须会签", "整改期限", "整改类型", "办结标准", "指标");

    private static final List<String> ROW = List.of(
            "一",
            "统筹协同力度有待强化",
            "P01",
            "加强统筹联动",
            "市委组织部",
            "M01",
            "建立联席会议制度",
            "市委组织部",
            "",
            "",
            "2023-09-28",
            "限期整改",
            "制度文件印发",
            "");

    private static final String NAMESPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:o=\"urn:schemas-microsoft-com:office:office\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private final List<String> body = new ArrayList<>();
    private final Map<String, String> parts = new LinkedHashMap<>();

    WordDocument() {
        parts.put("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/word/document.xml"
                  ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
        parts.put("_rels/.rels", relationship("officeDocument", "word/document.xml", ""));
    }

    /** Lines of the opinion, then one table with these rows below the headings. */
    static WordDocument ofRows(String... rows) {
        return new WordDocument().opinion().table(headings() + String.join("", rows));
    }

    static String relationship(String type, String target, String mode) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                + mode + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                + "\" Target=\"" + target + "\"/></Relationships>";
    }

    static Map<String, String> opinionFields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("收文号", "2023-07");
        fields.put("标题", "关于城乡社区治理工作情况报告的审议意见");
        fields.put("会议", "市六届人大常委会第三次会议");
        fields.put("审议机关", "市人大常委会");
        fields.put("收文日期", "2023年6月30日");
        fields.put("报告时限", "2023-12-28");
        fields.put("总牵头单位", "市民政局");
        return fields;
    }

    static String headings() {
        return row(HEADINGS.toArray(String[]::new));
    }

    /** A row of plain cells. */
    static String row(String... texts) {
        return tr(Stream.of(texts).map(WordDocument::cell).toArray(String[]::new));
    }

    /** A valid row with other cells under some headings: heading, cell, heading, cell … */
    static String measure(String... changes) {
        var cells = ROW.stream().map(WordDocument::cell).collect(Collectors.toCollection(ArrayList::new));
        for (var index = 0; index < changes.length; index += 2) {
            cells.set(HEADINGS.indexOf(changes[index]), changes[index + 1]);
        }
        return tr(cells.toArray(String[]::new));
    }

    static String tr(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    static String cell(String text) {
        return tc("", p(text));
    }

    /** The first cell of several rows. */
    static String top(String text) {
        return tc("<w:vMerge w:val=\"restart\"/>", p(text));
    }

    /** A cell that belongs to the one above. */
    static String below() {
        return tc("<w:vMerge/>", "<w:p/>");
    }

    static String wide(String text, int columns) {
        return tc("<w:gridSpan w:val=\"" + columns + "\"/>", p(text));
    }

    static String tc(String properties, String content) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
    }

    static String p(String text) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
    }

    /** A small whole ledger of this number. */
    public static WordDocument ledger(String number) {
        return new WordDocument().opinion(number).table(headings() + measure());
    }

    WordDocument opinion() {
        return opinion("2023-07");
    }

    private WordDocument opinion(String number) {
        var fields = opinionFields();
        fields.put("收文号", number);
        fields.forEach((heading, value) -> add(p(heading + "：" + value)));
        return this;
    }

    WordDocument add(String xml) {
        body.add(xml);
        return this;
    }

    WordDocument table(String rows) {
        return add("<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>");
    }

    WordDocument part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    public Path writeTo(Path folder) {
        try {
            parts.putIfAbsent(
                    "word/document.xml",
                    "<w:document" + NAMESPACES + "><w:body>" + String.join("", body) + "</w:body></w:document>");
            var file = Files.createTempFile(folder, "plan", ".docx");
            try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
                for (var part : parts.entrySet()) {
                    out.putNextEntry(new ZipEntry(part.getKey()));
                    out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            return file;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
