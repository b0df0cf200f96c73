package duban.comment;

import duban.deadline.WorkingDays;
import duban.measure.OpenMeasures;
import duban.shared.CommentNumber;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Striking off (销号): the comment's number leaves the open ledger, with the result the leader decided. */
@Component
@Transactional
public class StrikeOffComment {

    private final CommentRepository comments;
    private final CommentJournal journal;
    private final OpenMeasures openMeasures;
    private final LatestDecision latestDecision;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StrikeOffComment(
            CommentRepository comments,
            CommentJournal journal,
            OpenMeasures openMeasures,
            LatestDecision latestDecision,
            ApplicationEventPublisher events,
            Clock clock) {
        this.comments = comments;
        this.journal = journal;
        this.openMeasures = openMeasures;
        this.latestDecision = latestDecision;
        this.events = events;
        this.clock = clock;
    }

    public void strikeOff(CommentNumber number) {
        var comment = comments.of(number);
        var decision = latestDecision.of(comment);
        var open = openMeasures.of(number);
        journal.record(
                comment,
                "strikeOffComment",
                decision.leader(),
                decision.reason(),
                changed -> changed.strikeOff(decision.result(), open, WorkingDays.dayOf(clock.instant())));
        events.publishEvent(new CommentClosed(number, comment.opinion()));
    }
}
