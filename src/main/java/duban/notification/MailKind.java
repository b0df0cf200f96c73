package duban.notification;

/** The kinds of mails. All but the routine one are sent at once: there is one routine mail a day. */
public enum MailKind {
    DISPATCH("交办"),
    RETURN("退回裁定"),
    REJECTION("退回补正"),
    APPROVAL("待审批"),
    NOTICE("督办单"),
    OVERDUE("逾期"),
    URGE("催办"),
    /** Somebody cannot be reached. */
    MAILBOX("邮箱失效"),
    ROUTINE("每日待办");

    private final String label;

    MailKind(String label) {
        this.label = label;
    }

    /** The kind in Chinese. */
    public String label() {
        return label;
    }
}
