package duban.exchange.word;

import duban.exchange.excel.ArchiveGuard;
import duban.exchange.excel.SourceCell;
import duban.exchange.word.WordTableBuilder.Merge;
import duban.shared.Refusal;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the main part of a document: its text and its tables, nothing else. Elements are told by their local names: the
 * strict form of the format has other namespaces. Nothing the document refers to is opened, so nothing is fetched.
 */
final class WordParser {

    /** Not text of the document: pictures and their boxes, second versions, instructions, what was before a change. */
    private static final Set<String> LEFT_OUT =
            Set.of("drawing", "pict", "object", "Fallback", "rt", "instrText", "delText", "tabs", "sdtPr", "sectPr");

    private static final Set<String> REVISIONS =
            Set.of("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge");

    private final WordBody body = new WordBody();
    private final StringBuilder text = new StringBuilder();
    private int leftOut;
    private int depth;
    private boolean inText;
    private boolean inParagraphProperties;
    private WordTableBuilder table;
    private boolean hidden;
    private boolean nested;
    private boolean numbered;
    private boolean hasParagraph;
    private Merge merge;
    private int columns;

    private WordParser() {}

    /**
     * What the document says, in its order.
     *
     * @throws Refusal if it is too large, or holds changes nobody has accepted
     */
    static List<Record> read(InputStream mainPart) throws XMLStreamException {
        var parser = new WordParser();
        var xml = ArchiveGuard.xmlReaders().createXMLStreamReader(mainPart);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> parser.start(xml);
                case XMLStreamConstants.END_ELEMENT -> parser.end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    parser.characters(xml);
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        return parser.body.blocks();
    }

    private void start(XMLStreamReader xml) {
        var name = xml.getLocalName();
        if (leftOut > 0 || LEFT_OUT.contains(name) || name.endsWith("Change")) {
            leftOut++;
            return;
        }
        if (REVISIONS.contains(name)) {
            throw Refusal.invalid(null, "REVISIONS", "文档中有尚未接受的修订，分不清以哪个为准，未读取。请接受或拒绝全部修订，保存后重新上传");
        }
        switch (name) {
            case "tbl" -> startTable();
            case "tc" -> startCell();
            case "tr" -> hidden &= depth > 1;
            case "p" -> startParagraph();
            case "pPr" -> inParagraphProperties = true;
            case "t" -> inText = true;
            case "tab", "ptab" -> append("\t");
            case "br", "cr" -> append("\n");
            case "noBreakHyphen" -> append("-");
            case "sym" -> append(symbol(ArchiveGuard.attributeOf(xml, "char")));
            default -> startProperty(name, xml);
        }
    }

    private void startProperty(String name, XMLStreamReader xml) {
        if (depth != 1) {
            return;
        }
        var value = ArchiveGuard.attributeOf(xml, "val");
        var on = !Set.of("0", "false", "off").contains(value);
        switch (name) {
            case "gridBefore" -> table.skip(count(value));
            case "gridSpan" -> columns = count(value);
            case "vMerge" -> merge = value.equals("restart") ? Merge.RESTART : Merge.BELOW;
            case "hMerge" -> merge = value.equals("restart") ? merge : Merge.BESIDE;
            // The mark at a paragraph's end may be hidden while its text is not.
            case "hidden", "vanish" -> hidden |= on && !inParagraphProperties;
            case "numId" -> numbered |= on;
            default -> {
                // Says how it looks.
            }
        }
    }

    private void end(String name) {
        if (leftOut > 0) {
            leftOut--;
            return;
        }
        switch (name) {
            case "t" -> inText = false;
            case "pPr" -> inParagraphProperties = false;
            case "p" -> endParagraph();
            case "tc" -> endCell();
            case "tr" -> {
                if (depth == 1) {
                    table.endRow(hidden, body.keepsRow());
                }
            }
            case "tbl" -> endTable();
            default -> {
                // Has no end to note.
            }
        }
    }

    private void startTable() {
        if (++depth == 1) {
            text.setLength(0);
            table = body.table();
        } else {
            nested = true;
        }
    }

    private void endTable() {
        if (--depth == 0) {
            body.table(table.build());
        }
    }

    private void startCell() {
        if (depth == 1) {
            text.setLength(0);
            nested = false;
            numbered = false;
            hasParagraph = false;
            merge = Merge.NONE;
            columns = 1;
        }
    }

    private void endCell() {
        if (depth == 1) {
            table.cell(cell(), merge, columns);
            text.setLength(0);
        }
    }

    private SourceCell cell() {
        if (nested) {
            return SourceCell.unreadable(SourceCell.Kind.TABLE);
        }
        return numbered && text.toString().isBlank()
                ? SourceCell.unreadable(SourceCell.Kind.AUTO_NUMBER)
                : SourceCell.text(text.toString());
    }

    private void startParagraph() {
        if (depth == 0) {
            text.setLength(0);
        } else if (depth == 1 && hasParagraph) {
            append("\n");
        }
        hasParagraph = true;
    }

    private void endParagraph() {
        if (depth == 0) {
            body.paragraph(text.toString());
        }
    }

    private void characters(XMLStreamReader xml) {
        if (inText && leftOut == 0) {
            append(xml.getText());
        }
    }

    private void append(String more) {
        // What stands in a table of a table is not read: its cell is a fault.
        if (depth > 1) {
            return;
        }
        body.count(more.length());
        if (text.length() + more.length() > ArchiveGuard.LONGEST_TEXT) {
            throw ArchiveGuard.textTooLong();
        }
        text.append(more);
    }

    /** A letter of a font of signs: it has no meaning of its own, and is reported where it stands. */
    private static String symbol(String code) {
        return code.matches("[0-9A-Fa-f]{4}") ? String.valueOf((char) Integer.parseInt(code, 16)) : "";
    }

    private static int count(String value) {
        if (!value.matches("\\d{1,5}")) {
            throw ArchiveGuard.damaged();
        }
        return Integer.parseInt(value);
    }
}
