package duban.exchange.excel;

/** The columns of the sheet 整改台账: heading, width, what to fill in, and an example. */
enum LedgerColumn {
    ASPECT_SEQ("方面序号", 10, true, "一、二、三……或 1、2、3……", "一"),
    ASPECT("方面", 24, true, "审议意见指出的方面，同一序号各行写法一致，最多200字", "统筹协同力度有待强化"),
    COMMENT_NUMBER("问题编号", 10, true, "P01、P02……，一个问题有几项措施就写几行，编号相同", "P01"),
    COMMENT("问题", 24, true, "问题名称，同一编号各行写法一致，最多200字", "加强统筹联动"),
    LEAD("问题牵头单位", 18, true, "一个单位，从下拉列表选择；同一问题各行一致", "市委组织部"),
    MEASURE_NUMBER("措施编号", 10, true, "M01、M02……，每行一个，不重复", "M01"),
    MEASURE("整改措施", 48, true, "具体措施，最多500字", "建立联席会议制度，召开推进会议"),
    DEPARTMENT("承办单位", 18, true, "只能一个单位，从下拉列表选择；其他单位填入协办单位", "市委组织部"),
    CO_HANDLERS("协办单位", 22, false, "可以没有；多个单位用“；”或“、”分开", "市民政局；市委政法委"),
    CO_SIGN("须会签", 9, false, "是或否；不填为否。填“是”时须有协办单位", "是"),
    DUE_ON("整改期限", 13, true, "日期，如 2023-09-28；不早于收文日期，不晚于报告时限后5年；宜为工作日", "2023-09-28"),
    KIND("整改类型", 12, true, "限期整改、分阶段整改、长期坚持，三选一", "限期整改"),
    CRITERIA("办结标准", 36, true, "达到什么算办结；多条用“；”分开，每条办结时各需一份佐证，每条最多200字", "联席会议制度文件印发；会议纪要齐备"),
    INDICATORS("指标", 32, false, "可以没有；写作 名称|目标值|单位，目标值为“至少”，多个用“；”分开", "市级示范点|20|个");

    final String heading;
    final int width;
    final boolean required;
    final String rule;
    final String example;

    LedgerColumn(String heading, int width, boolean required, String rule, String example) {
        this.heading = heading;
        this.width = width;
        this.required = required;
        this.rule = rule;
        this.example = example;
    }
}
