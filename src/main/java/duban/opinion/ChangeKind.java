package duban.opinion;

import duban.measure.ChangeAct;
import java.util.List;

/** How a plan in execution may be changed. */
public enum ChangeKind {
    SPLIT("拆分措施", "splitMeasure", ChangeAct.SPLIT, 1, 1, 2, 10),
    MERGE("合并措施", "mergeMeasures", ChangeAct.MERGE, 2, 10, 1, 1),
    REWORD("调整表述", "rewordMeasure", ChangeAct.REWORD, 1, 1, 1, 1),
    TRANSFER("变更承办单位", "transferMeasure", ChangeAct.TRANSFER, 1, 1, 0, 0),
    TERMINATE("终止措施", "terminateMeasure", ChangeAct.TERMINATE, 1, 1, 0, 0),
    NOT_ADOPT("问题未采纳", "notAdoptComment", ChangeAct.TERMINATE, 0, 0, 0, 0);

    private final String label;
    private final String step;
    private final ChangeAct act;
    private final int fewestMeasures;
    private final int mostMeasures;
    private final int fewestParts;
    private final int mostParts;

    ChangeKind(
            String label,
            String step,
            ChangeAct act,
            int fewestMeasures,
            int mostMeasures,
            int fewestParts,
            int mostParts) {
        this.label = label;
        this.step = step;
        this.act = act;
        this.fewestMeasures = fewestMeasures;
        this.mostMeasures = mostMeasures;
        this.fewestParts = fewestParts;
        this.mostParts = mostParts;
    }

    /** The kind in Chinese. */
    public String label() {
        return label;
    }

    /** What the log calls it. */
    public String step() {
        return step;
    }

    ChangeAct act() {
        return act;
    }

    boolean takesMeasures(int count) {
        return count >= fewestMeasures && count <= mostMeasures;
    }

    boolean takesParts(int count) {
        return count >= fewestParts && count <= mostParts;
    }

    /** True if measures end and others come in their place. */
    public boolean replaces() {
        return this == SPLIT || this == MERGE;
    }

    /**
     * What happens, in Chinese, with numbers as they are within the opinion.
     *
     * @param measures what is ended or renewed
     * @param successors what comes in their place, empty unless {@link #replaces}
     */
    public String summary(String comment, List<String> measures, List<String> successors) {
        var from = within(measures);
        return switch (this) {
            case SPLIT -> from + " 拆分为 " + within(successors);
            case MERGE -> from + " 合并为 " + within(successors);
            case REWORD -> from + " 调整表述";
            case TRANSFER -> from + " 变更承办单位";
            case TERMINATE -> from + " 终止";
            case NOT_ADOPT -> within(List.of(comment)) + " 未采纳";
        };
    }

    private static String within(List<String> numbers) {
        return String.join(
                "、",
                numbers.stream()
                        .map(number -> number.substring(number.lastIndexOf('-') + 1))
                        .toList());
    }
}
