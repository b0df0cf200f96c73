package duban.process;

import static org.assertj.core.api.Assertions.assertThat;

import duban.measure.SignForReceipt;
import duban.process.Sources.Handler;
import duban.process.Sources.Process;
import duban.process.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models, forms and code agree, in both directions; and each rule is shown to notice when they do not. */
class ModelConsistencyModelTest {

    static final String OPINION = "review-opinion.bpmn";
    static final String COMMENT = "review-comment.bpmn";
    static final String MEASURE = "rectification-measure.bpmn";
    static final String CHANGE = "plan-change.bpmn";
    static final String DEADLINE = "deadline-change.bpmn";
    static final String NOTICE = "supervision-notice.bpmn";
    static final String ROUND = "daily-round.bpmn";
    static final String PROGRESS = "progress-round.bpmn";
    static final Sources SOURCES = Sources.read();

    @Test
    void there_is_something_to_compare() {
        assertThat(SOURCES.models())
                .containsOnlyKeys(OPINION, COMMENT, MEASURE, CHANGE, DEADLINE, NOTICE, ROUND, PROGRESS);
        assertThat(SOURCES.processes()).hasSameSizeAs(SOURCES.models());
        assertThat(SOURCES.forms().keySet()).hasSameSizeAs(Step.values());
        assertThat(SOURCES.handlers()).hasSameSizeAs(Step.values());
        assertThat(SOURCES.delegates()).isNotEmpty();
    }

    @Test
    void every_file_holds_the_process_it_is_named_after_and_every_process_class_has_its_file() {
        holds(ModelRules::files);
    }

    @Test
    void every_id_says_what_it_identifies() {
        holds(ModelRules::ids);
    }

    @Test
    void every_gateway_asks_and_every_flow_out_of_it_answers() {
        holds(ModelRules::questions);
    }

    @Test
    void every_task_and_every_event_on_the_way_says_who_acts_under_which_rule_or_what_happens() {
        holds(ModelRules::documentation);
    }

    @Test
    void every_message_event_is_named_after_its_message_and_every_message_is_waited_for() {
        holds(ModelRules::events);
    }

    @Test
    void every_event_sub_process_ends_its_instance_by_one_message_of_its_name_or_watches_over_its_escalations() {
        holds(ModelRules::eventSubProcesses);
    }

    @Test
    void
            the_only_timers_start_a_process_on_a_grid_of_beijing_time_or_wait_for_an_items_next_escalation_or_the_mails_hour() {
        holds(ModelRules::timers);
    }

    @Test
    void every_delegate_expression_is_the_bean_of_its_stem_and_every_delegate_is_used() {
        holds(ModelRules::delegates);
    }

    @Test
    void every_user_task_is_a_step_with_its_label_form_and_candidates_and_every_step_is_drawn() {
        holds(ModelRules::steps);
    }

    @Test
    void every_step_has_one_handler_that_takes_the_request_of_its_use_case() {
        holds(ModelRules::handlers);
    }

    @Test
    void every_user_task_has_its_form_and_every_form_its_user_task() {
        holds(ModelRules::forms);
    }

    @Test
    void every_form_asks_exactly_what_its_step_takes() {
        holds(ModelRules::fields);
    }

    @Test
    void the_handlers_form_also_asks_exactly_what_a_progress_report_takes() {
        holds(ModelRules::progressFields);
    }

    @Test
    void every_element_has_its_name_in_code_and_every_name_its_element() {
        holds(ModelRules::elements);
    }

    @Test
    void every_message_has_its_name_in_code_and_every_name_its_message() {
        holds(ModelRules::messages);
    }

    @Test
    void every_variable_is_declared_and_every_declared_variable_is_used() {
        holds(ModelRules::variables);
    }

    @Test
    void every_condition_is_one_declared_boolean_or_its_negation() {
        holds(ModelRules::conditions);
    }

    @Test
    void no_model_holds_scripts_class_names_or_method_calls() {
        holds(ModelRules::code);
    }

    static void holds(Function<Sources, List<String>> rule) {
        assertThat(rule.apply(SOURCES)).isEmpty();
    }

