package duban.exchange.excel;

/** The columns of the sheet 进展填报, in order. */
enum RoundColumn {
    NUMBER("编号", 18, true),
    CONTENT("整改措施", 36, true),
    DUE("整改期限", 14, true),
    NO_CHANGE("无变化", 9, false),
    DONE("已做的工作", 36, false),
    NEXT("下一步工作", 36, false),
    OBSTACLES("存在的困难", 28, false),
    HELP_NEEDED("需要协调的事项", 28, false),
    FORECAST_ON("预计办结日期", 15, false);

    static final String SHEET = "进展填报";

    final String heading;
    final int width;

    /** Filled in already, and not to be changed. */
    final boolean given;

    RoundColumn(String heading, int width, boolean given) {
        this.heading = heading;
        this.width = width;
        this.given = given;
    }
}
