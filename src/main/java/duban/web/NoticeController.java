package duban.web;

import duban.access.CurrentUser;
import duban.department.Officer;
import duban.department.Role;
import duban.ledger.CurrentStates;
import duban.ledger.NoticeList;
import duban.notice.DraftNotice;
import duban.notice.NoticePreview;
import duban.process.command.TaskAccess;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.NoticeNumber;
import duban.shared.Refusal;
import duban.web.shell.OwnPages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Supervision notices: what there is and what one may be begun about, for the offices; each as a paper, for its readers. */
@RestController
@RequestMapping("/camunda/api/duban/notices")
class NoticeController {

    private static final String ABSENT = "没有找到这份督办单，或它不在您的职责内。";

    /** @param mayDraft whether the reader may begin one */
    record Notices(boolean mayDraft, List<NoticeList.Notice> notices) {}

    record Begun(String number) {}

    private final CurrentUser currentUser;
    private final NoticeList notices;
    private final CurrentStates states;
    private final DraftNotice draftNotice;
    private final NoticePreview preview;
    private final NoticePage page;
    private final WorkItems workItems;
    private final TaskAccess access;

    NoticeController(
            CurrentUser currentUser,
            NoticeList notices,
            CurrentStates states,
            DraftNotice draftNotice,
            NoticePreview preview,
            NoticePage page,
            WorkItems workItems,
            TaskAccess access) {
        this.currentUser = currentUser;
        this.notices = notices;
        this.states = states;
        this.draftNotice = draftNotice;
        this.preview = preview;
        this.page = page;
        this.workItems = workItems;
        this.access = access;
    }

    @GetMapping
    Notices notices() {
        var officer = currentUser.officer();
        if (!officer.has(Role.OFFICE) && !officer.has(Role.GOVERNMENT_OFFICE)) {
            throw Refusal.forbidden("NOT_YOURS", "督办单清单由督办专班和市政府办公厅（督查室）查看，您没有该岗位。");
        }
        return new Notices(officer.has(Role.OFFICE), notices.latest());
    }

    @GetMapping("/measures")
    List<NoticeList.Measure> measures(@RequestParam(defaultValue = "") String words) {
        currentUser.officerIn(Role.OFFICE);
        return notices.measures(Stream.of(words.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Begun begin(@RequestBody DraftNotice.Request request) {
        var member = currentUser.officerIn(Role.OFFICE);
        var actor = new Actor(member.id(), DepartmentCode.SUPERVISION_OFFICE);
        return new Begun(draftNotice.draft(actor, request).value());
    }

    @GetMapping("/{number}/page")
    void page(@PathVariable String number, HttpServletResponse response) throws IOException {
        var officer = currentUser.officer();
        if (states.of(number).isEmpty()) {
            throw Refusal.notFound(ABSENT);
        }
        if (!access.maySee(officer, number) && !mayTake(officer, number)) {
            throw Refusal.concealed(ABSENT);
        }
        OwnPages.send(page.of(number, preview.document(new NoticeNumber(number))), response);
    }

    /** Whoever takes an absent colleague's place, or records on behalf, reads what the task is about. */
    private boolean mayTake(Officer officer, String number) {
        return workItems.of(number).stream().anyMatch(work -> access.mayRead(officer, work));
    }
}
