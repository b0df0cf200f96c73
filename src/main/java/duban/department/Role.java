package duban.department;

/** What a person may be appointed to in a department or office. */
public enum Role {
    LIAISON("联络员"),
    HANDLER("承办人"),
    HEAD("单位负责人"),
    OFFICE("专班成员"),
    GOVERNMENT_OFFICE("办公厅督查人员"),
    LEADER("分管副市长"),
    SECRETARY("领导秘书"),
    ADMINISTRATOR("系统管理员"),
    AUDITOR("安全审计员");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** False for those who decide nothing on an item: whoever types, administers or audits takes nobody's place. */
    public boolean takesSteps() {
        return this != SECRETARY && this != ADMINISTRATOR && this != AUDITOR;
    }

    /** True if who has it decides about the people of the department or office, and about what they have in hand. */
    public boolean leadsUnit() {
        return takesSteps() && this != LIAISON && this != HANDLER;
    }

    /** True if who has it hands the work of the department to its people. */
    public boolean directsWork() {
        return this == LIAISON || this == HEAD;
    }

    /** The role in Chinese. */
    public String label() {
        return label;
    }
}
