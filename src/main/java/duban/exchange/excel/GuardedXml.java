package duban.exchange.excel;

import static duban.exchange.excel.ArchiveGuard.attributeOf;

import duban.shared.Refusal;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through the XML parts of a file: nothing is fetched, nothing asks another program, no text is longer than a cell
 * can be, no cell is beyond the last column, and no text is asked for that is not there.
 */
final class GuardedXml {

    private static final int MOST_COLUMNS = 16_384;
    private static final Set<String> ACTIVE_ELEMENTS =
            Set.of("ddeLink", "oleLink", "oleObject", "OLEObject", "altChunk", "subDoc");

    /** A field of a document that asks another program; its letters may be spread over several elements. */
    private static final Pattern ACTIVE_FIELD = Pattern.compile("(?i)\\bDDE(AUTO)?\\b");

    private final OfficeFile kind;
    private final ArchiveStructure structure;
    private final XMLInputFactory readers = ArchiveGuard.xmlReaders();
    private long sharedTexts;
    private long lastSharedText = -1;

    GuardedXml(OfficeFile kind, ArchiveStructure structure) {
        this.kind = kind;
        this.structure = structure;
    }

    void look(String name, InputStream bytes) throws XMLStreamException {
        var reader = readers.createXMLStreamReader(bytes);
        var part = new Part(name, reader);
        while (reader.hasNext()) {
            part.look(reader.next());
        }
    }

    /** The reader makes up texts until it reaches the number asked for. */
    void requireSharedTexts() {
        if (lastSharedText >= sharedTexts) {
            throw ArchiveGuard.damaged();
        }
    }

    /** One part, read from its beginning to its end. */
    private final class Part {

        private final String name;
        private final XMLStreamReader reader;
        private final StringBuilder number = new StringBuilder();
        private final StringBuilder instructions = new StringBuilder();
        private int cells;
        private int text;
        private boolean shared;
        private boolean value;
        private boolean instruction;

        private Part(String name, XMLStreamReader reader) {
            this.name = name;
            this.reader = reader;
        }

        private void look(int event) {
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Refusal.invalid(null, "XML_FORBIDDEN", "文件含有不允许的外部引用，" + kind.saveAgain() + "重新另存后上传");
                case XMLStreamConstants.START_ELEMENT -> started();
                case XMLStreamConstants.END_ELEMENT -> ended();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> said();
                default -> {
                    // Comments and processing instructions say nothing to the reader.
                }
            }
        }

        private void started() {
            text = 0;
            lookAtElement(name, reader);
            switch (reader.getLocalName()) {
                case "row" -> cells = 0;
                case "si" -> sharedTexts++;
                case "c" -> {
                    cells++;
                    requireColumn(reader, cells);
                    shared = "s".equals(reader.getAttributeValue(null, "t"));
                    number.setLength(0);
                }
                case "v" -> value = true;
                case "fldSimple" -> requireHarmless(attributeOf(reader, "instr"));
                case "instrText" -> instruction = true;
                default -> {
                    // Nothing to count.
                }
            }
        }

        private void ended() {
            text = 0;
            switch (reader.getLocalName()) {
                case "instrText" -> instruction = false;
                case "p" -> {
                    requireHarmless(instructions.toString());
                    instructions.setLength(0);
                }
                case "v" -> {
                    value = false;
                    if (!number.isEmpty()) {
                        lastSharedText = Math.max(lastSharedText, Integer.parseInt(number.toString()));
                    }
                }
                default -> {
                    // Nothing was counted.
                }
            }
        }

        private void said() {
            text += reader.getTextLength();
            if (instruction) {
                instructions.append(reader.getText());
            }
            if (Math.max(text, instructions.length()) > ArchiveGuard.LONGEST_TEXT) {
                throw ArchiveGuard.textTooLong();
            }
            if (shared && value) {
                number.append(reader.getText());
            }
        }
    }

    private void requireHarmless(String instructions) {
        if (ACTIVE_FIELD.matcher(instructions).find()) {
            throw ArchiveGuard.active(kind);
        }
    }

    private void lookAtElement(String part, XMLStreamReader reader) {
        var element = reader.getLocalName();
        if (ACTIVE_ELEMENTS.contains(element)) {
            throw ArchiveGuard.active(kind);
        }
        var macro = reader.getAttributeValue(null, "ContentType");
        if (macro != null && macro.toLowerCase(Locale.ROOT).contains("macroenabled")) {
            throw ArchiveGuard.active(kind);
        }
        switch (element) {
            case "mergeCell" -> structure.merged(part, reader.getAttributeValue(null, "ref"));
            case "Relationship" ->
                structure.related(
                        part,
                        reader.getAttributeValue(null, "Id"),
                        reader.getAttributeValue(null, "Type"),
                        reader.getAttributeValue(null, "Target"));
            default -> {
                // Says nothing that the reader does not.
            }
        }
    }

    private static void requireColumn(XMLStreamReader reader, int cells) {
        var address = reader.getAttributeValue(null, "r");
        var column = 0;
        if (address != null) {
            if (!address.matches("[A-Z]{1,3}[1-9][0-9]{0,6}")) {
                throw ArchiveGuard.damaged();
            }
            for (var letter : address.toCharArray()) {
                column = letter >= 'A' ? column * 26 + letter - 'A' + 1 : column;
            }
        }
        if (Math.max(cells, column) > MOST_COLUMNS) {
            throw ArchiveGuard.damaged();
        }
    }
}
