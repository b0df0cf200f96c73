package duban.opinion;

import duban.measure.PlanMeasures;
import duban.shared.ChangeNumber;
import duban.shared.CommentNumber;
import duban.shared.MeasureNumber;
import duban.shared.OpinionNumber;
import duban.shared.PersonId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change as proposed.
 *
 * @param measures what it ends or renews, in order; of a comment that is not adopted, what was open of it
 * @param proposed what is to come instead, or what a measure is to become
 */
record PlanChange(
        ChangeNumber number,
        OpinionNumber opinion,
        CommentNumber comment,
        ChangeKind kind,
        String reason,
        PersonId proposedBy,
        List<MeasureNumber> measures,
        List<PlanMeasures.Planned> proposed) {

    PlanChange {
        measures = List.copyOf(measures);
        proposed = List.copyOf(proposed);
    }

    String summary() {
        return kind.summary(
                comment.value(),
                measures.stream().map(MeasureNumber::value).toList(),
                kind.replaces()
                        ? proposed.stream()
                                .map(measure -> measure.number().value())
                                .toList()
                        : List.of());
    }

    /** Whose open tasks the change takes away. */
    List<String> items() {
        return Stream.concat(
                        kind == ChangeKind.NOT_ADOPT ? Stream.of(comment.value()) : Stream.empty(),
                        measures.stream().map(MeasureNumber::value))
                .toList();
    }
}
