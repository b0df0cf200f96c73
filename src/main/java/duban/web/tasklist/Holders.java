package duban.web.tasklist;

import duban.department.Departments;
import duban.department.Officer;
import duban.department.Officers;
import duban.department.Role;
import duban.process.worklist.WorkItem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** In whose hands open tasks are, in words: a name where it is one person, else the department and the role. */
@Component
class Holders {

    private static final int MOST_NAMED = 3;

    private final Officers officers;
    private final Departments departments;

    Holders(Officers officers, Departments departments) {
        this.officers = officers;
        this.departments = departments;
    }

    String of(WorkItem work) {
        if (work.assignee() != null) {
            return officers.find(work.assignee()).map(Officer::name).orElseGet(() -> post(work));
        }
        var able = officers.appointedTo(work.department(), work.role()).stream()
                .filter(person -> !person.home().equals(work.barred()))
                .toList();
        return able.size() == 1 ? able.get(0).name() : post(work);
    }

    /** The holders of several tasks of one step. */
    String of(List<WorkItem> many) {
        var holders = many.stream().map(this::of).distinct().toList();
        var named = holders.stream().limit(MOST_NAMED).collect(Collectors.joining("、"));
        return holders.size() > MOST_NAMED ? named + "等 " + holders.size() + " 个单位" : named;
    }

    /** The department and the role, whoever has it there; an office is called by its own name. */
    String post(WorkItem work) {
        return switch (work.role()) {
            case LIAISON, HANDLER ->
                departments.nameOf(work.department()) + work.role().label();
            case HEAD -> departments.nameOf(work.department()) + "负责人";
            case LEADER -> Role.LEADER.label();
            default -> departments.nameOf(work.department());
        };
    }
}
