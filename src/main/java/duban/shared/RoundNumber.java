package duban.shared;

import java.time.YearMonth;

/** Number of a department's progress report for a month (进展报告), unique for ever; also its business key in the engine, for example {@code MZJ-2023-11}. */
public record RoundNumber(String value) {

    public RoundNumber {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("RoundNumber is empty");
        }
    }

    public static RoundNumber of(DepartmentCode department, YearMonth month) {
        return new RoundNumber(department + "-" + month);
    }

    @Override
    public String toString() {
        return value;
    }
}
