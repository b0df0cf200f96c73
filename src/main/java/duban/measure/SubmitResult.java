package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The handler submits the result: account, indicator values beside their targets, a proof for each criterion. */
@Component
@Transactional
public class SubmitResult {

    /**
     * @param account what was done, 1 to 500 characters: the reply is written from it
     * @param indicatorValues one number as text per indicator, in the plan's order
     * @param proofs one document number, link or title per criterion, in the plan's order, each at most 200 characters
     */
    public record Request(String account, List<String> indicatorValues, List<String> proofs) {}

    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");

    private record Indicator(String name, String unit) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Obligations obligations;
    private final JdbcClient jdbc;
    private final Clock clock;

    SubmitResult(
            MeasureRepository measures, MeasureJournal journal, Obligations obligations, JdbcClient jdbc, Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.obligations = obligations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal naming the first gap: the account, an indicator without value, a criterion without proof */
    public void submit(MeasureNumber number, Actor actor, Request request) {
        var measure = measures.of(number);
        if (!actor.people().contains(measure.handler())) {
            throw Refusal.forbidden("NOT_YOURS", "该措施不由您承办，不能代为提交；请联系本单位联络员转交。");
        }
        var account = Texts.required("account", "办理情况", request.account(), 500);
        var values = values(number, request.indicatorValues() == null ? List.of() : request.indicatorValues());
        var proofs = proofs(number, request.proofs() == null ? List.of() : request.proofs());
        journal.record(measure, "submitResult", actor, "", Measure::submit);
        jdbc.sql(
                        "insert into submission (measure, version, account, submitted_by, acting_for, submitted_at) values (?, ?, ?, ?, ?, ?)")
                .param(number.value())
                .param(measure.submissions())
                .param(account)
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        if (!values.isEmpty()) {
            jdbc.sql(
                            "insert into indicator_value (measure, version, seq, value) select ?, ?, seq, value from unnest(?::numeric[]) with ordinality as given (value, seq)")
                    .param(number.value())
                    .param(measure.submissions())
                    .param(values.toArray(String[]::new))
                    .update();
        }
        jdbc.sql(
                        "insert into proof (measure, version, seq, reference) select ?, ?, seq, reference from unnest(?) with ordinality as given (reference, seq)")
                .param(number.value())
                .param(measure.submissions())
                .param(proofs.toArray(String[]::new))
                .update();
        obligations.open(number.value(), ObligationKind.SIGN_OFF);
    }

    private List<String> values(MeasureNumber number, List<String> given) {
        var indicators = jdbc.sql("select name, unit from indicator where measure = ? order by seq")
                .param(number.value())
                .query((row, index) -> new Indicator(row.getString(1), row.getString(2)))
                .list();
        mustMatch("indicatorValues", "指标完成值", indicators.size(), given.size());
        var values = new ArrayList<String>();
        for (var i = 0; i < indicators.size(); i++) {
            var field = "indicatorValues[" + (i + 1) + "]";
            var indicator = indicators.get(i);
            var text = Texts.required(field, "“" + indicator.name() + "”的完成值", given.get(i), 20);
            if (!NUMBER.matcher(text).matches()) {
                throw Refusal.invalid(
                        field, "NUMBER", "“" + indicator.name() + "”请填写数字（单位：" + indicator.unit() + "），例如 6 或 97.8。");
            }
            values.add(new BigDecimal(text).toPlainString());
        }
        return values;
    }

    private List<String> proofs(MeasureNumber number, List<String> given) {
        var criteria = jdbc.sql("select content from criterion where measure = ? order by seq")
                .param(number.value())
                .query(String.class)
                .list();
        mustMatch("proofs", "佐证材料", criteria.size(), given.size());
        var proofs = new ArrayList<String>();
        for (var i = 0; i < criteria.size(); i++) {
            proofs.add(Texts.required(
                    "proofs[" + (i + 1) + "]", "“" + criteria.get(i) + "”的佐证材料（文号、链接或材料名称）", given.get(i), 200));
        }
        return proofs;
    }

    private static void mustMatch(String field, String label, int wanted, int given) {
        if (given > wanted) {
            throw Refusal.invalid(field, "TOO_MANY", label + "应为" + wanted + "项，收到" + given + "项，请刷新页面后重新填写。");
        }
        if (given < wanted) {
            throw Refusal.invalid(
                    field + "[" + (given + 1) + "]", "REQUIRED", label + "应为" + wanted + "项，只填写了" + given + "项，请补齐。");
        }
    }
}
