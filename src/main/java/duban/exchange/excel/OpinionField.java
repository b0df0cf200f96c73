package duban.exchange.excel;

/** The lines of the sheet 审议意见: heading, what to fill in, and an example. */
enum OpinionField {
    NUMBER("收文号", "审议意见的收文号，作为全部问题、措施编号的前缀，不能重复使用；只用汉字、字母、数字、〔〕和“-”", "2023-07"),
    TITLE("标题", "审议意见全称，最多200字", "关于某项工作情况报告的审议意见"),
    MEETING("会议", "提出审议意见的会议，最多100字", "市六届人大常委会第三次会议"),
    ISSUER("审议机关", "提出审议意见的机关，最多100字", "市人大常委会"),
    RECEIVED_ON("收文日期", "政府收到的日期，如 2023-06-30", "2023-06-30"),
    REPLY_DUE_ON("报告时限", "审议意见或来文要求的报告日期，必须填写", "2023-12-28"),
    OVERALL_LEAD("总牵头单位", "一个单位，从下拉列表选择", "市民政局");

    final String heading;
    final String rule;
    final String example;

    OpinionField(String heading, String rule, String example) {
        this.heading = heading;
        this.rule = rule;
        this.example = example;
    }
}
