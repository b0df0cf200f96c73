package duban.process.command;

import duban.audit.TransitionLog;
import duban.department.Officer;
import duban.department.Officers;
import duban.department.UnitRights;
import duban.opinion.OpinionState;
import duban.process.engine.Unchecked;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over (接办) a task a colleague has claimed: for oneself, or for a colleague whose role it is. */
@Component
public class TakeOverTask {

    /**
     * @param from id of who has it, as whoever takes it over saw it
     * @param to id of who gets it, empty for oneself
     * @param reason why, at most 200 characters
     */
    public record Request(String from, String to, String reason) {}

    private static final String STEP = "takeOverTask";

    private final WorkItems workItems;
    private final UnitRights unitRights;
    private final Officers officers;
    private final TransitionLog log;
    private final TaskService taskService;
    private final Unchecked unchecked;

    TakeOverTask(
            WorkItems workItems,
            UnitRights unitRights,
            Officers officers,
            TransitionLog log,
            TaskService taskService,
            Unchecked unchecked) {
        this.workItems = workItems;
        this.unitRights = unitRights;
        this.officers = officers;
        this.log = log;
        this.taskService = taskService;
        this.unchecked = unchecked;
    }

    /** @throws Refusal if the task is another department's, nobody's or somebody else's by now, or cannot go there */
    @Transactional
    public void takeOver(String taskId, Officer officer, Request request) {
        var by = unitRights.mayLead(officer);
        var reason = Texts.required("reason", "接办原因", request.reason(), 200);
        var work = workItems.hold(taskId);
        if (!work.department().equals(by.actingFor())) {
            throw Refusal.concealed("没有找到该待办，或它不属于本单位。");
        }
        if (!ClaimTask.isClaimed(work)) {
            throw Refusal.conflict(
                    "NOT_CLAIMED", work.assignee() == null ? "该待办还没有人领取，可直接领取办理。" : "该事项由承办人本人承办，换人请用“改派”。");
        }
        if (!work.assignee().value().equals(request.from())) {
            throw Refusal.conflict("TAKEN", "该待办刚刚已换人办理，请刷新后查看。");
        }
        var to = request.to() == null || request.to().isBlank() ? officer.id() : new PersonId(request.to());
        mustBeAbleToHave(to, work);
        give(work, to, by, reason);
    }

    /** Who could have the task instead, if the officer may take it over; themselves first. */
    public List<Officer> offered(Officer officer, WorkItem work) {
        if (!ClaimTask.isClaimed(work)
                || !unitRights.offered(officer, work.department()).leads()) {
            return List.of();
        }
        return officers.appointedTo(work.department(), work.role()).stream()
                .filter(able ->
                        !able.id().equals(work.assignee()) && !able.home().equals(work.barred()))
                .sorted(Comparator.comparing(able -> !able.id().equals(officer.id())))
                .toList();
    }

    private void mustBeAbleToHave(PersonId person, WorkItem work) {
        if (person.equals(work.assignee())) {
            throw Refusal.invalid("to", "SAME_PERSON", "该待办现在就由所选人员办理，请选择其他同事。");
        }
        var able = officers.find(person).filter(officer -> officer.isAppointed(work.department(), work.role()));
        if (able.isEmpty()) {
            throw Refusal.invalid("to", "WRONG_ROLE", "该待办须由" + work.role().label() + "办理，请选择有该岗位的同事接办。");
        }
        if (able.get().home().equals(work.barred())) {
            throw Refusal.invalid("to", "FOUR_EYES", "本事项由所选人员的派出单位办理，须由其他单位派出的人员核查。");
        }
    }

    /** Changes whose the task is, and tells both names in the item's log; state and holder stay as they are. */
    void give(WorkItem work, PersonId to, Actor by, String reason) {
        var names = "由" + name(work.assignee()) + "转给" + name(to) + "办理“"
                + work.step().label() + "”：";
        unchecked.run(() -> taskService.setAssignee(work.taskId(), to.value()));
        // Of all items with a task, only an opinion that has not been dispatched has no entry yet.
        log.remark(work.item(), STEP, by, names + reason, OpinionState.PLANNED.name());
    }

    private String name(PersonId person) {
        return officers.find(person).map(Officer::name).orElseGet(person::value);
    }
}
