package duban.exchange.excel;

/**
 * The written rules by which a ledger is read as it is, in one place. Whatever a rule did is told with sheet, row and
 * column; whatever no rule covers is a fault with its remedy. Nothing is guessed silently.
 */
public enum ReadingRule {
    /**
     * The value of a merged range holds for every row it spans, in its first column. A merged 措施编号 or 整改措施 is a
     * fault: it could be one measure of several departments or several measures with one text.
     */
    MERGED("合并单元格", "合并单元格的内容用于所合并的每一行；“措施编号”“整改措施”不能合并"),

    /** Where a number, code or date is asked for, full-width digits and letters are the usual ones (NFKC). */
    FULL_WIDTH("全角字符", "编号、数字和日期中的全角数字、字母按半角读取"),

    /** A numeral may stand in brackets or be followed by a stop, as headings are numbered. */
    NUMERAL("序号的写法", "“（一）”“一、”“1.”等序号按一、1读取"),

    /** Departments are separated by any of {@code 、，,;；/}, a line end or a blank. Usual are ； and 、. */
    SEPARATOR("单位分隔符", "几个单位之间的逗号、斜杠、换行和空格与“；”“、”一样作分隔"),

    /** A remark in brackets that only says what the column says, such as 牵头, is left out; so are brackets around a name. */
    BRACKETS("单位名称的括号", "单位名称外的括号，以及“〔牵头〕”“（配合）”一类说明不计入名称；括号里有别的内容则报错"),

    /** A name without its 市 or 市委 is that of the one department whose name ends with it. */
    ELIDED("省略“市”的单位", "省略“市”“市委”的单位名称，只与一个单位对应时读作该单位"),

    /**
     * A short name keeps its first and last character and, in their order, some of those between; it is that of the one
     * department it fits.
     */
    SHORT_NAME("单位简称", "单位简称首尾与全称相同、中间只减字，且只与一个单位对应时读作该单位"),

    /** Words such as 前 after a date, and dots between its parts. */
    DATE_WORDS("日期的写法", "“2026.12.31”以及日期后的“前”“以前”按该日期读取"),

    /** A due date that names only a month, or the end of a year, is the last working day of it. */
    MONTH("只写到月的期限", "整改期限只写到月（如“2026年12月”）或年底的，为该月最后一个工作日；没有写年份的，为收文当年"),

    /** 长期坚持 in the date column is a kind of measure, not a date: what is to be kept up is first due with the reply. */
    LASTING("期限写“长期坚持”", "整改期限写“长期坚持”的，整改类型为长期坚持，整改期限为报告时限"),

    /**
     * Numbers that restart under each aspect, are not of the form P01 and M01, or are missing throughout, are given in
     * reading order.
     */
    RENUMBERED("重新编号", "编号不是 P01、M01 的形式，或在各方面下重新起编，或整列未填的，按先后顺序编为 P01、M01……"),

    /** What Excel computed last counts; nothing is computed here. */
    FORMULA("公式", "公式只取表格软件上次算出的文字、数字或日期，不重新计算"),

    /** Rows with nothing in them say nothing. */
    EMPTY_ROW("空行", "数据中间的空行跳过"),

    /** A ledger printed on several pages has its headings on each. */
    REPEATED_HEADINGS("重复的表头", "数据中间与表头相同的行跳过"),

    /** Hidden is not deleted. */
    HIDDEN_ROW("隐藏行", "隐藏的行也会导入；不导入的请删除"),

    /** Other sheets are not read, hidden or not; a hidden one may hold what its author forgot. */
    HIDDEN_SHEET("隐藏工作表", "只读取“审议意见”和“整改台账”；其他隐藏的工作表不导入"),

    /** A document says more than its ledger. */
    BESIDE("台账以外的内容", "Word 文档（.docx）只读取审议意见的七项和有表头的台账表格，其他文字和表格不导入"),

    /** What the template does not have is not imported. */
    UNKNOWN_COLUMN("不认识的列", "模板没有的列不导入"),

    /** A file may count its days from 1904. */
    DATE_1904("1904 日期系统", "工作簿设为“1904 日期系统”的，日期按该系统换算"),

    /** A text file says in no place how its characters are encoded. */
    ENCODING("文字编码", "文本台账（.csv）先按 UTF-8、再按 GB18030 读取；都不符合则不读取"),

    /** A deadline should be a working day; the day stays as it is. */
    FREE_DAY("期限不是工作日", "整改期限不是工作日的，照原样导入"),

    /** Without a calendar nobody can tell. */
    NO_CALENDAR("没有工作日历", "系统没有该年工作日历的，不判断是否为工作日"),

    /** A ledger with states is one taken over while its work goes on. */
    TAKEN_OVER("接收存量台账", "填有“措施状态”或“问题状态”的，按存量台账接收：没有填状态的措施为未签收，没有填状态的问题为办理中"),

    /** An open measure taken over late is late. */
    OVERDUE("已经逾期", "存量台账中尚未办结而期限已过的措施照原样导入，导入后即为逾期");

    private final String topic;
    private final String text;

    ReadingRule(String topic, String text) {
        this.topic = topic;
        this.text = text;
    }

    /** A few words to group what the rule did under. */
    public String topic() {
        return topic;
    }

    /** The rule in Chinese, for those who filled in the ledger. */
    public String text() {
        return text;
    }
}
