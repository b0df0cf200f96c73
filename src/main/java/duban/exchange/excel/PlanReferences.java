package duban.exchange.excel;

import duban.shared.DepartmentCode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * What the cells of a plan are compared with.
 *
 * @param departments the departments that may be named, by name
 * @param disabled names of departments that may not be named any more
 * @param workingDay whether a day of a year with a calendar is a working day
 * @param calendarKnown whether the working days of a year are known
 * @param today a deadline before it is over, a past event after it has not happened
 */
public record PlanReferences(
        Map<String, DepartmentCode> departments,
        Set<String> disabled,
        Predicate<LocalDate> workingDay,
        IntPredicate calendarKnown,
        LocalDate today) {}
