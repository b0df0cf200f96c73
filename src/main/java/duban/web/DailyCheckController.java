package duban.web;

import duban.access.CurrentUser;
import duban.deadline.ClockSkew;
import duban.ledger.ChineseDates;
import duban.ledger.DailyCheck;
import duban.shared.Refusal;
import java.time.Clock;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The daily check, for those who can do something about an exception. */
@RestController
class DailyCheckController {

    /**
     * @param verdict in one sentence
     * @param asOf the moment asked about
     * @param clock what is to be said of the machine's clock, {@code null} if nothing
     * @param excepted how many items have an exception
     * @param more true if not all exceptions are listed
     */
    record Page(
            String verdict,
            String asOf,
            String clock,
            int excepted,
            List<DailyCheck.Exception> exceptions,
            boolean more) {}

    private final CurrentUser currentUser;
    private final DailyCheck dailyCheck;
    private final ClockSkew clockSkew;
    private final Clock clock;

    DailyCheckController(CurrentUser currentUser, DailyCheck dailyCheck, ClockSkew clockSkew, Clock clock) {
        this.currentUser = currentUser;
        this.dailyCheck = dailyCheck;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    @GetMapping("/camunda/api/duban/daily-check")
    @Transactional(readOnly = true)
    public Page page() {
        if (DailyCheck.READERS.stream().noneMatch(currentUser.officer()::has)) {
            throw Refusal.forbidden("NOT_YOURS", "每日核对由督办专班、市政府办公厅（督查室）和系统管理员查看，您没有该岗位。");
        }
        var now = clock.instant();
        var outcome = dailyCheck.at(now);
        return new Page(
                outcome.verdict(),
                ChineseDates.moment(now),
                clockSkew.warning().orElse(null),
                outcome.excepted(),
                outcome.exceptions(),
                outcome.exceptions().size() == DailyCheck.MOST);
    }
}
