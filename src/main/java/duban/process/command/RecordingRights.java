package duban.process.command;

import duban.deadline.WorkingDays;
import duban.department.Departments;
import duban.department.Officer;
import duban.department.Officers;
import duban.department.Role;
import duban.evidence.KeepScan;
import duban.ledger.ChineseDates;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.PersonId;
import duban.shared.Recording;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who may type in what somebody else decided on paper (代录), of which tasks, and for whom. It gives no right to decide:
 * the signer must hold the task's right by {@link TaskRights}, and answers for it.
 */
@Component
public class RecordingRights {

    /**
     * What the paper says.
     *
     * @param signer id of the person who signed
     * @param signedOn the day on the paper, {@code yyyy-MM-dd}
     * @param scan SHA-256 of the scan, kept before by whoever records
     */
    public record Paper(String signer, String signedOn, String scan) {}

    private final TaskRights rights;
    private final WorkItems workItems;
    private final Officers officers;
    private final Departments departments;
    private final KeepScan scans;
    private final Clock clock;

    RecordingRights(
            TaskRights rights,
            WorkItems workItems,
            Officers officers,
            Departments departments,
            KeepScan scans,
            Clock clock) {
        this.rights = rights;
        this.workItems = workItems;
        this.officers = officers;
        this.departments = departments;
        this.scans = scans;
        this.clock = clock;
    }

    /** Who records the steps of a role; nobody those of the offices, whose members act here themselves. */
    static Set<Role> recordersOf(Role role) {
        return switch (role) {
            case LIAISON, HANDLER, HEAD -> Set.of(Role.OFFICE);
            case LEADER -> Set.of(Role.OFFICE, Role.SECRETARY);
            case OFFICE, GOVERNMENT_OFFICE, SECRETARY, ADMINISTRATOR, AUDITOR -> Set.of();
        };
    }

    /** The roles whose steps the officer may record; none for most people. */
    public Set<Role> recordableBy(Officer recorder) {
        return Arrays.stream(Role.values())
                .filter(role -> recordersOf(role).stream().anyMatch(recorder::has))
                .collect(Collectors.toSet());
    }

    /** True if the officer may record the task's step, whoever signed. */
    public boolean mayRecord(Officer recorder, WorkItem work) {
        return recordersOf(work.role()).stream().anyMatch(recorder::has);
    }

    /** Those who may have signed for the task, in order of their ids. */
    public List<Officer> signers(Officer recorder, WorkItem work) {
        return officers.appointedTo(work.department(), work.role()).stream()
                .filter(signer -> !signer.id().equals(recorder.id()) && holdsRight(signer, work))
                .toList();
    }

    private boolean holdsRight(Officer signer, WorkItem work) {
        try {
            rightOf(signer, work);
            return true;
        } catch (Refusal foreign) {
            return false;
        }
    }

    /** A task claimed here may have been signed on paper by a colleague; one handed to somebody by name may not. */
    private Actor rightOf(Officer signer, WorkItem work) {
        return rights.mayTake(signer, work.role() == Role.HANDLER ? work : work.unclaimed());
    }

    /**
     * The signer as the one who acts, with the paper behind it.
     *
     * @throws Refusal if the recorder may not record the task, or the paper does not fit it, at the field that is wrong
     */
    Actor actor(Officer recorder, WorkItem work, Paper paper) {
        mustMayRecord(recorder, work);
        var signer = signer(recorder, work, paper.signer());
        var signedOn = signedOn(work, paper.signedOn());
        return signer.asRecorded(new Recording(recorder.id(), signedOn, scan(recorder, paper.scan())));
    }

    private void mustMayRecord(Officer recorder, WorkItem work) {
        if (mayRecord(recorder, work)) {
            return;
        }
        throw recordersOf(work.role()).isEmpty()
                ? Refusal.forbidden(
                        "NOT_RECORDED",
                        "“" + work.step().label() + "”由" + work.role().label() + "本人在系统中办理，不能代录。")
                : Refusal.forbidden("NOT_YOURS", "您不能代录" + work.role().label() + "的事项，请交督办专班代录。");
    }

    private Actor signer(Officer recorder, WorkItem work, String given) {
        var id = new PersonId(Texts.required("signer", "实际签署人", given, 64));
        if (id.equals(recorder.id())) {
            throw Refusal.invalid("signer", "SELF", "代录人不能是实际签署人；本人有权办理的，请在自己的待办中办理。");
        }
        var signer = officers.find(id).orElseThrow(() -> noRight(work));
        try {
            return rightOf(signer, work);
        } catch (Refusal foreign) {
            throw noRight(work);
        }
    }

    private Refusal noRight(WorkItem work) {
        var who = departments.nameOf(work.department()) + work.role().label();
        var which = work.role() == Role.HANDLER ? "，并且是承办本件的人" : "";
        return Refusal.invalid("signer", "NO_RIGHT", "所选人员无权签署本件，实际签署人须是在岗的" + who + which + "。");
    }

    private LocalDate signedOn(WorkItem work, String given) {
        var day = day(Texts.required("signedOn", "签署日期", given, 10));
        if (day.isAfter(WorkingDays.dayOf(clock.instant()))) {
            throw Refusal.invalid("signedOn", "DATE_FUTURE", "签署日期不能晚于今天。");
        }
        var cameOn = workItems.cameOn(work);
        if (day.isBefore(cameOn)) {
            throw Refusal.invalid(
                    "signedOn",
                    "DATE_BEFORE_TASK",
                    "本件" + ChineseDates.day(cameOn) + "才到“" + work.step().label() + "”这一步，签署日期不能早于这一天。");
        }
        return day;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("signedOn", "DATE", "签署日期请按 2023-09-20 的形式填写。");
        }
    }

    private String scan(Officer recorder, String given) {
        if (given == null || given.isBlank()) {
            throw Refusal.invalid("scan", "REQUIRED", "请上传扫描件。");
        }
        if (!scans.hasKept(recorder.id(), given)) {
            throw Refusal.invalid("scan", "NO_SCAN", "没有找到您上传的这份扫描件，请重新上传。");
        }
        return given;
    }
}
