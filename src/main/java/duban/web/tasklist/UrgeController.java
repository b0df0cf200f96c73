package duban.web.tasklist;

import duban.deadline.UrgeItem;
import duban.ledger.UrgeList;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Urging, for the office and the leader: what is open, how it was urged, once more. */
@RestController
@RequestMapping("/camunda/api/duban/urges")
class UrgeController {

    private final Overseers overseers;
    private final UrgeableItems items;
    private final UrgeList urges;
    private final UrgeItem urgeItem;

    UrgeController(Overseers overseers, UrgeableItems items, UrgeList urges, UrgeItem urgeItem) {
        this.overseers = overseers;
        this.items = items;
        this.urges = urges;
        this.urgeItem = urgeItem;
    }

    @GetMapping
    UrgeableItems.Found open(@RequestParam(defaultValue = "") String query) {
        overseers.overseer();
        return items.find(query);
    }

    @GetMapping("/{item}")
    UrgeList.Urges of(@PathVariable String item) {
        overseers.overseer();
        return urges.of(item, true);
    }

    @PostMapping("/{item}")
    @ResponseStatus(HttpStatus.CREATED)
    void urge(@PathVariable String item, @RequestBody UrgeItem.Request request) {
        urgeItem.urge(item, overseers.overseer(), request);
    }
}
