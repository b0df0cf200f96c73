package duban.opinion;

import duban.comment.CommentState;
import duban.comment.PlanComments;
import duban.measure.PlanMeasures;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.OpinionNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A work plan as somebody wrote it, not yet imported. What could not be read is {@code null} or missing: such a plan has
 * faults and {@link CheckPlan} names them.
 */
public record PlanDraft(Opinion opinion, List<Aspect> aspects, List<Comment> comments, List<Measure> measures) {

    /** Name of the sheet the opinion stands on. */
    public static final String OPINION_SHEET = "审议意见";

    /** Name of the sheet with one row per measure. */
    public static final String LEDGER_SHEET = "整改台账";

    public PlanDraft {
        aspects = List.copyOf(aspects);
        comments = List.copyOf(comments);
        measures = List.copyOf(measures);
    }

    /** The document of the standing committee. */
    public record Opinion(
            OpinionNumber number,
            String title,
            String meeting,
            String issuer,
            LocalDate receivedOn,
            LocalDate replyDueOn,
            DepartmentCode overallLead) {}

    /** A heading of the opinion. */
    public record Aspect(int seq, String title) {}

    /**
     * A problem the opinion names.
     *
     * @param number within the opinion, for example {@code P05}
     * @param past what had become of it before its ledger was taken over, {@code null} if nothing is told
     * @param row the row of {@link #LEDGER_SHEET} that names it first
     */
    public record Comment(
            String number, Integer aspect, String title, DepartmentCode lead, PlanComments.Past past, int row) {

        /** A comment that is only planned. */
        public Comment(String number, Integer aspect, String title, DepartmentCode lead, int row) {
            this(number, aspect, title, lead, null, row);
        }
    }

    /**
     * A concrete measure of one comment.
     *
     * @param number within the opinion, for example {@code M11}
     * @param comment number of its comment within the opinion
     * @param past what had become of it before its ledger was taken over, {@code null} if nothing is told
     * @param row its row of {@link #LEDGER_SHEET}
     */
    public record Measure(
            String number,
            String comment,
            String content,
            DepartmentCode department,
            List<DepartmentCode> coHandlers,
            boolean coSign,
            LocalDate dueOn,
            PlanMeasures.Kind kind,
            List<String> criteria,
            List<Indicator> indicators,
            PlanMeasures.Past past,
            int row) {

        public Measure {
            coHandlers = List.copyOf(coHandlers);
            criteria = List.copyOf(criteria);
            indicators = List.copyOf(indicators);
        }

        /** A measure that is only planned. */
        public Measure(
                String number,
                String comment,
                String content,
                DepartmentCode department,
                List<DepartmentCode> coHandlers,
                boolean coSign,
                LocalDate dueOn,
                PlanMeasures.Kind kind,
                List<String> criteria,
                List<Indicator> indicators,
                int row) {
            this(
                    number,
                    comment,
                    content,
                    department,
                    coHandlers,
                    coSign,
                    dueOn,
                    kind,
                    criteria,
                    indicators,
                    null,
                    row);
        }

        /** The same measure under these numbers. */
        public Measure numbered(String ownNumber, String numberOfComment) {
            return new Measure(
                    ownNumber,
                    numberOfComment,
                    content,
                    department,
                    coHandlers,
                    coSign,
                    dueOn,
                    kind,
                    criteria,
                    indicators,
                    past,
                    row);
        }

        /** Whether something is owed yet. */
        public boolean isOpen() {
            return past == null || past.isOpen();
        }
    }

    /** A number to be reached or passed. */
    public record Indicator(String name, BigDecimal target, String unit) {}

    /** The number of a comment of this plan, for ever. */
    public CommentNumber commentNumber(String withinOpinion) {
        return new CommentNumber(opinion.number() + "-" + withinOpinion);
    }

    /** The number of a measure of this plan, for ever. */
    public MeasureNumber measureNumber(String withinOpinion) {
        return new MeasureNumber(opinion.number() + "-" + withinOpinion);
    }

    /** Whether every comment was struck off before the ledger was taken over. */
    public boolean isClosed() {
        return comments.stream()
                .allMatch(comment -> comment.past() != null && comment.past().state() == CommentState.STRUCK_OFF);
    }

    /** Everybody who leads, handles or co-handles something. */
    public List<DepartmentCode> departments() {
        return Stream.of(
                        Stream.of(opinion).map(Opinion::overallLead),
                        comments.stream().map(Comment::lead),
                        measures.stream().map(Measure::department),
                        measures.stream().flatMap(measure -> measure.coHandlers().stream()))
                .flatMap(codes -> codes)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
