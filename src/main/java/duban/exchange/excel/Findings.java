package duban.exchange.excel;

import duban.opinion.Fault;
import java.util.ArrayList;
import java.util.List;

/** Faults or warnings in the order they were found. A file wrong from top to bottom must not fill the memory. */
final class Findings {

    static final int MOST = 1_000;

    private final List<Fault> found = new ArrayList<>();
    private int unlisted;
    private String lastSheet;
    private int lastRow;

    void add(Fault fault) {
        if (found.size() < MOST) {
            found.add(fault);
            return;
        }
        unlisted++;
        lastSheet = fault.sheet();
        lastRow = fault.row();
    }

    List<Fault> list() {
        if (unlisted == 0) {
            return List.copyOf(found);
        }
        var all = new ArrayList<>(found);
        all.add(new Fault(lastSheet, lastRow, "", "另有" + unlisted + "处未列出，最后一处在本行。", "请先修改已列出的" + MOST + "处，再重新检查。"));
        return all;
    }
}
