package duban.demo;

import duban.access.CurrentUser;
import duban.deadline.WorkingDays;
import duban.ledger.ChineseDates;
import duban.ledger.ItemTitles;
import duban.notification.DeliverMails;
import duban.process.engine.Jobs;
import duban.process.engine.Unchecked;
import duban.shared.Refusal;
import java.sql.Timestamp;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Travel in time, for whoever tries the demo: moves its clock by working days, a day at a time, so that everything due
 * on the way happens on its day, and tells what happened.
 */
@RestController
@Profile("demo")
@RequestMapping("/camunda/api/duban/demo/clock")
class TravelController {

    private static final int FARTHEST = 60;
    private static final int MOST_TOLD = 100;

    record Step(int workingDays) {}

    /** @param now day, weekday and time in Chinese */
    record Time(String now) {}

    /** @param told what was said of it in the item's history */
    record Event(String at, String item, String title, String told) {}

    /**
     * @param reminders how many were recorded
     * @param overdue how many measures are overdue now, and {@code newlyOverdue} how many of them were not before
     * @param mails how many were sent
     * @param events the latest first, {@code MOST_TOLD} at most
     * @param all how many there were
     */
    record Travelled(
            String now, int reminders, int overdue, int newlyOverdue, int mails, List<Event> events, int all) {}

    private record Before(long transition, long reminder, int overdue, int mails) {}

    private final CurrentUser currentUser;
    private final MovableClock clock;
    private final PlayedTime time;
    private final Jobs jobs;
    private final DeliverMails mails;
    private final Unchecked unchecked;
    private final WorkingDays workingDays;
    private final ItemTitles titles;
    private final CaughtMails caught;
    private final JdbcClient jdbc;
    private final ReentrantLock travelling = new ReentrantLock();

    TravelController(
            CurrentUser currentUser,
            MovableClock clock,
            PlayedTime time,
            Jobs jobs,
            DeliverMails mails,
            Unchecked unchecked,
            WorkingDays workingDays,
            ItemTitles titles,
            CaughtMails caught,
            JdbcClient jdbc) {
        this.currentUser = currentUser;
        this.clock = clock;
        this.time = time;
        this.jobs = jobs;
        this.mails = mails;
        this.unchecked = unchecked;
        this.workingDays = workingDays;
        this.titles = titles;
        this.caught = caught;
        this.jdbc = jdbc;
    }

    @GetMapping
    Time now() {
        currentUser.officer();
        return new Time(words());
    }

    @PostMapping
    Travelled travel(@RequestBody Step step) {
        currentUser.officer();
        if (step.workingDays() < 1 || step.workingDays() > FARTHEST) {
            throw Refusal.invalid("workingDays", "OUT_OF_RANGE", "请填写 1 到 " + FARTHEST + " 个工作日。");
        }
        var now = clock.instant().atZone(WorkingDays.ZONE);
        var to = workingDays.plus(now.toLocalDate(), step.workingDays()).atTime(now.toLocalTime());
        if (!travelling.tryLock()) {
            throw Refusal.conflict("TRAVELLING", "演示时间正在推进，请稍候再试。");
        }
        try {
            var before = new Before(latest("transition"), latest("reminder"), overdue(), caught.count());
            unchecked.run(() -> jobs.resting(() ->
                    mails.resting(() -> time.playTo(to.atZone(WorkingDays.ZONE).toInstant(), mails::passAtOnce))));
            return travelled(before);
        } finally {
            travelling.unlock();
        }
    }

    private Travelled travelled(Before before) {
        var events = jdbc.sql(
                        "select at, item, reason from transition where id > ? and person = 'system' order by id desc")
                .param(before.transition())
                .query((row, index) -> new Event(
                        ChineseDates.due(row.getTimestamp("at").toInstant()),
                        row.getString("item"),
                        null,
                        row.getString("reason")))
                .list();
        var told = events.stream().limit(MOST_TOLD).toList();
        var names = titles.of(told.stream().map(Event::item).toList());
        var overdue = overdue();
        return new Travelled(
                words(),
                jdbc.sql("select count(*) from reminder where id > ?")
                        .param(before.reminder())
                        .query(Integer.class)
                        .single(),
                overdue,
                Math.max(0, overdue - before.overdue()),
                caught.count() - before.mails(),
                told.stream()
                        .map(event -> new Event(
                                event.at(), event.item(), names.getOrDefault(event.item(), event.item()), event.told()))
                        .toList(),
                events.size());
    }

    private long latest(String table) {
        return jdbc.sql("select coalesce(max(id), 0) from " + table)
                .query(Long.class)
                .single();
    }

    private int overdue() {
        return jdbc.sql(
                        "select count(*) from obligation where kind = 'MEASURE' and fulfilled_at is null and due_at < ?")
                .param(Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private String words() {
        return ChineseDates.moment(clock.instant());
    }
}
