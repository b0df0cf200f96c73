package duban.deadline;

import duban.shared.DeadlineChangeNumber;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Foresees what moving a deadline leads to, for whoever asks for it and whoever decides; nothing is written. */
@Component
@Transactional(readOnly = true)
public class ForeseeDeadlineChange {

    /**
     * @param fromOn first day of a suspension; of an extension the present deadline
     * @param toOn last day of a suspension; of an extension the new deadline
     * @param dueAfter the deadline it leads to
     * @param days working days gained
     * @param leftNow working days from today to the present deadline, negative if it is past
     * @param leftThen the same to the new one
     * @param late asked for on or after the moment it was due
     * @param pastReply the new deadline is later than the reply date
     * @param nextWorkingDay what to take instead of a new deadline on a day off, {@code null} if it is a working day
     * @param lastSafeDay the last deadline after which there is time enough to write the reply
     * @param verifiedByNow by when it would be signed and verified as it stands, {@code null} where the calendar ends
     * @param verifiedByThen the same after the change
     * @param commentNow the latest deadline of the comment's open measures
     * @param commentThen the same after the change
     * @param byOffice true if the supervision office decides
     * @param authority why it does, or why the leader does
     * @param suspensionLeft working days a measure may still be suspended after this one, {@code null} for an extension
     */
    public record Foresight(
            MeasureDeadline measure,
            DeadlineChangeKind kind,
            LocalDate fromOn,
            LocalDate toOn,
            LocalDate dueAfter,
            int days,
            int leftNow,
            int leftThen,
            boolean late,
            boolean pastReply,
            LocalDate nextWorkingDay,
            LocalDate lastSafeDay,
            LocalDate verifiedByNow,
            LocalDate verifiedByThen,
            LocalDate commentNow,
            LocalDate commentThen,
            boolean byOffice,
            String authority,
            Integer suspensionLeft) {

        public boolean pastLastSafeDay() {
            return lastSafeDay != null && dueAfter.isAfter(lastSafeDay);
        }
    }

    private record Days(LocalDate from, LocalDate to) {}

    /** What whoever decides is told to do with a request that no longer fits. */
    static final String REJECT_INSTEAD = "不能照此同意；请选择“不同意”并说明，由承办单位重新申请。";

    private final MeasureDeadlines deadlines;
    private final DeadlineRequests requests;
    private final Suspensions suspensions;
    private final DeadlineAuthority authority;
    private final DeadlineMeasures measures;
    private final Policy policy;
    private final WorkingDays workingDays;
    private final Clock clock;

