package duban.measure;

import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which completion criteria a send-back finds failed, as ticked by whoever sends back. */
@Component
public class FailedCriteria {

    /** Ticked where the reason belongs to none of the criteria. */
    private static final int OTHER = 0;

    private static final String FIELD = "unmet";

    private final JdbcClient jdbc;

    FailedCriteria(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal if nothing is ticked, or something that is no criterion of the measure */
    public Integer[] of(MeasureNumber measure, List<Integer> ticked) {
        var failed = ticked == null ? Set.<Integer>of() : new LinkedHashSet<>(ticked);
        if (failed.isEmpty()) {
            throw Refusal.invalid(FIELD, "REQUIRED", "请勾选未达到的办结标准；不属于其中某一条的，请勾选“其他”。");
        }
        var known = new HashSet<>(jdbc.sql("select seq from criterion where measure = ?")
                .param(measure.value())
                .query(Integer.class)
                .list());
        known.add(OTHER);
        if (!known.containsAll(failed)) {
            throw Refusal.invalid(FIELD, "VALUE", "勾选的办结标准不在这项措施之内，请刷新页面后重新勾选。");
        }
        return failed.stream().sorted().toArray(Integer[]::new);
    }
}
