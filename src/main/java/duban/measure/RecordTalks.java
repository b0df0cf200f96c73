package duban.measure;

import duban.deadline.ObligationKind;
import duban.deadline.Obligations;
import duban.deadline.WorkingDays;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import duban.shared.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The head of the handling department records the talks with the co-handlers who differed, and what came of them. */
@Component
@Transactional
public class RecordTalks {

    public enum Outcome {
        /** Those who differed are asked to sign again: nobody can claim an agreement alone. */
        AGREED,
        /** The handler changes the result and submits it again. */
        REVISE,
        /** The leader decides. */
        NOT_AGREED
    }

    /**
     * @param heldOn the day of the talks, {@code yyyy-MM-dd}, not in the future
     * @param participants at most 200 characters
     * @param minutes what was said, at most 500 characters
     * @param reason what is to be changed, or why one's own side does not give in; not asked for an agreement
     */
    public record Request(String heldOn, String participants, String minutes, Outcome outcome, String reason) {}

    /** @param differing who differed: who has to co-sign again after an agreement */
    public record Talks(Outcome outcome, List<DepartmentCode> differing) {}

    private final MeasureRepository measures;
    private final MeasureJournal journal;
    private final Consultation consultation;
    private final Obligations obligations;
    private final JdbcClient jdbc;
    private final Clock clock;

    RecordTalks(
            MeasureRepository measures,
            MeasureJournal journal,
            Consultation consultation,
            Obligations obligations,
            JdbcClient jdbc,
            Clock clock) {
        this.measures = measures;
        this.journal = journal;
        this.consultation = consultation;
        this.obligations = obligations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Talks record(MeasureNumber number, Actor actor, Request request) {
        var heldOn = heldOn(request.heldOn());
        var participants = Texts.required("participants", "参加人员", request.participants(), 200);
        var minutes = Texts.required("minutes", "协商情况", request.minutes(), 500);
        if (request.outcome() == null) {
            throw Refusal.invalid("outcome", "REQUIRED", "请选择协商结果。");
        }
        var reason = request.outcome() == Outcome.AGREED ? "" : Texts.required("reason", "理由", request.reason(), 500);
        var measure = measures.of(number);
        measure.mustBeWithCoHandlers("协商不同意见");
        var differing = consultation.toTalkWith(measure);
        jdbc.sql("""
                insert into difference_talk
                    (measure, version, round, held_on, participants, minutes, outcome, reason, recorded_by, acting_for, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(number.value())
                .param(measure.submissions())
                .param(consultation.round(measure))
                .param(heldOn)
                .param(participants)
                .param(minutes)
                .param(request.outcome().name())
                .param(reason)
                .param(actor.person().value())
                .param(actor.actingFor().value())
                .param(Timestamp.from(clock.instant()))
                .update();
        journal.record(measure, "recordTalks", actor, told(request.outcome(), minutes, reason), changed -> {
            switch (request.outcome()) {
                case REVISE -> changed.sendBack(MeasureState.AWAITING_CO_SIGN);
                case NOT_AGREED -> changed.referDifference();
                case AGREED -> {}
            }
        });
        obligations.fulfil(number.value(), ObligationKind.TALKS);
        switch (request.outcome()) {
            case AGREED -> obligations.open(number.value(), ObligationKind.CO_SIGN);
            case NOT_AGREED -> obligations.open(number.value(), ObligationKind.DIFFERENCE);
            case REVISE -> {}
        }
        return new Talks(request.outcome(), differing);
    }

    private LocalDate heldOn(String text) {
        try {
            var day = LocalDate.parse(Texts.required("heldOn", "协商日期", text, 20));
            if (day.isAfter(WorkingDays.dayOf(clock.instant()))) {
                throw Refusal.invalid("heldOn", "DATE_FUTURE", "协商日期不能晚于今天。");
            }
            return day;
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("heldOn", "DATE", "协商日期请按 2023-11-20 的形式填写。");
        }
    }

    private static String told(Outcome outcome, String minutes, String reason) {
        return switch (outcome) {
            case AGREED -> "协商一致，请提出不同意见的单位重新会签：" + minutes;
            case REVISE -> reason;
            case NOT_AGREED -> "未达成一致，报分管副市长裁决：" + reason;
        };
    }
}
