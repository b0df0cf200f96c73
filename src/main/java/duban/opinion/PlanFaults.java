package duban.opinion;

import java.util.List;

/** A plan is not imported because of the faults named; nothing of it is saved. */
public class PlanFaults extends RuntimeException {

    private final transient List<Fault> faults;

    public PlanFaults(List<Fault> faults) {
        super("发现" + faults.size() + "处问题，整份工作簿均未导入。请按提示修改后重新上传。");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
