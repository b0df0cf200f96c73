package duban.exchange.excel;

/** The kinds of archive we read: how each is called in what is told, and what such an archive must hold. */
public enum OfficeFile {
    WORKBOOK("xlsx", "xls", "Excel", "Excel 文件", "xl/workbook.xml"),
    DOCUMENT("docx", "doc", "Word", "Word 文档", "word/document.xml");

    final String extension;
    final String oldExtension;
    final String program;
    final String name;

    /** The part that holds the rest, unless the archive says another. */
    final String mainPart;

    OfficeFile(String extension, String oldExtension, String program, String name, String mainPart) {
        this.extension = extension;
        this.oldExtension = oldExtension;
        this.program = program;
        this.name = name;
        this.mainPart = mainPart;
    }

    /** What a user is told to do with a file that cannot be taken as it is, followed by how. */
    String saveAgain() {
        return "请用 " + program + " 或 WPS ";
    }

    String folder() {
        return mainPart.substring(0, mainPart.indexOf('/') + 1);
    }
}