    // Each rule notices its planted fault: what it must say names the place.

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void a_planted_fault_is_reported(String fault, Function<Sources, List<String>> rule, Sources planted) {
        assertThat(rule.apply(planted))
                .as("faults reported; if empty, the rule cannot fail")
                .anySatisfy(report -> assertThat(report).contains(fault));
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                // files
                planted(
                        "bpmn/review-opinion.bpmn: process review-opinions has another name",
                        ModelRules::files,
                        model(OPINION, "process id=\"review-opinion\"", "process id=\"review-opinions\"")),
                planted(
                        "ReviewOpinionProcess: bpmn/review-opinion.bpmn is missing",
                        ModelRules::files,
                        model(OPINION, "process id=\"review-opinion\"", "process id=\"review-opinions\"")),
                planted(
                        "review-opinions has no class",
                        ModelRules::files,
                        model(OPINION, "process id=\"review-opinion\"", "process id=\"review-opinions\"")),
                planted(
                        "review-comment cannot be started",
                        ModelRules::files,
                        model(COMMENT, "isExecutable=\"true\"", "isExecutable=\"false\"")),
                planted(
                        "review-comment is not kept",
                        ModelRules::files,
                        model(COMMENT, " camunda:historyTimeToLive=\"P3650D\"", "")),
                planted(
                        "bpmn/review-comment.bpmn has 2 processes",
                        ModelRules::files,
                        model(
                                COMMENT,
                                "  <bpmn:message id=\"message_notAdopted\"",
                                "  <bpmn:process id=\"other\" isExecutable=\"true\"/>"
                                        + "<bpmn:message id=\"message_notAdopted\"")),
                // ids
                planted(
                        "Gateway_1ab is no id",
                        ModelRules::ids,
                        model(COMMENT, "\"gateway_commentVerified\"", "\"Gateway_1ab\"")),
                planted(
                        "serviceTask_verifyComment is no id of userTask",
                        ModelRules::ids,
                        model(COMMENT, "\"userTask_verifyComment\"", "\"serviceTask_verifyComment\"")),
                planted("Flow_0x1 is no id", ModelRules::ids, model(COMMENT, "flow_toMeasures", "Flow_0x1")),
                planted(
                        "subProcess_notAdopted is no id of subProcess",
                        ModelRules::ids,
                        model(COMMENT, "\"eventSubProcess_notAdopted\"", "\"subProcess_notAdopted\"")),
                planted(
                        "message_commentsClosed (closed)",
                        ModelRules::ids,
                        model(OPINION, "reviewOpinion.commentsClosed", "closed")),
                // questions
                planted(
                        "gateway_measureVerified asks nothing",
                        ModelRules::questions,
                        model(MEASURE, "name=\"核查结论？\"", "name=\"核查\"")),
                planted(
                        "flow_measureRejected answers nothing",
                        ModelRules::questions,
                        model(MEASURE, "id=\"flow_measureRejected\" name=\"退回补正\"", "id=\"flow_measureRejected\"")),
                // documentation
                planted(
                        "userTask_handToHandler does not say",
                        ModelRules::documentation,
                        model(MEASURE, "谁办：承办单位联络员。依据：单位内部转交规则；只能转交给本单位在册的承办人，转交不改变整改期限。", " ")),
                planted(
                        "serviceTask_recordSilence does not say",
                        ModelRules::documentation,
                        model(MEASURE, "系统将期满未答复的协办单位记为无意见，措施转入核查。", " ")),
                planted(
                        "boundaryEvent_viewsPeriodEnded does not say",
                        ModelRules::documentation,
                        model(MEASURE, "每日例行发现征求意见期限届满时告知，尚未提出的意见不再等待。", " ")),
                planted(
                        "eventSubProcess_notAdopted does not say",
                        ModelRules::documentation,
                        model(COMMENT, "政府决定不采纳该问题的，经分管副市长批准后本流程到此为止；问题及其理由留在台账上，编号永不重用。", " ")),
                // events
                planted(
                        "boundaryEvent_returnPeriodEnded waits for rectificationMeasure.receiptUnanswered",
                        ModelRules::events,
                        model(
                                MEASURE,
                                "messageRef=\"message_returnPeriodEnded\"",
                                "messageRef=\"message_receiptUnanswered\"")),
                planted(
                        "nothing waits for rectificationMeasure.returnPeriodEnded",
                        ModelRules::events,
                        model(
                                MEASURE,
                                "messageRef=\"message_returnPeriodEnded\"",
                                "messageRef=\"message_receiptUnanswered\"")),
                planted(
                        "startEvent_notAdopted waits for reviewOpinion.notAdopted",
                        ModelRules::events,
                        model(COMMENT, "reviewComment.notAdopted", "reviewOpinion.notAdopted")),
                // event sub-processes
                planted(
                        "eventSubProcess_notAdopted is no event sub-process",
                        ModelRules::eventSubProcesses,
                        model(COMMENT, " triggeredByEvent=\"true\"", "")),
                planted(
                        "eventSubProcess_notAdopted has no start of its own name",
                        ModelRules::eventSubProcesses,
                        model(COMMENT, "\"startEvent_notAdopted\"", "\"startEvent_rejected\"")),
                planted(
                        "eventSubProcess_notAdopted has no start of its own name",
                        ModelRules::eventSubProcesses,
                        model(
                                COMMENT,
                                "id=\"startEvent_notAdopted\"",
                                "id=\"startEvent_notAdopted\" isInterrupting=\"false\"")),
                // timers
                planted(
                        "startEvent_workdayMorning has 0 0 8 * * *",
                        ModelRules::timers,
                        model(ROUND, "R/2023-01-02T08:00:00+08:00/PT24H", "0 0 8 * * *")),
                planted(
                        "startEvent_workdayMorning has R/2023-01-02T08:00:00+08:00/P1D",
                        ModelRules::timers,
                        model(ROUND, "R/2023-01-02T08:00:00+08:00/PT24H", "R/2023-01-02T08:00:00+08:00/P1D")),
                planted(
                        "boundaryEvent_viewsPeriodEnded is a timer on an open item",
                        ModelRules::timers,
                        model(
                                MEASURE,
                                "<bpmn:messageEventDefinition id=\"messageDefinition_viewsPeriodEnded\""
                                        + " messageRef=\"message_viewsPeriodEnded\" />",
                                "<bpmn:timerEventDefinition id=\"timerDefinition_viewsPeriodEnded\"/>")),
                planted(
                        "timerCatch_nextEscalationDue does not wait for ${escalateOn}",
                        ModelRules::timers,
                        model(
                                MEASURE,
                                "<bpmn:timerEventDefinition id=\"timerDefinition_nextEscalationDue\"><bpmn:timeDate"
                                        + " xsi:type=\"bpmn:tFormalExpression\">${escalateOn}</bpmn:timeDate>",
                                "<bpmn:timerEventDefinition id=\"timerDefinition_nextEscalationDue\"><bpmn:timeDate"
                                        + " xsi:type=\"bpmn:tFormalExpression\">2023-11-20T08:00:00</bpmn:timeDate>")),
                planted(
                        "timerCatch_mailHourCome does not wait for ${mailsOn}",
                        ModelRules::timers,
                        model(ROUND, "${mailsOn}", "2023-11-20T08:30:00")),
                planted(
                        "eventSubProcess_escalationDue may hold more than one timer",
                        ModelRules::timers,
                        model(
                                MEASURE,
                                "<bpmn:sequenceFlow id=\"flow_toNextEscalation\"",
                                "<bpmn:sequenceFlow id=\"flow_twice\" sourceRef=\"serviceTask_escalateMeasure\""
                                        + " targetRef=\"timerCatch_nextEscalationDue\" /><bpmn:sequenceFlow"
                                        + " id=\"flow_toNextEscalation\"")),
                planted(
                        "eventSubProcess_escalationDue has no start of its own name",
                        ModelRules::eventSubProcesses,
                        model(
                                MEASURE,
                                "id=\"startEvent_escalationDue\" name=\"到首个督办节点\" isInterrupting=\"false\"",
                                "id=\"startEvent_escalationDue\" name=\"到首个督办节点\"")),
                // delegates
                planted(
                        "serviceTask_completeMeasure calls ${completedMeasureDelegate}, which is no bean",
                        ModelRules::delegates,
                        model(MEASURE, "${completeMeasureDelegate}", "${completedMeasureDelegate}")),
                planted(
                        "completeMeasureDelegate is called by no model",
                        ModelRules::delegates,
                        model(MEASURE, "${completeMeasureDelegate}", "${strikeOffCommentDelegate}")),
                planted(
                        "serviceTask_completeMeasure calls ${strikeOffCommentDelegate}: one stem per step",
                        ModelRules::delegates,
                        model(MEASURE, "${completeMeasureDelegate}", "${strikeOffCommentDelegate}")),
                planted(
                        "idleDelegate is called by no model",
                        ModelRules::delegates,
                        SOURCES.withDelegate("idleDelegate")),
                planted(
                        "striker is a delegate by type and not by name",
                        ModelRules::delegates,
                        SOURCES.withDelegate("striker")),
                // steps
                planted(
                        "userTask_signReceipt is no Step",
                        ModelRules::steps,
                        model(MEASURE, "userTask_signForReceipt", "userTask_signReceipt")),
                planted(
                        "Step SIGN_FOR_RECEIPT: userTask_signForReceipt is not drawn exactly once",
                        ModelRules::steps,
                        model(MEASURE, "userTask_signForReceipt", "userTask_signReceipt")),
                planted(
                        "userTask_signForReceipt has name 签收整改措施",
                        ModelRules::steps,
                        model(MEASURE, "name=\"签收措施\"", "name=\"签收整改措施\"")),
                planted(
                        "userTask_signForReceipt has formKey embedded:app:forms/sign-for-receipt.html",
                        ModelRules::steps,
                        model(
                                MEASURE,
                                "embedded:deployment:forms/sign-for-receipt.html",
                                "embedded:app:forms/sign-for-receipt.html")),
                planted(
                        "userTask_signOffResult has candidateGroups ${department}_liaison",
                        ModelRules::steps,
                        model(MEASURE, "${department}_head", "${department}_liaison")),
                planted(
                        "userTask_verifyMeasure has candidateGroups office",
                        ModelRules::steps,
                        model(MEASURE, "${verifierGroups}", "office")),
                planted(
                        "userTask_dispatchPlan has candidateGroups leader",
                        ModelRules::steps,
                        model(OPINION, "candidateGroups=\"office\"", "candidateGroups=\"leader\"")),
                planted(
                        "userTask_submitResult has assignee null",
                        ModelRules::steps,
                        model(MEASURE, " camunda:assignee=\"${handler}\"", "")),
                planted(
                        "userTask_dispatchPlan has candidateUsers admin",
                        ModelRules::steps,
                        model(
                                OPINION,
                                "candidateGroups=\"office\"",
                                "candidateGroups=\"office\" camunda:candidateUsers=\"admin\"")),
                planted(
                        "userTask_coSignResult has candidateGroups ${department}_head",
                        ModelRules::steps,
                        model(MEASURE, "${coHandler}_head", "${department}_head")),
                planted(
                        "userTask_giveView has loop in turn, coHandler of ${coHandlers}",
                        ModelRules::steps,
                        model(
                                MEASURE,
                                "<bpmn:multiInstanceLoopCharacteristics ",
                                "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\" ")),
                planted(
                        "userTask_giveView has loop parallel, coHandler of ${department}",
                        ModelRules::steps,
                        model(MEASURE, "${coHandlers}", "${department}")),
                planted(
                        "userTask_coSignResult has loop null",
                        ModelRules::steps,
                        model(
                                MEASURE,
                                "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${coHandlers}\""
                                        + " camunda:elementVariable=\"coHandler\" />",
                                "")),
                // handlers
                planted(
                        "userTask_submitResult has 0 handlers",
                        ModelRules::handlers,
                        withoutHandlerOf(Step.SUBMIT_RESULT)),
                planted(
                        "userTask_submitResult has 2 handlers",
                        ModelRules::handlers,
                        withHandler(
                                new Handler("SubmitResultHandler", Step.SUBMIT_RESULT, SignForReceipt.Request.class))),
                planted(
                        "SubmissionHandler handles userTask_submitResult: rename it SubmitResultHandler",
                        ModelRules::handlers,
                        withHandler(
                                new Handler("SubmissionHandler", Step.SUBMIT_RESULT, SignForReceipt.Request.class))),
                planted(
                        "SubmitResultHandler takes duban.measure.SignForReceipt$Request",
                        ModelRules::handlers,
                        withHandler(
                                new Handler("SubmitResultHandler", Step.SUBMIT_RESULT, SignForReceipt.Request.class))),
                // forms
                planted(
                        "userTask_archiveOpinion asks for embedded:deployment:forms/archive-opinion.html",
                        ModelRules::forms,
                        SOURCES.withoutForm("archive-opinion.html")),
                planted(
                        "forms/nobody.html belongs to no user task",
                        ModelRules::forms,
                        SOURCES.withFormNamed("nobody.html")),
                // fields
                planted(
                        "forms/sign-for-receipt.html: field note is not taken by SignForReceipt.Request",
                        ModelRules::fields,
                        SOURCES.withForm("sign-for-receipt.html", "name=\"remark\"", "name=\"note\"")),
                planted(
                        "forms/sign-for-receipt.html: SignForReceipt.Request takes remark, which is not asked for",
                        ModelRules::fields,
                        SOURCES.withForm("sign-for-receipt.html", "name=\"remark\"", "name=\"note\"")),
                planted(
                        "forms/submit-result.html: field proofs is a list: put it into a <template>",
                        ModelRules::fields,
                        SOURCES.withForm("submit-result.html", "template>", "div>")),
                planted(
                        "forms/sign-for-receipt.html: field remark is no list: take it out of <template>",
                        ModelRules::fields,
                        SOURCES.withForm("sign-for-receipt.html", "fieldset", "template")),
                planted(
                        "forms/decide-strike-off.html: field decision offers",
                        ModelRules::fields,
                        SOURCES.withForm("decide-strike-off.html", "value=\"SEND_BACK\"", "value=\"BACK\"")),
                // progress report
                planted(
                        "forms/submit-result.html: field forecast is not taken by ReportProgress.Request",
                        ModelRules::progressFields,
                        SOURCES.withForm("submit-result.html", "data-name=\"forecastOn\"", "data-name=\"forecast\"")),
                planted(
                        "forms/submit-result.html: ReportProgress.Request takes forecastOn, which is not asked for",
                        ModelRules::progressFields,
                        SOURCES.withForm("submit-result.html", "data-name=\"forecastOn\"", "")),
                planted(
                        "forms/archive-opinion.html has data-name [note]",
                        ModelRules::progressFields,
                        SOURCES.withForm("archive-opinion.html", " name=\"note\"", " data-name=\"note\"")),
                // names in code
                planted(
                        "bpmn/review-comment.bpmn: userTask_checkComment is not in ReviewCommentProcess.elements()",
                        ModelRules::elements,
                        model(COMMENT, "userTask_verifyComment", "userTask_checkComment")),
                planted(
                        "userTask_verifyComment of ReviewCommentProcess.elements() is not in the model",
                        ModelRules::elements,
                        model(COMMENT, "userTask_verifyComment", "userTask_checkComment")),
                planted(
                        "serviceTask_x is twice in TwiceProcess.elements()",
                        ModelRules::elements,
                        SOURCES.withProcess(
                                "review-opinion",
                                new Process(
                                        "TwiceProcess",
                                        List.of("serviceTask_x", "serviceTask_x"),
                                        List.of(),
                                        Map.of()))),
                planted(
                        "reviewOpinion.closed is not in ReviewOpinionProcess.messages()",
                        ModelRules::messages,
                        model(OPINION, "reviewOpinion.commentsClosed", "reviewOpinion.closed")),
                planted(
                        "reviewOpinion.commentsClosed of ReviewOpinionProcess.messages() is not in the model",
                        ModelRules::messages,
                        model(OPINION, "reviewOpinion.commentsClosed", "reviewOpinion.closed")),
                planted(
                        "verified is not in ReviewCommentProcess.variables()",
                        ModelRules::variables,
                        model(COMMENT, "commentVerified}", "verified}")),
                planted(
                        "commentVerified of ReviewCommentProcess.variables() is not in the model",
                        ModelRules::variables,
                        model(COMMENT, "commentVerified}", "verified}")),
                planted(
                        "bpmn/daily-round.bpmn: startEvent_everyMorning is not in DailyRoundProcess.elements()",
                        ModelRules::elements,
                        model(ROUND, "startEvent_workdayMorning", "startEvent_everyMorning")),
                planted(
                        "coHandlers of RectificationMeasureProcess.variables() is not in the model",
                        ModelRules::variables,
                        model(MEASURE, "${coHandlers}", "${department}")),
                // conditions
                planted(
                        "flow_commentRejected has condition ${!verified}",
                        ModelRules::conditions,
                        model(COMMENT, "${!commentVerified}", "${!verified}")),
                planted(
                        "flow_commentRejected has condition ${commentVerified == false}",
                        ModelRules::conditions,
                        model(COMMENT, "${!commentVerified}", "${commentVerified == false}")),
                planted(
                        "flow_commentRejected has condition ${!department}",
                        ModelRules::conditions,
                        model(COMMENT, "${!commentVerified}", "${!department}")),
                planted(
                        "flow_strikeOffSentBack of gateway_strikeOffDecided needs a condition",
                        ModelRules::conditions,
                        model(COMMENT, " default=\"flow_strikeOffSentBack\"", "")),
                planted(
                        "flow_strikeOffApproved of gateway_strikeOffDecided needs a condition, or none",
                        ModelRules::conditions,
                        model(COMMENT, "default=\"flow_strikeOffSentBack\"", "default=\"flow_strikeOffApproved\"")),
                // code in models
                planted(
                        "serviceTask_strikeOffComment has class",
                        ModelRules::code,
                        model(
                                COMMENT,
                                "camunda:delegateExpression=\"${strikeOffCommentDelegate}\"",
                                "camunda:class=\"duban.process.closure.StrikeOffCommentDelegate\"")),
                planted(
                        "serviceTask_strikeOffComment has expression",
                        ModelRules::code,
                        model(
                                COMMENT,
                                "camunda:delegateExpression=\"${strikeOffCommentDelegate}\"",
                                "camunda:expression=\"${strikeOffComment.strikeOff(execution)}\"")),
                planted(
                        "computes ${departments.headOf(department)}",
                        ModelRules::code,
                        model(COMMENT, "\"${department}_head\"", "\"${departments.headOf(department)}\"")),
                planted(
                        "serviceTask_strikeOffComment holds a <script>",
                        ModelRules::code,
                        model(
                                COMMENT,
                                "系统将问题从未销号台账中销号，编号保留、永不重用。</bpmn:documentation>",
                                "销号</bpmn:documentation><bpmn:extensionElements><camunda:executionListener event=\"start\">"
                                        + "<camunda:script scriptFormat=\"javascript\">1</camunda:script>"
                                        + "</camunda:executionListener></bpmn:extensionElements>")),
                planted(
                        "flow_commentRejected at character 0 computes ${commentVerified == false}",
                        ModelRules::code,
                        model(COMMENT, "${!commentVerified}", "${commentVerified == false}")));
    }

    static Arguments planted(String report, Function<Sources, List<String>> rule, Sources sources) {
        return Arguments.of(report, rule, sources);
    }

    static Sources model(String file, String text, String fault) {
        return SOURCES.withModel(file, text, fault);
    }

    static Sources withHandler(Handler handler) {
        var handlers = new ArrayList<>(SOURCES.handlers());
        handlers.add(handler);
        return SOURCES.withHandlers(handlers);
    }

    static Sources withoutHandlerOf(Step step) {
        return SOURCES.withHandlers(SOURCES.handlers().stream()
                .filter(handler -> handler.step() != step)
                .toList());
    }
}
