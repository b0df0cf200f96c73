package duban.opinion;

import duban.measure.PlanMeasures;
import duban.measure.Wordings;
import duban.shared.CommentNumber;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes measures of what a proposal says, each with its number; what is missing or unreadable is refused at its field. */
@Component
class ProposedParts {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,16}");
    private static final int MOST_CRITERIA = 20;

    private final Wordings wordings;

    ProposedParts(Wordings wordings) {
        this.wordings = wordings;
    }

    /**
     * @param measures what the proposal ends or renews
     * @param last the highest number of a measure of the opinion so far
     */
    List<PlanMeasures.Planned> of(
            ProposeChange.Request request, CommentNumber comment, List<MeasureNumber> measures, int last) {
        var kind = request.kind();
        var parts = request.parts();
        if (!kind.takesParts(parts.size())) {
            throw Refusal.invalid(
                    "parts",
                    "COUNT",
                    kind == ChangeKind.SPLIT
                            ? "请把措施拆分为 2 至 10 项，现有 " + parts.size() + " 项。"
                            : "调整后的措施应为 1 项，请刷新页面后重新填写。");
        }
        return switch (kind) {
            case SPLIT, MERGE ->
                IntStream.range(0, parts.size())
                        .mapToObj(index -> successor(
                                numbered(comment, last + index + 1),
                                comment,
                                parts.get(index),
                                "parts[" + (index + 1) + "]."))
                        .toList();
            case REWORD -> List.of(reworded(wordings.latestOf(measures.get(0)), parts.get(0)));
            case TRANSFER ->
                List.of(transferred(
                        wordings.latestOf(measures.get(0)), department("department", request.department())));
            case TERMINATE, NOT_ADOPT -> List.of();
        };
    }

    private static MeasureNumber numbered(CommentNumber comment, int number) {
        var opinion = comment.value().substring(0, comment.value().lastIndexOf('-'));
        return new MeasureNumber(opinion + "-M%02d".formatted(number));
    }

    private static PlanMeasures.Planned successor(
            MeasureNumber number, CommentNumber comment, ProposeChange.Part part, String field) {
        var department = department(field + "department", part.department());
        return new PlanMeasures.Planned(
                number,
                comment,
                content(part, field),
                department,
                coHandlers(part, department, field),
                coSign(part, field),
                kind(part, field),
                dueOn(part, field),
                criteria(part, field),
                indicators(part, field));
    }

    private static PlanMeasures.Planned reworded(PlanMeasures.Planned now, ProposeChange.Part part) {
        var field = "parts[1].";
        var reworded = new PlanMeasures.Planned(
                now.number(),
                now.comment(),
                content(part, field),
                now.department(),
                coHandlers(part, now.department(), field),
                coSign(part, field),
                now.kind(),
                now.dueOn(),
                criteria(part, field),
                indicators(part, field));
        if (reworded.equals(now)) {
            throw Refusal.invalid(field + "content", "NOTHING_CHANGED", "内容与现在相同，没有需要调整的地方。");
        }
        return reworded;
    }

    /** A co-handler that takes the measure over is no co-handler any more; where none is left there is nobody to co-sign. */
    private static PlanMeasures.Planned transferred(PlanMeasures.Planned now, DepartmentCode department) {
        if (now.department().equals(department)) {
            throw Refusal.invalid("department", "NOTHING_CHANGED", now.number() + " 现在就由该单位承办，请选择其他单位。");
        }
        var coHandlers = now.coHandlers().stream()
                .filter(coHandler -> !coHandler.equals(department))
                .toList();
        return new PlanMeasures.Planned(
                now.number(),
                now.comment(),
                now.content(),
                department,
                coHandlers,
                now.coSign() && !coHandlers.isEmpty(),
                now.kind(),
                now.dueOn(),
                now.criteria(),
                now.indicators());
    }

    private static String content(ProposeChange.Part part, String field) {
        return Texts.required(field + "content", "整改措施", part.content(), 500);
    }

    private static DepartmentCode department(String field, String code) {
        if (code == null || !CODE.matcher(code).matches()) {
            throw Refusal.invalid(field, "REQUIRED", "请选择承办单位。");
        }
        return new DepartmentCode(code);
    }

    private static List<DepartmentCode> coHandlers(ProposeChange.Part part, DepartmentCode handling, String field) {
        var codes = part.coHandlers().stream().distinct().sorted().toList();
        if (!codes.stream().allMatch(code -> CODE.matcher(code).matches())) {
            throw Refusal.invalid(field + "coHandlers", "VALUE", "协办单位不在名单中，请重新选择。");
        }
        if (codes.contains(handling.value())) {
            throw Refusal.invalid(field + "coHandlers", "OWN", "承办单位不能同时是协办单位，请去掉。");
        }
        return codes.stream().map(DepartmentCode::new).toList();
    }

    private static boolean coSign(ProposeChange.Part part, String field) {
        if (part.coSign() && part.coHandlers().isEmpty()) {
            throw Refusal.invalid(field + "coSign", "NO_CO_HANDLER", "须会签的措施至少要有一个协办单位。");
        }
        return part.coSign();
    }

    private static PlanMeasures.Kind kind(ProposeChange.Part part, String field) {
        try {
            return PlanMeasures.Kind.valueOf(part.kind() == null ? "" : part.kind());
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid(field + "kind", "REQUIRED", "请选择整改类型。");
        }
    }

    private static LocalDate dueOn(ProposeChange.Part part, String field) {
        try {
            return LocalDate.parse(part.dueOn() == null ? "" : part.dueOn().strip());
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid(field + "dueOn", "DATE", "请填写真实存在的整改期限，例如 2023-11-20。");
        }
    }

    private static List<String> criteria(ProposeChange.Part part, String field) {
        if (part.criteria().stream().allMatch(String::isBlank)) {
            throw Refusal.invalid(field + "criteria", "REQUIRED", "请至少填写一条办结标准。");
        }
        if (part.criteria().size() > MOST_CRITERIA) {
            throw Refusal.invalid(field + "criteria", "TOO_MANY", "办结标准最多 " + MOST_CRITERIA + " 条，请合并后再提交。");
        }
        return part.criteria().stream()
                .map(criterion -> Texts.required(field + "criteria", "每条办结标准", criterion, 200))
                .toList();
    }

    private static List<PlanMeasures.Indicator> indicators(ProposeChange.Part part, String field) {
        var indicators = new ArrayList<PlanMeasures.Indicator>();
        for (var given : part.indicators()) {
            var name = Texts.required(field + "indicators", "指标名称", given.name(), 100);
            var unit = Texts.required(field + "indicators", "“" + name + "”的单位", given.unit(), 20);
            var target = Texts.required(field + "indicators", "“" + name + "”的目标", given.target(), 20);
            if (!NUMBER.matcher(target).matches()) {
                throw Refusal.invalid(field + "indicators", "NUMBER", "“" + name + "”的目标请填写数字，例如 6 或 97.8。");
            }
            indicators.add(new PlanMeasures.Indicator(name, new BigDecimal(target), unit));
        }
        return List.copyOf(indicators);
    }
}
