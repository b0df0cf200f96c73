package duban.deadline;

import java.util.List;
import java.util.stream.Collectors;

/** The rules of the deadline policy: each is one Chinese sentence with what is in the tables filled in. */
public enum PolicyRule {
    DISPATCH(Group.RECEIPT, "交办整改方案", "整改方案登记后，督办专班在{}个工作日内交办。"),
    RECEIPT(Group.RECEIPT, "签收", "承办单位自交办之日起{}个工作日内签收，逾期告知单位负责人。"),
    RECEIPT_ESCALATION(Group.RECEIPT, "未签收告知专班", "自交办之日起满{}个工作日仍未签收的，告知督办专班。"),
    RETURN(Group.RECEIPT, "退回", "不属于本单位职责的，自交办之日起{}个工作日内可以退回。"),
    ARBITRATION(Group.RECEIPT, "裁定退回", "退回后，督办专班在{}个工作日内裁定。"),
    DISPUTE(Group.RECEIPT, "裁决争议", "再次退回的，分管副市长在{}个工作日内裁决。"),
    HAND_ON(Group.RECEIPT, "转交承办人", "签收后，联络员在{}个工作日内转交承办人。"),

    SIGN_OFF(Group.REVIEW, "单位审签", "成果提交后，单位负责人在{}个工作日内审签。"),
    CO_SIGN(Group.REVIEW, "会签", "须会签的，协办单位在{}个工作日内会签。"),
    VIEWS(Group.REVIEW, "提出意见", "其他协办单位在{}个工作日内提出意见，逾期视为无意见。"),
    TALKS(Group.REVIEW, "协商不同意见", "有不同意见的，承办单位在{}个工作日内协商。"),
    DIFFERENCE(Group.REVIEW, "裁决不同意见", "协商不成的，分管副市长在{}个工作日内裁决。"),
    VERIFICATION(Group.REVIEW, "核查措施", "督办专班在{}个工作日内核查措施。"),
    SUPPLEMENT(Group.REVIEW, "补充材料", "核查要求补充材料的，承办人在{}个工作日内补充。"),
    APPLICATION(Group.REVIEW, "申请销号", "措施全部办结后，问题牵头单位在{}个工作日内申请销号。"),
    COMMENT_VERIFICATION(Group.REVIEW, "核查问题", "申请销号后，督办专班在{}个工作日内核查问题。"),
    STRIKE_OFF(Group.REVIEW, "审批销号", "核查通过后，分管副市长在{}个工作日内审批销号。"),
    CHANGE(Group.REVIEW, "审批调整", "提出方案调整后，分管副市长在{}个工作日内审批。"),
    ARCHIVE(Group.REVIEW, "归档", "问题全部销号后，办公厅在{}个工作日内归档审议意见。"),

    LIGHT_NEAR(Group.LIGHTS, "黄灯", Unit.WORKING_DAYS, 0, 60, false, "距到期{}个工作日及以内亮黄灯，逾期亮红灯，其余亮绿灯。"),
    REMINDERS(Group.LIGHTS, "到期提醒", Unit.LADDER, 0, 120, true, "{}提醒承办人。"),
    PROMPT_BEFORE(Group.LIGHTS, "蓝色提示函", Unit.WORKING_DAYS, 0, 60, true, "到期前{}个工作日，向承办人和联络员发提示函（蓝）。"),
    NOTICE_AFTER(Group.LIGHTS, "红色督办", Unit.WORKING_DAYS, 1, 60, true, "逾期{}个工作日，告知单位负责人和督办专班，起草督办单（红）。"),
    NOTICE_DRAFT(Group.LIGHTS, "起草督办单", Unit.WORKING_DAYS, 1, 60, false, "督办单发起后，督办专班在{}个工作日内起草。"),
    NOTICE_SIGNATURE(Group.LIGHTS, "签发督办单", Unit.WORKING_DAYS, 1, 60, false, "督办单送签后，市政府办公厅（督查室）在{}个工作日内签发。"),
    NOTICE_FEEDBACK(Group.LIGHTS, "督办单反馈", Unit.WORKING_DAYS, 1, 60, false, "督办单的反馈期限一般为起草之日起{}个工作日，由起草人确定。"),
    LEADER_AFTER(Group.LIGHTS, "报告分管副市长", Unit.WORKING_DAYS, 1, 120, true, "逾期{}个工作日，报告分管副市长，建议约谈。"),

    MAIL_NEAR(Group.LIGHTS, "每日邮件", Unit.WORKING_DAYS, 0, 60, false, "每个工作日8:30，每人至多一封每日邮件，列出新到、{}个工作日内到期和已逾期的事项。"),

    PROGRESS_DAY(Group.PROGRESS, "进展报告日", Unit.DAY_OF_MONTH, 1, 28, false, "每月{}日前报送进展，当日不是工作日的提前到之前的工作日；限期整改措施不报。"),
    PROGRESS_OPENS(Group.PROGRESS, "进展填报开启", Unit.WORKING_DAYS, 1, 15, false, "报送日前{}个工作日开启填报；此后交办的措施从下月起报。"),
    URGE_EVERY(Group.PROGRESS, "催办间隔", Unit.WORKING_DAYS, 1, 60, false, "同一事项{}个工作日内最多催办一次。"),

