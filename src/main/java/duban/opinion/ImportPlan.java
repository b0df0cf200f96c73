package duban.opinion;

import duban.comment.PlanComments;
import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.measure.PlanMeasures;
import duban.shared.Actor;
import duban.shared.OpinionNumber;
import duban.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts an opinion with its whole plan on record and begins its handling: all of it or nothing. The SHA-256 of the
 * imported file is a key, so that one file can be imported once only, however many try at the same time.
 */
@Component
public class ImportPlan {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(ZoneId.of("Asia/Shanghai"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final CheckPlan checkPlan;
    private final PlanComments planComments;
    private final PlanMeasures planMeasures;
    private final TakeOverLedger takeOverLedger;
    private final Obligations obligations;
    private final ReviewOpinionFlow flow;

    public ImportPlan(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            CheckPlan checkPlan,
            PlanComments planComments,
            PlanMeasures planMeasures,
            TakeOverLedger takeOverLedger,
            Obligations obligations,
            ReviewOpinionFlow flow) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.checkPlan = checkPlan;
        this.planComments = planComments;
        this.planMeasures = planMeasures;
        this.takeOverLedger = takeOverLedger;
        this.obligations = obligations;
        this.flow = flow;
    }

    /** The file a plan was read from; {@code sha256} in lower-case hexadecimal digits. */
    public record Source(String fileName, String sha256) {}

    /**
     * Imports the plan.
     *
     * @throws Refusal if the file or an opinion of this number was imported before
     * @throws PlanFaults if the plan has gaps
     */
    public void importPlan(PlanDraft plan, Source source, Actor actor) {
        transaction.executeWithoutResult(status -> {
            var gaps = checkPlan.check(plan);
            if (!gaps.isEmpty()) {
                throw new PlanFaults(gaps);
            }
            recordImport(plan, source, actor);
            insertOpinion(plan.opinion());
            insertAspects(plan);
            planComments.plan(plan.comments().stream()
                    .map(comment -> new PlanComments.Planned(
                            plan.commentNumber(comment.number()),
                            plan.opinion().number(),
                            comment.aspect(),
                            comment.title(),
                            comment.lead(),
                            comment.past()))
                    .toList());
            planMeasures.plan(plan.measures().stream()
                    .map(measure -> planned(plan, measure))
                    .toList());
            takeOverLedger.record(plan, source, actor);
            begin(plan, source, actor);
        });
    }

    /** Where a ledger was taken over with every comment struck off, there is nothing to dispatch. */
    private void begin(PlanDraft plan, Source source, Actor actor) {
        var opinion = plan.opinion().number();
        if (!plan.isClosed()) {
            obligations.open(opinion.value(), ObligationKind.DISPATCH);
            flow.registered(opinion);
            return;
        }
        jdbc.sql("update opinion set state = 'DISPATCHED', dispatched_by = ?, dispatched_at = ? where number = ?")
                .param(actor.person().value())
                .param(Timestamp.from(clock.instant()))
                .param(opinion.value())
                .update();
        takeOverLedger.recordClosed(plan, source, actor);
        obligations.open(opinion.value(), ObligationKind.ARCHIVE);
        flow.registeredClosed(opinion);
    }

    /** Why this file, or an opinion of this number, may not be imported (again); empty if it may. */
    public Optional<Refusal> refusalOf(Source source, OpinionNumber opinion) {
        return duplicate(source).or(() -> opinion == null ? Optional.empty() : existing(opinion));
    }

    private Optional<Refusal> duplicate(Source source) {
        return jdbc.sql("""
                select workbook_import.imported_at, workbook_import.opinion, officer.name
                  from workbook_import join officer on officer.id = workbook_import.imported_by
                 where workbook_import.sha256 = ?""")
                .param(source.sha256())
                .query((row, number) -> Refusal.conflict(
                        "DUPLICATE_IMPORT",
                        "该文件已于" + DAY.format(row.getTimestamp("imported_at").toInstant()) + "由" + row.getString("name")
                                + "导入为审议意见 " + row.getString("opinion") + "，未重复导入。"))
                .optional();
    }

    private Optional<Refusal> existing(OpinionNumber opinion) {
        return jdbc.sql("select title from opinion where number = ?")
                .param(opinion.value())
                .query(String.class)
                .optional()
                .map(title -> exists(opinion, title));
    }

    private static Refusal exists(OpinionNumber opinion, String title) {
        return Refusal.conflict("OPINION_EXISTS", "收文号 " + opinion + " 已有审议意见“" + title + "”，未导入。请核对收文号；收文号不能重复使用。");
    }

    /** The second of two imports of one file waits here for the first to commit, and is then refused. */
    private void recordImport(PlanDraft plan, Source source, Actor actor) {
        var inserted = jdbc.sql("""
                insert into workbook_import (sha256, file_name, opinion, imported_by, imported_at, comments, measures)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (sha256) do nothing""")
                .param(source.sha256())
                .param(source.fileName())
                .param(plan.opinion().number().value())
                .param(actor.person().value())
                .param(Timestamp.from(clock.instant()))
                .param(plan.comments().size())
                .param(plan.measures().size())
                .update();
        if (inserted == 0) {
            throw duplicate(source).orElseThrow();
        }
    }

    private void insertOpinion(PlanDraft.Opinion opinion) {
        // The body that issued the opinion is the tenant it belongs to.
        var inserted = jdbc.sql("""
                insert into opinion (number, authority, title, meeting, issuer, received_on, reply_due_on, overall_lead, state, version)
                values (:number, :issuer, :title, :meeting, :issuer, :receivedOn, :replyDueOn, :overallLead, 'PLANNED', 0)
                on conflict (number) do nothing""")
                .param("number", opinion.number().value())
                .param("issuer", opinion.issuer())
                .param("title", opinion.title())
                .param("meeting", opinion.meeting())
                .param("receivedOn", opinion.receivedOn())
                .param("replyDueOn", opinion.replyDueOn())
                .param("overallLead", opinion.overallLead().value())
                .update();
        if (inserted == 0) {
            throw existing(opinion.number()).orElseThrow();
        }
    }

    private void insertAspects(PlanDraft plan) {
        for (var aspect : plan.aspects()) {
            jdbc.sql("insert into aspect (opinion, seq, title) values (?, ?, ?)")
                    .param(plan.opinion().number().value())
                    .param(aspect.seq())
                    .param(aspect.title())
                    .update();
        }
    }

    private static PlanMeasures.Planned planned(PlanDraft plan, PlanDraft.Measure measure) {
        return new PlanMeasures.Planned(
                plan.measureNumber(measure.number()),
                plan.commentNumber(measure.comment()),
                measure.content(),
                measure.department(),
                measure.coHandlers(),
                measure.coSign(),
                measure.kind(),
                measure.dueOn(),
                measure.criteria(),
                measure.indicators().stream()
                        .map(indicator ->
                                new PlanMeasures.Indicator(indicator.name(), indicator.target(), indicator.unit()))
                        .toList(),
                measure.past());
    }
}
