package duban.measure;

import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Puts the measures of a plan on record, as drafts; joins the transaction of the import. */
@Component
public class PlanMeasures {

    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;

    public PlanMeasures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How a measure is to be carried out over time (整改类型). */
    public enum Kind {
        IMMEDIATE("限期整改"),
        STAGED("分阶段整改"),
        LASTING("长期坚持");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind in Chinese, as the plan says it. */
        public String label() {
            return label;
        }

        public static Optional<Kind> labelled(String label) {
            return Stream.of(values()).filter(kind -> kind.label.equals(label)).findAny();
        }
    }

    /** A number to be reached or passed. */
    public record Indicator(String name, BigDecimal target, String unit) {}

    /**
     * What had become of a measure before its ledger was taken over.
     *
     * @param state DRAFT where it has not been received yet
     * @param originalDueOn the first deadline, {@code null} if it is still the present one
     * @param completedOn {@code null} if it is not complete
     * @param account what was done, may be empty
     */
    public record Past(
            MeasureState state, LocalDate originalDueOn, int extensions, LocalDate completedOn, String account) {

        /** Whether something is owed yet. */
        public boolean isOpen() {
            return state.isOpen();
        }
    }

    /**
     * A measure as planned; criteria and indicators are numbered from 1 in the order given.
     *
     * @param past {@code null} for a measure that is only planned
     */
    public record Planned(
            MeasureNumber number,
            CommentNumber comment,
            String content,
            DepartmentCode department,
            List<DepartmentCode> coHandlers,
            boolean coSign,
            Kind kind,
            LocalDate dueOn,
            List<String> criteria,
            List<Indicator> indicators,
            Past past) {

        /** A measure that is only planned. */
        public Planned(
                MeasureNumber number,
                CommentNumber comment,
                String content,
                DepartmentCode department,
                List<DepartmentCode> coHandlers,
                boolean coSign,
                Kind kind,
                LocalDate dueOn,
                List<String> criteria,
                List<Indicator> indicators) {
            this(number, comment, content, department, coHandlers, coSign, kind, dueOn, criteria, indicators, null);
        }

        private LocalDate originalDueOn() {
            return past == null || past.originalDueOn() == null ? dueOn : past.originalDueOn();
        }

        private MeasureState state() {
            return past == null ? MeasureState.DRAFT : past.state();
        }
    }

    public void plan(List<Planned> measures) {
        jdbc.batchUpdate("""
                insert into measure (number, comment, content, department, co_sign, kind, original_due_on, due_on, extensions, state, completed_on, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""", measures, BATCH, (statement, measure) -> {
            statement.setString(1, measure.number().value());
            statement.setString(2, measure.comment().value());
            statement.setString(3, measure.content());
            statement.setString(4, measure.department().value());
            statement.setBoolean(5, measure.coSign());
            statement.setString(6, measure.kind().name());
            statement.setObject(7, measure.originalDueOn());
            statement.setObject(8, measure.dueOn());
            statement.setInt(9, measure.past() == null ? 0 : measure.past().extensions());
            statement.setString(10, measure.state().name());
            statement.setObject(
                    11, measure.past() == null ? null : measure.past().completedOn(), Types.DATE);
        });
        planParts(measures);
    }

    /** Co-handlers, criteria and indicators. */
    void planParts(List<Planned> measures) {
        insertParts(
                "insert into co_handler (measure, department) values (?, ?)",
                measures,
                (measure, index) -> new Object[] {
                    measure.number().value(), measure.coHandlers().get(index).value()
                },
                Planned::coHandlers);
        insertParts(
                "insert into criterion (measure, seq, content) values (?, ?, ?)",
                measures,
                (measure, index) -> new Object[] {
                    measure.number().value(), index + 1, measure.criteria().get(index)
                },
                Planned::criteria);
        insertParts(
                "insert into indicator (measure, seq, name, target, unit) values (?, ?, ?, ?, ?)",
                measures,
                (measure, index) -> {
                    var indicator = measure.indicators().get(index);
                    return new Object[] {
                        measure.number().value(), index + 1, indicator.name(), indicator.target(), indicator.unit()
                    };
                },
                Planned::indicators);
    }

    private void insertParts(
            String sql,
            List<Planned> measures,
            BiFunction<Planned, Integer, Object[]> row,
            Function<Planned, List<?>> parts) {
        var rows = measures.stream()
                .flatMap(measure ->
                        IntStream.range(0, parts.apply(measure).size()).mapToObj(index -> row.apply(measure, index)))
                .toList();
        jdbc.batchUpdate(sql, rows, BATCH, (statement, values) -> {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
        });
    }
}