    EXTENSION_DELEGATED(Group.EXTENSION, "授权专班批准延期", Unit.SWITCH, 0, 1, false, "延期{可由督办专班按授权批准，并报告分管副市长|一律由分管副市长批准}。"),
    EXTENSION_OFFICE_TIMES(Group.EXTENSION, "专班批准的次数", Unit.TIMES, 0, 10, false, "督办专班只批准一项措施的前{}次延期。"),
    EXTENSION_OFFICE_DAYS(Group.EXTENSION, "专班批准的天数", Unit.WORKING_DAYS, 1, 250, false, "督办专班一次最多批准延期{}个工作日。"),
    DEADLINE_SIGN_OFF(Group.EXTENSION, "审签期限申请", "申请延期或暂停后，单位负责人在{}个工作日内审签。"),
    EXTENSION_DECISION(Group.EXTENSION, "专班审批延期", "督办专班在{}个工作日内审批延期。"),
    DEADLINE_DECISION(Group.EXTENSION, "审批期限调整", "分管副市长在{}个工作日内审批延期或暂停。"),
    SUSPENSION_ALLOWED(Group.EXTENSION, "暂停", Unit.SWITCH, 0, 1, false, "暂停{可以申请，由分管副市长批准|不开放申请}。"),
    SUSPENSION_MOST(Group.EXTENSION, "暂停上限", Unit.WORKING_DAYS, 1, 250, false, "一项措施累计最多暂停{}个工作日。"),

    REPLY_DRAFTING(Group.REPLY, "起草报告", Unit.WORKING_DAYS, 0, 120, false, "最迟安全日为起草报告预留{}个工作日。"),
    REPLY_CONSULTATION(Group.REPLY, "报告征求意见", Unit.WORKING_DAYS, 0, 120, false, "为报告征求意见预留{}个工作日。"),
    REPLY_APPROVAL(Group.REPLY, "报告审批", Unit.WORKING_DAYS, 0, 120, false, "为报告审批预留{}个工作日。");

    /** Where the page has it. */
    public enum Group {
        RECEIPT("交办、签收与退回"),
        REVIEW("审签、核查与销号"),
        LIGHTS("三色灯、提醒与督办"),
        PROGRESS("进展与催办"),
        EXTENSION("延期与暂停"),
        REPLY("研究处理情况报告");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What its numbers are. */
    public enum Unit {
        WORKING_DAYS("个工作日"),
        DAY_OF_MONTH("日"),
        TIMES("次"),
        /** 1 or 0. */
        SWITCH(""),
        /** Several working days before the due day, the farthest first. */
        LADDER("个工作日");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** More is a slip of the keyboard. */
    private static final int MOST_OF_A_STEP = 60;

    private final Group group;
    private final String label;
    private final Unit unit;
    private final int least;
    private final int most;
    private final boolean perKind;
    private final String sentence;

    PolicyRule(Group group, String label, String sentence) {
        this(group, label, Unit.WORKING_DAYS, 1, MOST_OF_A_STEP, false, sentence);
    }

    PolicyRule(Group group, String label, Unit unit, int least, int most, boolean perKind, String sentence) {
        this.group = group;
        this.label = label;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.perKind = perKind;
        this.sentence = sentence;
    }

    public Group group() {
        return group;
    }

    /** Its short name. */
    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** True if each kind of measure has a value of its own; otherwise there is one for everything. */
    public boolean perKind() {
        return perKind;
    }

    /** The rule as people read it, with these amounts. */
    public String sentence(List<Integer> amounts) {
        return switch (unit) {
            case SWITCH -> sentence.replaceAll("\\{([^|]*)\\|([^}]*)}", amounts.get(0) == 1 ? "$1" : "$2");
            default -> sentence.replace("{}", words(amounts));
        };
    }

    /** The amounts alone, as people read them: {@code 5个工作日}, {@code 到期前10、3个工作日和到期当日}. */
    public String told(List<Integer> amounts) {
        return switch (unit) {
            case SWITCH -> amounts.get(0) == 1 ? "是" : "否";
            case LADDER -> words(amounts);
            default -> words(amounts) + unit.label();
        };
    }

    private String words(List<Integer> amounts) {
        if (unit != Unit.LADDER) {
            return String.valueOf(amounts.get(0));
        }
        var before =
                amounts.stream().filter(each -> each > 0).map(String::valueOf).collect(Collectors.joining("、"));
        var onTheDay = amounts.contains(0) ? "到期当日" : "";
        return (before.isEmpty() ? "" : "到期前" + before + "个工作日")
                + (before.isEmpty() || onTheDay.isEmpty() ? "" : "和")
                + onTheDay;
    }
}
