package duban.notification;

/** Why a mail tells of an item, in Chinese. */
final class MailReasons {

    private MailReasons() {}

    /** @param why of a routine mail the reason found in the morning, else the kind of the message */
    static String of(String why) {
        return switch (why) {
            case "OVERDUE" -> "已逾期";
            case "DUE" -> "即将到期";
            case "REMINDER" -> "到期提醒";
            case "PROMPT" -> "提示函";
            case "NEW" -> "新到";
            default -> MailKind.valueOf(why).label();
        };
    }
}