    ForeseeDeadlineChange(
            MeasureDeadlines deadlines,
            DeadlineRequests requests,
            Suspensions suspensions,
            DeadlineAuthority authority,
            DeadlineMeasures measures,
            Policy policy,
            WorkingDays workingDays,
            Clock clock) {
        this.deadlines = deadlines;
        this.requests = requests;
        this.suspensions = suspensions;
        this.authority = authority;
        this.measures = measures;
        this.policy = policy;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** True if the policy knows suspensions at all. */
    public boolean offersSuspension() {
        return policy.allows(PolicyRule.SUSPENSION_ALLOWED);
    }

    /**
     * What would follow if this were asked for now.
     *
     * @param fromOn first day of a suspension as {@code yyyy-MM-dd}, not read for an extension
     * @param toOn last day of a suspension, or the new deadline
     * @throws Refusal at the field that is wrong, or if the measure's deadline cannot be moved
     */
    public Foresight of(MeasureNumber number, DeadlineChangeKind kind, String fromOn, String toOn) {
        measures.mustBeMovable(number, kind);
        mustBeFree(number);
        var measure = deadlines.of(number);
        var days = kind == DeadlineChangeKind.EXTENSION
                ? new Days(measure.dueOn(), newDeadline(measure, toOn))
                : suspension(measure, fromOn, toOn);
        return foresee(measure, kind, days, isPast(measure.dueOn()));
    }

    /** What follows if the request is approved, as far as that can be said before it is checked again. */
    public Foresight of(DeadlineChangeNumber number) {
        var request = requests.of(number);
        return foresee(
                deadlines.of(request.measure()),
                request.kind(),
                new Days(request.fromOn(), request.toOn()),
                request.late());
    }

    /**
     * As {@link #of(DeadlineChangeNumber)}, and only if it can still be approved.
     *
     * @param instead what cannot be done as asked, and what to do
     * @throws Refusal naming what has moved since it was asked for
     */
    Foresight stillOf(DeadlineRequest request, String instead) {
        try {
            return stillOf(request);
        } catch (Refusal moved) {
            throw Refusal.conflict(moved.code(), "申请之后情况有变：" + moved.getMessage() + instead);
        }
    }

    private Foresight stillOf(DeadlineRequest request) {
        measures.mustBeMovable(request.measure(), request.kind());
        var measure = deadlines.of(request.measure());
        if (!measure.dueOn().equals(request.dueBefore())) {
            throw Refusal.conflict(
                    "DEADLINE_MOVED",
                    "整改期限已由" + DueText.day(request.dueBefore()) + "改为" + DueText.day(measure.dueOn()) + "。");
        }
        if (isPast(request.toOn())) {
            throw Refusal.conflict(
                    "DATE_PAST",
                    (request.kind() == DeadlineChangeKind.EXTENSION ? "申请的新期限" : "申请的暂停期") + DueText.day(request.toOn())
                            + "已过。");
        }
        if (request.kind() == DeadlineChangeKind.SUSPENSION) {
            mustBeWithinMost(measure, workingDaysOf(request.fromOn(), request.toOn()));
        }
        return foresee(measure, request.kind(), new Days(request.fromOn(), request.toOn()), request.late());
    }

    int workingDaysOf(LocalDate from, LocalDate to) {
        return workingDays.between(from.minusDays(1), to);
    }

    private void mustBeFree(MeasureNumber number) {
        requests.openOf(number).ifPresent(open -> {
            throw Refusal.conflict(
                    "ALREADY_REQUESTED",
                    number + " 已有" + open.kind().label() + "申请 " + open.number() + "，现为“"
                            + open.state().label() + "”，办结后才能再申请。");
        });
        suspensions.openOf(number).ifPresent(open -> {
            throw Refusal.conflict(
                    "SUSPENDED",
                    number + " 已批准" + DueText.day(open.fromOn()) + "至" + DueText.day(open.untilOn())
                            + "暂停，整改期限届时顺延；暂停结束后才能再申请。");
        });
    }

    private LocalDate newDeadline(MeasureDeadline measure, String text) {
        var day = day("toOn", "新的整改期限", text);
        if (isPast(day)) {
            throw Refusal.invalid("toOn", "DATE_PAST", "新的整改期限" + DueText.day(day) + "已过，请填写今天以后的日期。");
        }
        if (!day.isAfter(measure.dueOn())) {
            throw Refusal.invalid(
                    "toOn", "NOT_LATER", "新的整改期限须晚于现在的整改期限" + DueText.day(measure.dueOn()) + "，请改填更晚的日期。");
        }
        return day;
    }

    private Days suspension(MeasureDeadline measure, String fromText, String toText) {
        if (!offersSuspension()) {
            throw Refusal.invalid("kind", "SUSPENSION_OFF", "现行期限规则不允许暂停。确实不能按期完成的，请申请延期。");
        }
        var from = day("fromOn", "暂停的第一天", fromText);
        var to = day("toOn", "暂停的最后一天", toText);
        if (from.isBefore(WorkingDays.dayOf(clock.instant()))) {
            throw Refusal.invalid("fromOn", "DATE_PAST", "暂停的第一天" + DueText.day(from) + "已过，请填写今天或以后的日期。");
        }
        if (to.isBefore(from)) {
            throw Refusal.invalid("toOn", "DATES_REVERSED", "暂停的最后一天不能早于第一天" + DueText.day(from) + "。");
        }
        var days = workingDaysOf(from, to);
        if (days == 0) {
            throw Refusal.invalid("toOn", "NO_WORKING_DAYS", "这段时间没有工作日，不需要暂停；请改填包含工作日的日期。");
        }
        mustBeWithinMost(measure, days);
        return new Days(from, to);
    }

    private void mustBeWithinMost(MeasureDeadline measure, int days) {
        var most = policy.number(PolicyRule.SUSPENSION_MOST);
        var used = suspensions.daysOf(measure.number());
        if (used + days > most) {
            throw Refusal.invalid(
                    "toOn",
                    "SUSPENSION_OVER",
                    "每项措施累计最多暂停" + most + "个工作日，已用" + used + "个，还可暂停" + Math.max(0, most - used) + "个；这次填写的是" + days
                            + "个，请改短。");
        }
    }

    private LocalDate day(String field, String label, String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(field, "REQUIRED", "请填写" + label + "。");
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (!workingDays.covers(day)) {
                throw Refusal.invalid(
                        field, "NO_CALENDAR", day.getYear() + "年的节假日安排尚未录入，" + label + "请填写已有安排的日期，或请系统管理员先导入该年的工作日历。");
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid(field, "DATE", label + "请按 2023-11-20 的形式填写。");
        }
    }

    /** On or after the moment the day ends. */
    private boolean isPast(LocalDate day) {
        return !clock.instant().isBefore(WorkingDays.endOf(day));
    }

    private Foresight foresee(MeasureDeadline measure, DeadlineChangeKind kind, Days days, boolean late) {
        var extension = kind == DeadlineChangeKind.EXTENSION;
        var suspended = extension ? 0 : workingDaysOf(days.from(), days.to());
        var dueAfter = extension ? days.to() : workingDays.plus(measure.dueOn(), suspended);
        var decider = authority.of(measure, kind, dueAfter, late);
        var today = WorkingDays.dayOf(clock.instant());
        return new Foresight(
                measure,
                kind,
                days.from(),
                days.to(),
                dueAfter,
                workingDays.between(measure.dueOn(), dueAfter),
                workingDays.between(today, measure.dueOn()),
                workingDays.between(today, dueAfter),
                late,
                dueAfter.isAfter(measure.replyDueOn()),
                extension && !workingDays.isWorkingDay(dueAfter) ? workingDays.plus(dueAfter, 1) : null,
                lastSafeDay(measure),
                verifiedBy(measure, measure.dueOn()),
                verifiedBy(measure, dueAfter),
                latest(measure.dueOn(), measure.othersDueOn()),
                latest(dueAfter, measure.othersDueOn()),
                decider.office(),
                decider.why(),
                extension
                        ? null
                        : policy.number(PolicyRule.SUSPENSION_MOST) - suspensions.daysOf(measure.number()) - suspended);
    }

    private LocalDate lastSafeDay(MeasureDeadline measure) {
        var needed = policy.number(PolicyRule.REPLY_DRAFTING)
                + policy.number(PolicyRule.REPLY_CONSULTATION)
                + policy.number(PolicyRule.REPLY_APPROVAL)
                + review();
        return workingDays.covers(measure.replyDueOn()) ? workingDays.plus(measure.replyDueOn(), -needed) : null;
    }

    private LocalDate verifiedBy(MeasureDeadline measure, LocalDate dueOn) {
        try {
            return workingDays.plus(dueOn, review());
        } catch (Refusal calendarEnds) {
            return null;
        }
    }

    private int review() {
        return policy.number(PolicyRule.SIGN_OFF) + policy.number(PolicyRule.VERIFICATION);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
