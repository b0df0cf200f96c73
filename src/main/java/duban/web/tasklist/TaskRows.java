package duban.web.tasklist;

import duban.department.Officer;
import duban.department.Officers;
import duban.ledger.ChineseDates;
import duban.ledger.ItemTitles;
import duban.ledger.Light;
import duban.ledger.MissingReports;
import duban.ledger.UrgeList;
import duban.process.command.TaskRights;
import duban.process.worklist.WorkItem;
import duban.shared.Actor;
import duban.shared.PersonId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rows of a list in the shape Tasklist reads (HAL), with what our cards show of each. */
@Component
class TaskRows {

    private final TaskRights rights;
    private final Officers officers;
    private final ItemTitles titles;
    private final UrgeList urges;
    private final WorkLights lights;
    private final MissingReports missingReports;
    private final Clock clock;

    TaskRows(
            TaskRights rights,
            Officers officers,
            ItemTitles titles,
            UrgeList urges,
            WorkLights lights,
            MissingReports missingReports,
            Clock clock) {
        this.rights = rights;
        this.officers = officers;
        this.titles = titles;
        this.urges = urges;
        this.lights = lights;
        this.missingReports = missingReports;
        this.clock = clock;
    }

    /** @param count of the whole list */
    Map<String, Object> of(Officer officer, List<WorkItem> page, int count) {
        var items = page.stream().map(WorkItem::item).toList();
        var titleOf = titles.of(items);
        var urged = urges.counts(items);
        var missing = missingReports.marks(items, clock.instant());
        var actors = rights.mayTake(officer, page);
        var lightOf = lights.of(page);
        var nameOf = officers.names(Stream.concat(
                        page.stream().map(WorkItem::assignee),
                        actors.stream().flatMap(Optional::stream).map(Actor::inPlaceOf))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var tasks = IntStream.range(0, page.size())
                .mapToObj(nth ->
                        row(page.get(nth), titleOf, missing, urged, officer, actors.get(nth), nameOf, lightOf.get(nth)))
                .toList();
        return Map.of(
                "_links",
                Map.of(),
                "_embedded",
                Map.of("task", tasks, "assignee", List.of(), "processDefinition", List.of()),
                "count",
                count);
    }

    private Map<String, Object> row(
            WorkItem work,
            Map<String, String> titleOf,
            Map<String, String> missing,
            Map<String, Integer> urged,
            Officer officer,
            Optional<Actor> actor,
            Map<PersonId, String> nameOf,
            Light light) {
        var inPlaceOf = actor.map(Actor::inPlaceOf).map(nameOf::get).orElse(null);
        var row = new HashMap<String, Object>();
        row.put("id", work.taskId());
        row.put("name", work.step().label() + " · " + titleOf.get(work.item()));
        row.put("item", work.item());
        row.put("title", withoutNumber(titleOf.get(work.item()), work.item()));
        row.put("step", work.step().label());
        row.put("mine", actor.isPresent());
        row.put("assignee", work.assignee() == null ? null : work.assignee().value());
        row.put("inPlaceOf", inPlaceOf);
        row.put("holder", holder(work, officer, actor.isPresent(), inPlaceOf, nameOf));
        row.put("due", EngineMoment.of(work.due()));
        row.put("dueDay", ChineseDates.dueDay(work.due()));
        row.put("light", light);
        row.put("missing", missing.get(work.item()));
        row.put("urged", urged.getOrDefault(work.item(), 0));
        row.put("taskDefinitionKey", work.step().userTask());
        row.put("priority", 50);
        row.put("_embedded", Map.of("variable", List.of()));
        row.put("_links", Map.of());
        return row;
    }

    /** Titles begin with the last part of the number where they stand alone. */
    private static String withoutNumber(String title, String item) {
        var number = item.substring(item.lastIndexOf('-') + 1) + " ";
        return title.startsWith(number) ? title.substring(number.length()) : title;
    }

    private static String holder(
            WorkItem work, Officer officer, boolean mine, String inPlaceOf, Map<PersonId, String> nameOf) {
        if (inPlaceOf != null) {
            return "代 " + inPlaceOf + (work.assignee() == null ? " · 待领取" : " 办理");
        }
        if (work.assignee() == null) {
            return mine ? "待领取" : "待" + work.role().label() + "领取";
        }
        return work.assignee().equals(officer.id()) ? "由我办理" : nameOf.get(work.assignee()) + " 办理";
    }
}
