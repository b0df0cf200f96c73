package duban.demo;

import duban.comment.ApplyForStrikeOff;
import duban.comment.CommentResult;
import duban.comment.DecideStrikeOff;
import duban.department.Officer;
import duban.department.Officers;
import duban.ledger.StepInputs;
import duban.measure.HandToHandler;
import duban.measure.ReportProgress;
import duban.measure.SignForReceipt;
import duban.measure.SignOffResult;
import duban.measure.SubmitResult;
import duban.opinion.DispatchPlan;
import duban.process.command.SubmitStep;
import duban.process.engine.Jobs;
import duban.process.model.Step;
import duban.process.worklist.WorkItems;
import duban.shared.Actor;
import duban.shared.MeasureNumber;
import duban.shared.PersonId;
import duban.verification.VerifyComment;
import duban.verification.VerifyMeasure;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Plays {@code demo/scene.csv}: who did what and when, through the real use cases, with the clock moving along. */
@Component
@Profile("demo")
class DemoScene {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String REPORT_PROGRESS = "reportProgress";

    private final MovableClock clock;
    private final Officers officers;
    private final WorkItems workItems;
    private final SubmitStep submitStep;
    private final ReportProgress reportProgress;
    private final StepInputs inputs;
    private final Jobs jobs;
    private final Map<String, CSVRecord> reported;

    DemoScene(
            MovableClock clock,
            Officers officers,
            WorkItems workItems,
            SubmitStep submitStep,
            ReportProgress reportProgress,
            StepInputs inputs,
            Jobs jobs) {
        this.clock = clock;
        this.officers = officers;
        this.workItems = workItems;
        this.submitStep = submitStep;
        this.reportProgress = reportProgress;
        this.inputs = inputs;
        this.jobs = jobs;
        this.reported =
                Table.read("story").stream().collect(Collectors.toMap(row -> row.get("measure"), Function.identity()));
    }

    void play() {
        for (var row : Table.read("scene")) {
            clock.moveTo(DemoCase.moment(LocalDateTime.parse(row.get("at"), AT)));
            var who = officer(row.get("who"));
            if (row.get("step").equals(REPORT_PROGRESS)) {
                reportProgress(row, who);
            } else {
                take(row, who);
            }
            jobs.drain();
        }
    }

    private void reportProgress(CSVRecord row, Officer who) {
        var texts = row.get("text").split("\\|", -1);
        reportProgress.report(
                new MeasureNumber(row.get("item")),
                new Actor(who.id(), who.home()),
                new ReportProgress.Request(texts[0], texts[1], texts[2], texts[3], ""));
    }

    private void take(CSVRecord row, Officer who) {
        var work = workItems.of(row.get("item")).get(0);
        if (work.step() != Step.ofStem(row.get("step"))) {
            throw new IllegalStateException("demo/scene.csv: " + row.get("item") + " is at " + work.step() + ", not at "
                    + row.get("step") + " at " + row.get("at"));
        }
        submitStep.submit(work.taskId(), who, request -> request(work.step(), row));
    }

    private Record request(Step step, CSVRecord row) {
        var item = row.get("item");
        var text = row.get("text");
        var decision = row.get("decision");
        return switch (step) {
            case DISPATCH_PLAN -> new DispatchPlan.Request(text);
            case SIGN_FOR_RECEIPT -> new SignForReceipt.Request(text);
            case HAND_TO_HANDLER ->
                new HandToHandler.Request(inputs.handlers(item).get(0).id(), text);
            case SUBMIT_RESULT -> result(item);
            case SIGN_OFF_RESULT -> new SignOffResult.Request(SignOffResult.Decision.valueOf(decision), text);
            case VERIFY_MEASURE -> verification(item, VerifyMeasure.Decision.valueOf(decision), text);
            case APPLY_FOR_STRIKE_OFF ->
                new ApplyForStrikeOff.Request(
                        CommentResult.valueOf(decision),
                        (String) inputs.earlierApplication(item, 500).get("account"),
                        null,
                        null,
                        null,
                        null,
                        null);
            case VERIFY_COMMENT -> new VerifyComment.Request(VerifyComment.Decision.valueOf(decision), text);
            case DECIDE_STRIKE_OFF ->
                new DecideStrikeOff.Request(
                        DecideStrikeOff.Decision.valueOf(decision), text, null, null, null, null, null);
            default -> throw new IllegalStateException("demo/scene.csv: the scene has no " + step);
        };
    }

    private SubmitResult.Request result(String item) {
        var told = reported.get(item.substring(item.lastIndexOf('-') + 1));
        var achieved = told.get("achieved");
        var proofs = inputs.criteria(item).stream()
                .map(criterion -> "督办材料 " + item + "-" + criterion.seq() + "《" + criterion.content() + "》")
                .toList();
        return new SubmitResult.Request(
                told.get("account"), achieved.isEmpty() ? List.of() : Arrays.asList(achieved.split(";")), proofs);
    }

    /** After a bar, the text names the criteria that are not met. */
    private VerifyMeasure.Request verification(String item, VerifyMeasure.Decision decision, String text) {
        var parts = text.split("\\|");
        var unmet = parts.length > 1 ? List.of(parts[1].split(",")) : List.of();
        var met = inputs.criteria(item).stream()
                .map(StepInputs.Criterion::seq)
                .filter(seq -> !unmet.contains(String.valueOf(seq)))
                .toList();
        return new VerifyMeasure.Request(decision, met, parts[0]);
    }

    private Officer officer(String id) {
        return officers.find(new PersonId(id))
                .orElseThrow(() -> new IllegalStateException("demo/scene.csv: nobody is called " + id));
    }
}
