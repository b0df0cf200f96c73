package duban.deadline;

/** The rungs of escalation of a measure, in the order of the colours: knowledge goes up, the work stays where it is. */
public enum EscalationLevel {
    BLUE("蓝色提示函", "即将到期，请抓紧办理"),
    YELLOW("黄色提示函", "已过最迟安全日，进度滞后，请督促"),
    RED("红色督办", "已逾期，请立即办理"),
    LEADER("报告分管副市长", "逾期未办结，请关注"),
    INTERVIEW("建议约谈", "长期逾期未办结，建议约谈承办单位负责人");

    private final String label;
    private final String why;

    EscalationLevel(String label, String why) {
        this.label = label;
        this.why = why;
    }

    public String label() {
        return label;
    }

    /** What is said to whoever is told. */
    public String why() {
        return why;
    }

    /** From here on a supervision notice is drafted and those above are told at once. */
    public boolean isOverdue() {
        return compareTo(RED) >= 0;
    }
}
