package duban.web.tasklist;

import duban.department.Role;
import duban.ledger.ChineseDates;
import duban.ledger.ItemTitles;
import duban.ledger.Light;
import duban.ledger.UrgeList;
import duban.process.worklist.WorkItem;
import duban.process.worklist.WorkItems;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open items, whosever they are, for those who urge. */
@Component
class UrgeableItems {

    private static final int MOST = 50;

    /** @param urged how often */
    record Item(String item, String title, String step, String holder, String dueDay, Light light, int urged) {}

    /** @param more true if there are others: a narrower search finds them */
    record Found(List<Item> items, boolean more) {}

    private final WorkItems workItems;
    private final ItemTitles titles;
    private final Holders holders;
    private final UrgeList urges;
    private final WorkLights lights;

    UrgeableItems(WorkItems workItems, ItemTitles titles, Holders holders, UrgeList urges, WorkLights lights) {
        this.workItems = workItems;
        this.titles = titles;
        this.holders = holders;
        this.urges = urges;
        this.lights = lights;
    }

    /** Those due first. */
    @Transactional(readOnly = true)
    public Found find(String query) {
        var found = workItems.ofRoles(EnumSet.allOf(Role.class), SearchWords.of(query), MOST + 1);
        var shown = found.stream().limit(MOST).toList();
        var numbers = shown.stream().map(WorkItem::item).distinct().toList();
        var titleOf = titles.of(numbers);
        var urged = urges.counts(numbers);
        var lightOf = lights.of(shown);
        return new Found(
                IntStream.range(0, shown.size())
                        .mapToObj(nth -> {
                            var work = shown.get(nth);
                            return new Item(
                                    work.item(),
                                    titleOf.getOrDefault(work.item(), work.item()),
                                    work.step().label(),
                                    holders.of(work),
                                    ChineseDates.dueDay(work.due()),
                                    lightOf.get(nth),
                                    urged.getOrDefault(work.item(), 0));
                        })
                        .toList(),
                found.size() > MOST);
    }
}
