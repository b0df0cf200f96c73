package duban.exchange.excel;

import java.util.List;
import java.util.stream.Stream;

/** The columns of the sheet 整改台账: heading, width, what to fill in, and an example. */
enum LedgerColumn {
    ASPECT_SEQ("方面序号", 10, Need.REQUIRED, "一、二、三……或 1、2、3……", "一"),
    ASPECT("方面", 24, Need.REQUIRED, "审议意见指出的方面，同一序号各行写法一致，最多200字", "统筹协同力度有待强化"),
    COMMENT_NUMBER("问题编号", 10, Need.REQUIRED, "P01、P02……，一个问题有几项措施就写几行，编号相同", "P01"),
    COMMENT("问题", 24, Need.REQUIRED, "问题名称，同一编号各行写法一致，最多200字", "加强统筹联动"),
    LEAD("问题牵头单位", 18, Need.REQUIRED, "一个单位，从下拉列表选择；同一问题各行一致", "市委组织部"),
    MEASURE_NUMBER("措施编号", 10, Need.REQUIRED, "M01、M02……，每行一个，不重复", "M01"),
    MEASURE("整改措施", 48, Need.REQUIRED, "具体措施，最多500字", "建立联席会议制度，召开推进会议"),
    DEPARTMENT("承办单位", 18, Need.REQUIRED, "只能一个单位，从下拉列表选择；其他单位填入协办单位", "市委组织部"),
    CO_HANDLERS("协办单位", 22, Need.OPTIONAL, "可以没有；多个单位用“；”或“、”分开", "市民政局；市委政法委"),
    CO_SIGN("须会签", 9, Need.OPTIONAL, "是或否；不填为否。填“是”时须有协办单位", "是"),
    DUE_ON("整改期限", 13, Need.REQUIRED, "日期，如 2023-09-28；不早于收文日期和导入当天，不晚于报告时限后5年；宜为工作日", "2023-09-28"),
    KIND("整改类型", 12, Need.REQUIRED, "限期整改、分阶段整改、长期坚持，三选一", "限期整改"),
    CRITERIA("办结标准", 36, Need.REQUIRED, "达到什么算办结；多条用“；”分开，每条办结时各需一份佐证，每条最多200字", "联席会议制度文件印发；会议纪要齐备"),
    INDICATORS("指标", 32, Need.OPTIONAL, "可以没有；写作 名称|目标值|单位，目标值为“至少”，多个用“；”分开", "市级示范点|20|个"),
    MEASURE_STATE("措施状态", 10, Need.PAST, "未签收、办理中、已办结、已终止；不填为未签收", "已办结"),
    ORIGINAL_DUE_ON("原定期限", 13, Need.PAST, "延期过的措施最初的期限；没有延期的不填", "2023-08-31"),
    EXTENSIONS("延期次数", 9, Need.PAST, "数字；没有延期的不填或填0", "1"),
    COMPLETED_ON("办结日期", 13, Need.PAST, "已办结的措施必须填写，不晚于导入当天", "2023-09-20"),
    ACCOUNT("办理情况", 48, Need.PAST, "已办结的措施必须填写；其他措施可填已做的工作，最多500字", "联席会议制度已印发，召开会议2次"),
    COMMENT_STATE("问题状态", 12, Need.PAST, "办理中、已销号、阶段性办结；不填为办理中；同一问题各行一致", "已销号"),
    COMMENT_RESULT("办理结果", 16, Need.PAST, "已销号的问题填写已完成或完成并长期坚持", "完成并长期坚持"),
    STAGE_DUE_ON("阶段期限", 13, Need.PAST, "阶段性办结的问题必须填写下一阶段的期限", "2024-06-28"),
    STRUCK_OFF_ON("销号日期", 13, Need.PAST, "已销号的问题必须填写，不晚于导入当天", "2023-10-10");

    /** Whether a ledger must have the column, and a row its value. */
    private enum Need {
        REQUIRED,
        OPTIONAL,
        /** Only in a ledger that is taken over while its work goes on. */
        PAST
    }

    final String heading;
    final int width;
    final String rule;
    final String example;
    private final Need need;

    LedgerColumn(String heading, int width, Need need, String rule, String example) {
        this.heading = heading;
        this.width = width;
        this.need = need;
        this.rule = rule;
        this.example = example;
    }

    /** What the guide says of it. */
    String need() {
        return switch (need) {
            case REQUIRED -> "必填";
            case OPTIONAL -> "选填";
            case PAST -> "存量台账";
        };
    }

    boolean isPast() {
        return need == Need.PAST;
    }

    boolean isDate() {
        return List.of(DUE_ON, ORIGINAL_DUE_ON, COMPLETED_ON, STAGE_DUE_ON, STRUCK_OFF_ON)
                .contains(this);
    }

    /** The columns every ledger has. */
    static List<LedgerColumn> ofPlan() {
        return Stream.of(values()).filter(column -> !column.isPast()).toList();
    }
}
