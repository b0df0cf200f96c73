package duban.deadline;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Row 26 of the promises at full size. */
@Tag("endurance")
class WorkingDaysAtFullSizeIT extends WorkingDaysPropertiesIT {

    @Override
    @Property(tries = 100_000)
    void so_many_days_later_is_where_a_walk_ends(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 300) int days) {
        super.so_many_days_later_is_where_a_walk_ends(from, days);
    }

    @Override
    @Property(tries = 100_000)
    void days_between_are_those_of_a_walk_there_and_its_opposite_back(
            @ForAll("days") LocalDate one, @ForAll("days") LocalDate other) {
        super.days_between_are_those_of_a_walk_there_and_its_opposite_back(one, other);
    }
}
