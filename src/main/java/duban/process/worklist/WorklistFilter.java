package duban.process.worklist;

import static duban.process.model.Step.ANSWER_NOTICE;
import static duban.process.model.Step.APPLY_FOR_STRIKE_OFF;
import static duban.process.model.Step.ARBITRATE_RETURN;
import static duban.process.model.Step.ARCHIVE_OPINION;
import static duban.process.model.Step.CO_SIGN_RESULT;
import static duban.process.model.Step.DECIDE_CHANGE;
import static duban.process.model.Step.DECIDE_DEADLINE_CHANGE;
import static duban.process.model.Step.DECIDE_DISPUTE;
import static duban.process.model.Step.DECIDE_STRIKE_OFF;
import static duban.process.model.Step.DISPATCH_PLAN;
import static duban.process.model.Step.GIVE_VIEW;
import static duban.process.model.Step.GRANT_EXTENSION;
import static duban.process.model.Step.HAND_TO_HANDLER;
import static duban.process.model.Step.PREPARE_NOTICE;
import static duban.process.model.Step.RECORD_TALKS;
import static duban.process.model.Step.REPORT_PROGRESS_ROUND;
import static duban.process.model.Step.RESUME_RECTIFICATION;
import static duban.process.model.Step.SETTLE_DIFFERENCE;
import static duban.process.model.Step.SIGN_DEADLINE_CHANGE;
import static duban.process.model.Step.SIGN_FOR_RECEIPT;
import static duban.process.model.Step.SIGN_NOTICE;
import static duban.process.model.Step.SIGN_OFF_RESULT;
import static duban.process.model.Step.SIGN_PROGRESS_ROUND;
import static duban.process.model.Step.VERIFY_COMMENT;
import static duban.process.model.Step.VERIFY_MEASURE;

import duban.department.Role;
import duban.process.model.Step;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lists (清单) of Tasklist, in the order they are offered: each shows open tasks by due day, and only to those whose
 * roles it concerns.
 */
public enum WorklistFilter {
    MINE("mine", "我的待办", "目前没有待办", Extent.MINE),
    DUE_THIS_WEEK("due-this-week", "本周到期", "本周无到期事项", Extent.DUE_THIS_WEEK),
    OVERDUE("overdue", "已逾期", "没有逾期事项", Extent.OVERDUE),
    SENT_BACK("sent-back", "被退回", "没有被退回的事项", Extent.SENT_BACK, Role.HANDLER, Role.LIAISON, Role.HEAD),
    AWAITING_DISPATCH("awaiting-dispatch", "待交办", DISPATCH_PLAN),
    AWAITING_RECEIPT("awaiting-receipt", "待签收", SIGN_FOR_RECEIPT),
    AWAITING_HAND_ON("awaiting-hand-on", "待转交", HAND_TO_HANDLER),
    AWAITING_PROGRESS("awaiting-progress", "待填报进展", REPORT_PROGRESS_ROUND),
    AWAITING_SIGN_OFF("awaiting-sign-off", "待审签", SIGN_OFF_RESULT, SIGN_DEADLINE_CHANGE, SIGN_PROGRESS_ROUND),
    AWAITING_CO_SIGN("awaiting-co-sign", "待会签", CO_SIGN_RESULT, GIVE_VIEW, RECORD_TALKS),
    AWAITING_APPLICATION("awaiting-application", "待申请销号", APPLY_FOR_STRIKE_OFF),
    AWAITING_RULING("awaiting-ruling", "待裁定", ARBITRATE_RETURN, DECIDE_DISPUTE, SETTLE_DIFFERENCE),
    AWAITING_VERIFICATION("awaiting-verification", "待核查", VERIFY_MEASURE, VERIFY_COMMENT),
    AWAITING_STRIKE_OFF("awaiting-strike-off", "待销号", DECIDE_STRIKE_OFF),
    AWAITING_CHANGE("awaiting-change", "待审批调整", DECIDE_CHANGE, GRANT_EXTENSION, DECIDE_DEADLINE_CHANGE),
    NOTICES("notices", "督办单", PREPARE_NOTICE, SIGN_NOTICE, ANSWER_NOTICE),
    AWAITING_RESUMPTION("awaiting-resumption", "待继续整改", RESUME_RECTIFICATION),
    AWAITING_ARCHIVE("awaiting-archive", "待归档", ARCHIVE_OPINION),
    DEPARTMENT(
            "department",
            "本单位",
            "本单位没有办理中的事项",
            Extent.DEPARTMENT,
            Role.LIAISON,
            Role.HANDLER,
            Role.HEAD,
            Role.OFFICE,
            Role.GOVERNMENT_OFFICE);

    /** Which of the open tasks a list shows, beside those of its steps. */
    enum Extent {
        /** What the person can work at. */
        MINE,
        /** Of these, what is due until Sunday and not overdue. */
        DUE_THIS_WEEK,
        /** Of these, what is overdue. */
        OVERDUE,
        /** Of these, what came back to whoever had submitted it. */
        SENT_BACK,
        /** Whatever is open in the person's departments, whoever has it. */
        DEPARTMENT
    }

    private final String slug;
    private final String label;
    private final String empty;
    private final Extent extent;
    private final Set<Role> roles;
    private final List<Step> steps;

    WorklistFilter(String slug, String label, String empty, Extent extent, Role... roles) {
        this.slug = slug;
        this.label = label;
        this.empty = empty;
        this.extent = extent;
        this.roles = Set.of(roles);
        this.steps = List.of();
    }

    WorklistFilter(String slug, String label, Step... steps) {
        this.slug = slug;
        this.label = label;
        this.empty = "没有" + label + "的事项";
        this.extent = Extent.MINE;
        this.steps = List.of(steps);
        this.roles =
                Arrays.stream(steps).map(Step::role).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        if (this.steps.stream().anyMatch(Step::independent)) {
            this.roles.add(Role.GOVERNMENT_OFFICE);
        }
    }

    /** Those that concern somebody with these roles, in order; the first is everybody's. */
    public static List<WorklistFilter> offeredTo(Collection<Role> roles) {
        return Arrays.stream(values())
                .filter(filter ->
                        filter.roles.isEmpty() || filter.roles.stream().anyMatch(roles::contains))
                .toList();
    }

    public static Optional<WorklistFilter> ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(filter -> filter.slug.equals(slug))
                .findFirst();
    }

    /** Its name in addresses. */
    public String slug() {
        return slug;
    }

    /** Its name on the screen. */
    public String label() {
        return label;
    }

    /** What is said when it shows nothing. */
    public String empty() {
        return empty;
    }

    Extent extent() {
        return extent;
    }

    /** Empty for every step. */
    public List<Step> steps() {
        return steps;
    }

    /** In whose departments {@link Extent#DEPARTMENT} looks, and nobody else's. */
    static Set<Role> rolesInDepartments() {
        return DEPARTMENT.roles;
    }
}
