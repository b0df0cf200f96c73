package duban.opinion;

import java.util.List;

/** A plan is not imported because of the faults named; nothing of it is saved. */
public class PlanFaults extends RuntimeException {

    private final String code;
    private final transient List<Fault> faults;

    public PlanFaults(List<Fault> faults) {
        this("FAULTS", "发现" + faults.size() + "处问题，整份台账均未导入。请按提示修改后重新上传。", faults);
    }

    /** As above, where one cause stands behind them all. */
    public PlanFaults(String code, String message, List<Fault> faults) {
        super(message);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    /** What kind of faults, for programs. */
    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }
}
