package duban.exchange.excel;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import duban.shared.Refusal;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a file before the reader does: is it what its name says, is it whole, without macros, other archives and external
 * entities, and does every part stay within bounds when it is unpacked. The reader itself trusts sizes and cell
 * addresses. Uses the reader's own zip and XML libraries, so that both see the same. Nothing is unpacked twice over and
 * nothing is fetched.
 */
public final class ArchiveGuard {

    static final int MOST_PARTS = 1_000;
    static final long MOST_BYTES_OF_PART = 100L << 20;
    static final long MOST_BYTES = 200L << 20;

    /** Deflate reaches 1000:1 on made-up data; sheets stay far below 100:1. */
    static final int MOST_RATIO = 100;

    private static final long FREE_OF_RATIO = 1L << 20;

    /** Excel's own limit of a cell is 32,767 characters. */
    public static final int LONGEST_TEXT = 100_000;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final List<byte[]> ARCHIVES =
            List.of(ZIP, new byte[] {'R', 'a', 'r', '!'}, new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF}, new byte[] {
                0x1F, (byte) 0x8B
            });

    /** The part of an encrypted workbook that holds the rest, as its name is written in the file. */
    private static final byte[] ENCRYPTED_PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private static final String CONTENT_TYPES = "[content_types].xml";
    private static final Pattern ACTIVE_PART =
            Pattern.compile("(xl|word)/(vbaproject\\.bin|activex/.*|embeddings/oleobject.*)");

    private final OfficeFile kind;
    private final ArchiveStructure structure;
    private final GuardedXml xml;
    private long unpacked;

    private ArchiveGuard(OfficeFile kind) {
        this.kind = kind;
        this.structure = new ArchiveStructure(kind);
        this.xml = new GuardedXml(kind, structure);
    }

    /** Makes readers that fetch nothing and resolve nothing. */
    public static XMLInputFactory xmlReaders() {
        var xml = new InputFactoryImpl();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return xml;
    }

    /**
     * Refuses what is not of this kind or not safe to read.
     *
     * @return what the reader does not tell of the file
     */
    public static ArchiveStructure check(Path file, OfficeFile kind) throws IOException {
        return new ArchiveGuard(kind).look(file);
    }

    public static Refusal damaged() {
        return Refusal.invalid(null, "FILE_DAMAGED", "文件已损坏，请重新另存后上传");
    }

    public static Refusal textTooLong() {
        return Refusal.invalid(null, "TEXT_TOO_LONG", "有单元格的文字超过" + LONGEST_TEXT + "字，未读取。请精简后上传");
    }

    private static Refusal mismatch(String message) {
        return new Refusal(Refusal.Kind.UNSUPPORTED, "TYPE_MISMATCH", message, null);
    }

    private Refusal notOfItsKind() {
        return mismatch("扩展名为 " + kind.extension + "，但内容不是 " + kind.name);
    }

    public static Refusal tooLarge() {
        return Refusal.invalid(null, "ARCHIVE_TOO_LARGE", "文件解压后过大，未读取。请删除图片等无关内容，另存后重新上传");
    }

    private static Refusal encrypted() {
        return Refusal.invalid(null, "ENCRYPTED", "文件加了密码，不能读取。请去掉密码后重新上传");
    }

    static Refusal active(OfficeFile kind) {
        return new Refusal(
                Refusal.Kind.UNSUPPORTED,
                "MACRO",
                "文件含有宏、嵌入对象或外部程序链接，未读取。请另存为不含宏的 ." + kind.extension + "，并删除嵌入对象后上传",
                null);
    }

    private static Refusal nested() {
        return Refusal.invalid(null, "ARCHIVE_NESTED", "文件里还有压缩文件或嵌入的文档，未读取。请删除后另存上传");
    }

    private ArchiveStructure look(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(ZIP.length);
        }
        if (Arrays.equals(start, OLE2)) {
            if (contains(Files.readAllBytes(file), ENCRYPTED_PACKAGE)) {
                throw encrypted();
            }
            throw mismatch(
                    "这是旧版 ." + kind.oldExtension + " 文件，" + kind.saveAgain() + "另存为 ." + kind.extension + " 后上传");
        }
        if (!Arrays.equals(start, ZIP)) {
            throw notOfItsKind();
        }
        try (var zip = ZipFile.builder().setPath(file).get()) {
            return look(zip);
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            throw refusalOf(broken);
        }
    }

    private ArchiveStructure look(ZipFile zip) throws IOException, XMLStreamException {
        var names = new HashSet<String>();
        for (var entry : Collections.list(zip.getEntries())) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw encrypted();
            }
            if (ACTIVE_PART.matcher(entry.getName().toLowerCase(Locale.ROOT)).matches()) {
                throw active(kind);
            }
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw damaged();
            }
            if (names.size() > MOST_PARTS) {
                throw tooLarge();
            }
            look(zip, entry);
        }
        xml.requireSharedTexts();
        if (!names.contains(CONTENT_TYPES)
                || !structure.mainPart().startsWith(kind.folder())
                || !names.contains(structure.mainPart().toLowerCase(Locale.ROOT))) {
            throw notOfItsKind();
        }
        structure.declaresFormats(names.contains("xl/styles.xml"));
        return structure;
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (var start = 0; start + wanted.length <= bytes.length; start++) {
            if (Arrays.equals(bytes, start, start + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private void look(ZipFile zip, ZipArchiveEntry entry) throws IOException, XMLStreamException {
        try (var part = new BufferedInputStream(new Bounded(zip.getInputStream(entry), entry.getCompressedSize()))) {
            if (isXml(part)) {
                xml.look(entry.getName(), part);
            } else {
                requireNoArchive(part);
            }
            part.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void requireNoArchive(InputStream part) throws IOException {
        part.mark(ZIP.length);
        var start = part.readNBytes(ZIP.length);
        part.reset();
        for (var archive : ARCHIVES) {
            if (start.length >= archive.length && Arrays.equals(start, 0, archive.length, archive, 0, archive.length)) {
                throw nested();
            }
        }
    }

    private static boolean isXml(InputStream part) throws IOException {
        part.mark(64);
        var start = part.readNBytes(64);
        part.reset();
        for (var letter : start) {
            if (letter == '<') {
                return true;
            }
            var blankOrMark = letter == 0 || Character.isWhitespace(letter) || letter < 0;
            if (!blankOrMark) {
                return false;
            }
        }
        return false;
    }

    /** What to throw where a library met bytes from outside and answered with whatever exception it ran into. */
    public static Refusal refusalOf(Exception broken) {
        if (broken instanceof Refusal refusal) {
            return refusal;
        }
        var damaged = damaged();
        damaged.initCause(broken);
        return damaged;
    }

    /** The attribute in whatever namespace, for there are two of each; empty if there is none. */
    public static String attributeOf(XMLStreamReader reader, String name) {
        for (var index = 0; index < reader.getAttributeCount(); index++) {
            if (reader.getAttributeLocalName(index).equals(name)) {
                return reader.getAttributeValue(index);
            }
        }
        return "";
    }

    /** Counts what really comes out: the sizes an archive declares may be lies. */
    private final class Bounded extends FilterInputStream {

        private final long packed;
        private long read;

        private Bounded(InputStream in, long packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            var letter = super.read();
            count(letter < 0 ? 0 : 1);
            return letter;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = super.read(bytes, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int count) {
            read += count;
            unpacked += count;
            if (read > MOST_BYTES_OF_PART || unpacked > MOST_BYTES || read > FREE_OF_RATIO + MOST_RATIO * packed) {
                throw tooLarge();
            }
        }
    }
}
