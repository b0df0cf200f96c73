package duban.deadline;

import duban.shared.Refusal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Other amounts for some of the rules, read from what the administrator typed. A field is named by its rule, or by rule
 * and kind of measure with a dot between.
 */
final class PolicyProposal {

    /** For whom a rule holds: the kind of measure is empty where it is one for everything. */
    record Target(PolicyRule rule, String measureKind) {

        String field() {
            return measureKind.isEmpty() ? rule.name() : rule.name() + "." + measureKind;
        }
    }

    static final List<String> KINDS = List.of("IMMEDIATE", "STAGED", "LASTING");

    private static final int MOST_RUNGS = 6;

    private PolicyProposal() {}

    /**
     * What differs from now.
     *
     * @param now what counts, for every target
     * @throws Refusal at the field that is wrong
     */
    static Map<Target, List<Integer>> read(Map<String, String> values, Map<Target, List<Integer>> now) {
        var changed = new LinkedHashMap<Target, List<Integer>>();
        for (var rule : PolicyRule.values()) {
            for (var target : targetsOf(rule)) {
                var text = values.get(target.field());
                if (text != null) {
                    var amounts = amounts(target, text);
                    if (!amounts.equals(now.get(target))) {
                        changed.put(target, amounts);
                    }
                }
            }
        }
        values.keySet().stream()
                .filter(field ->
                        now.keySet().stream().noneMatch(target -> target.field().equals(field)))
                .findFirst()
                .ifPresent(field -> {
                    throw Refusal.invalid(null, "UNKNOWN_RULE", "没有名为“" + field + "”的规则，请刷新页面后重试。");
                });
        if (changed.isEmpty()) {
            throw Refusal.invalid(null, "NO_CHANGE", "没有改动任何规则，不需要提交。");
        }
        var after = new LinkedHashMap<>(now);
        after.putAll(changed);
        mustFitTogether(after, changed);
        return changed;
    }

    static List<Target> targetsOf(PolicyRule rule) {
        return rule.perKind()
                ? KINDS.stream().map(kind -> new Target(rule, kind)).toList()
                : List.of(new Target(rule, ""));
    }

    private static List<Integer> amounts(Target target, String text) {
        var given = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (given.isEmpty()) {
            throw refused(target, "REQUIRED", "请填写数字。");
        }
        if (target.rule.unit() != PolicyRule.Unit.LADDER) {
            return List.of(number(target, given));
        }
        var rungs = Arrays.stream(given.split("[,、\\s]+", -1))
                .map(rung -> number(target, rung))
                .toList();
        if (rungs.size() > MOST_RUNGS) {
            throw refused(target, "TOO_MANY", "最多设" + MOST_RUNGS + "次提醒，现有" + rungs.size() + "次。");
        }
        for (var nth = 1; nth < rungs.size(); nth++) {
            var before = rungs.get(nth - 1);
            if (rungs.get(nth).equals(before)) {
                throw refused(target, "DUPLICATE", before + " 重复，请删去一个。");
            }
            if (rungs.get(nth) > before) {
                throw refused(target, "UNSORTED", "请从大到小填写，例如“10、3、0”。");
            }
        }
        return rungs;
    }

    private static int number(Target target, String text) {
        var rule = target.rule;
        if (text.matches("[-−–]\\s*\\d+")) {
            throw refused(target, "NEGATIVE", "不能是负数，请填" + rule.least() + "至" + rule.most() + "的整数。");
        }
        if (!text.matches("\\d+")) {
            throw refused(
                    target,
                    "NOT_A_NUMBER",
                    "“" + shortened(text) + "”不是整数，请填" + rule.least() + "至" + rule.most() + "的整数。");
        }
        var number = text.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(text);
        if (number > rule.most()) {
            throw refused(target, "TOO_LARGE", "最大为" + rule.most() + "，请核对是否多打了数字。");
        }
        if (number < rule.least()) {
            throw refused(target, "TOO_SMALL", "不能小于" + rule.least() + "。");
        }
        return number;
    }

    private static String shortened(String text) {
        return text.length() > 12 ? text.substring(0, 12) + "…" : text;
    }

    /** Told at a field that was changed: the other may be right as it is. */
    private static void mustFitTogether(Map<Target, List<Integer>> after, Map<Target, List<Integer>> changed) {
        mustBeMore(after, changed, PolicyRule.RECEIPT_ESCALATION, PolicyRule.RECEIPT, "");
        for (var target : targetsOf(PolicyRule.LEADER_AFTER)) {
            mustBeMore(after, changed, PolicyRule.LEADER_AFTER, PolicyRule.NOTICE_AFTER, target.measureKind);
        }
    }

    private static void mustBeMore(
            Map<Target, List<Integer>> after,
            Map<Target, List<Integer>> changed,
            PolicyRule later,
            PolicyRule earlier,
            String kind) {
        var one = new Target(later, kind);
        var other = new Target(earlier, kind);
        var most = after.get(one).get(0);
        var least = after.get(other).get(0);
        if (most > least) {
            return;
        }
        throw changed.containsKey(one) || !changed.containsKey(other)
                ? refused(one, "ORDER", "应多于“" + earlier.label() + "”的" + least + "个工作日。")
                : refused(other, "ORDER", "应少于“" + later.label() + "”的" + most + "个工作日。");
    }

    private static Refusal refused(Target target, String code, String message) {
        return Refusal.invalid(target.field(), code, target.rule.label() + "：" + message);
    }
}
