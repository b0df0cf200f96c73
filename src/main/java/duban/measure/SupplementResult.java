package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The handler adds what a verifier asked for; what was submitted stays as it is. */
@Component
@Transactional
public class SupplementResult {

    /**
     * @param answer to what was asked for, 1 to 500 characters
     * @param materials per criterion, in the plan's order: a further document number, link or title of at most 200
     *     characters, or nothing
     */
    public record Request(String answer, List<String> materials) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Obligations obligations;
    private final JdbcClient jdbc;
    private final Clock clock;

    SupplementResult(
            MeasureRepository measures, MeasureJournal journal, Obligations obligations, JdbcClient jdbc, Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.obligations = obligations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal if somebody else has the work, nothing was asked for, or no answer is given */
    public void supplement(MeasureNumber number, Actor actor, Request request) {
        var measure = measures.of(number);
        if (!actor.people().contains(measure.handler())) {
            throw Refusal.forbidden("NOT_YOURS", "该措施不由您承办，不能代为补充材料；请联系本单位联络员转交。");
        }
        var answer = Texts.required("answer", "补充说明", request.answer(), 500);
        var materials = materials(number, request.materials() == null ? List.of() : request.materials());
        journal.record(measure, "supplementResult", actor, answer, Measure::supplement);
        jdbc.sql("""
                insert into supplement (measure, round, answer, submitted_by, acting_for, submitted_at)
                select measure, max(round), ?, ?, ?, ? from verification where measure = ? group by measure""")
                .param(answer)
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .param(number.value())
                .update();
        jdbc.sql("""
                insert into supplement_material (measure, round, seq, reference)
                select s.measure, s.round, given.seq, given.reference
                  from (select measure, max(round) as round from supplement where measure = ? group by measure) s,
                       unnest(?) with ordinality as given (reference, seq)
                 where given.reference <> ''""")
                .param(number.value())
                .param(materials.toArray(String[]::new))
                .update();
        obligations.fulfil(number.value(), ObligationKind.SUPPLEMENT);
        obligations.open(number.value(), ObligationKind.SIGN_OFF);
    }

    private List<String> materials(MeasureNumber number, List<String> given) {
        var criteria = jdbc.sql("select count(*) from criterion where measure = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
        if (given.size() > criteria) {
            throw Refusal.invalid(
                    "materials", "TOO_MANY", "补充材料最多" + criteria + "项，收到" + given.size() + "项，请刷新页面后重新填写。");
        }
        return IntStream.range(0, given.size())
                .mapToObj(i -> Texts.optional("materials[" + (i + 1) + "]", "补充材料", given.get(i), 200))
                .toList();
    }
}
