package duban.exchange.excel;

import static duban.exchange.excel.LedgerColumn.ACCOUNT;
import static duban.exchange.excel.LedgerColumn.COMMENT;
import static duban.exchange.excel.LedgerColumn.COMMENT_NUMBER;
import static duban.exchange.excel.LedgerColumn.COMMENT_RESULT;
import static duban.exchange.excel.LedgerColumn.COMMENT_STATE;
import static duban.exchange.excel.LedgerColumn.COMPLETED_ON;
import static duban.exchange.excel.LedgerColumn.DUE_ON;
import static duban.exchange.excel.LedgerColumn.EXTENSIONS;
import static duban.exchange.excel.LedgerColumn.MEASURE_STATE;
import static duban.exchange.excel.LedgerColumn.ORIGINAL_DUE_ON;
import static duban.exchange.excel.LedgerColumn.STAGE_DUE_ON;
import static duban.exchange.excel.LedgerColumn.STRUCK_OFF_ON;
import static duban.exchange.excel.PlanWorkbook.REFERENCES;
import static org.assertj.core.api.Assertions.assertThat;

import duban.comment.CommentResult;
import duban.comment.CommentState;
import duban.comment.PlanComments;
import duban.measure.MeasureState;
import duban.measure.PlanMeasures;
import duban.opinion.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger that is taken over while its work goes on: what its columns of the past say, and what they may not. */
class TakenOverLedgerTest {

    /** In the middle of the work: the usual deadline is 2023-09-28. */
    static final PlanReferences IN_OCTOBER = new PlanReferences(
            PlanWorkbook.DEPARTMENTS,
            REFERENCES.disabled(),
            REFERENCES.workingDay(),
            REFERENCES.calendarKnown(),
            LocalDate.of(2023, 10, 16));

    @TempDir
    Path folder;

    WorkbookReading read(PlanWorkbook workbook) throws IOException {
        return new WorkbookReader().read(workbook.writeTo(folder), IN_OCTOBER);
    }

    static Map<LedgerColumn, Object> row(Object... columnsAndValues) {
        var row = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        for (var index = 0; index < columnsAndValues.length; index += 2) {
            row.put((LedgerColumn) columnsAndValues[index], columnsAndValues[index + 1]);
        }
        return row;
    }

    static Map<LedgerColumn, Object> completed(Object... columnsAndValues) {
        var row = new HashMap<>(row(MEASURE_STATE, "已办结", COMPLETED_ON, "2023-09-20", ACCOUNT, "制度已印发"));
        row.putAll(row(columnsAndValues));
        return row;
    }

    @Test
    void states_deadlines_and_accounts_come_in_as_they_were() throws IOException {
        var reading = read(PlanWorkbook.takenOver()
                .row(completed(COMMENT_STATE, "已销号", COMMENT_RESULT, "完成并长期坚持", STRUCK_OFF_ON, "2023-10-10"))
                .row(row(
                        COMMENT_NUMBER, "P02",
                        COMMENT, "深化川渝协作",
                        DUE_ON, "2023-11-24",
                        MEASURE_STATE, "办理中",
                        ORIGINAL_DUE_ON, "2023-09-28",
                        EXTENSIONS, 2,
                        ACCOUNT, "已开展两轮走访"))
                .row(completed(
                        COMMENT_NUMBER, "P03", COMMENT, "优化资源配置", COMMENT_STATE, "阶段性办结", STAGE_DUE_ON, "2024-06-28")));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.plan().comments().get(0).past())
                .isEqualTo(new PlanComments.Past(
                        CommentState.STRUCK_OFF, CommentResult.SUSTAINED, null, LocalDate.of(2023, 10, 10)));
        assertThat(reading.plan().comments().get(1).past()).isNull();
        assertThat(reading.plan().comments().get(2).past())
                .isEqualTo(new PlanComments.Past(
                        CommentState.STAGE_COMPLETED, CommentResult.STAGE, LocalDate.of(2024, 6, 28), null));
        assertThat(reading.plan().measures().get(1).past())
                .isEqualTo(
                        new PlanMeasures.Past(MeasureState.IN_PROGRESS, LocalDate.of(2023, 9, 28), 2, null, "已开展两轮走访"));
        assertThat(reading.reminders()).extracting(Reminder::topic).containsExactly("接收存量台账");
        assertThat(reading.reminders().get(0).count()).isEqualTo(5);
    }

    @Test
    void an_open_measure_may_be_late_already_and_is_told() throws IOException {
        var reading = read(PlanWorkbook.takenOver().row(row(MEASURE_STATE, "办理中")));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.reminders()).extracting(Reminder::topic).containsExactly("接收存量台账", "已经逾期");
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of(row(MEASURE_STATE, "已办结", ACCOUNT, "x"), COMPLETED_ON, "已办结，但未填写办结日期。"),
                Arguments.of(row(MEASURE_STATE, "已办结", COMPLETED_ON, "2023-09-20"), ACCOUNT, "措施已办结，但未填写办理情况。"),
                Arguments.of(
                        completed(COMPLETED_ON, "2023-10-17"), COMPLETED_ON, "日期 2023-10-17 晚于今天 2023-10-16，尚未发生。"),
                Arguments.of(completed(COMPLETED_ON, "2023-06-29"), COMPLETED_ON, "日期 2023-06-29 早于收文日期 2023-06-30。"),
                Arguments.of(row(MEASURE_STATE, "办理中", COMPLETED_ON, "2023-09-20"), COMPLETED_ON, "填写了办结日期，但状态不是已办结。"),
                Arguments.of(row(MEASURE_STATE, "差不多了"), MEASURE_STATE, "“差不多了”不是措施状态。"),
                Arguments.of(
                        row(MEASURE_STATE, "办理中", ORIGINAL_DUE_ON, "2023-11-24"),
                        ORIGINAL_DUE_ON,
                        "原定期限 2023-11-24 晚于整改期限 2023-09-28。"),
                Arguments.of(
                        row(MEASURE_STATE, "办理中", ORIGINAL_DUE_ON, "2023-08-31"),
                        EXTENSIONS,
                        "整改期限由 2023-08-31 改到 2023-09-28，但延期次数为0。"),
                Arguments.of(row(MEASURE_STATE, "办理中", EXTENSIONS, 1), EXTENSIONS, "延期1次，但未填写原定期限。"),
                Arguments.of(
                        row(MEASURE_STATE, "办理中", ORIGINAL_DUE_ON, "2023-09-28", EXTENSIONS, 1),
                        EXTENSIONS,
                        "延期1次，但原定期限与整改期限相同。"),
                Arguments.of(row(MEASURE_STATE, "办理中", EXTENSIONS, "两次"), EXTENSIONS, "延期次数“两次”不对。"),
                Arguments.of(completed(COMMENT_STATE, "已销号", COMMENT_RESULT, "已完成"), STRUCK_OFF_ON, "已销号，但未填写销号日期。"),
                Arguments.of(
                        completed(COMMENT_STATE, "已销号", STRUCK_OFF_ON, "2023-10-10"),
                        COMMENT_RESULT,
                        "问题已销号，但未填写办理结果。"),
                Arguments.of(
                        completed(COMMENT_STATE, "已销号", COMMENT_RESULT, "阶段性办结", STRUCK_OFF_ON, "2023-10-10"),
                        COMMENT_RESULT,
                        "办理结果“阶段性办结”与问题状态不符。"),
                Arguments.of(
                        completed(COMMENT_STATE, "已销号", COMMENT_RESULT, "已完成", STRUCK_OFF_ON, "2023-10-17"),
                        STRUCK_OFF_ON,
                        "日期 2023-10-17 晚于今天 2023-10-16，尚未发生。"),
                Arguments.of(
                        completed(COMMENT_STATE, "已销号", COMMENT_RESULT, "已完成", STRUCK_OFF_ON, "2023-09-19"),
                        STRUCK_OFF_ON,
                        "问题 P01 于 2023-09-19 销号，早于其措施的办结日期 2023-09-20。"),
                Arguments.of(completed(COMMENT_STATE, "阶段性办结"), STAGE_DUE_ON, "阶段性办结，但未填写阶段期限。"),
                Arguments.of(
                        row(
                                MEASURE_STATE,
                                "办理中",
                                COMMENT_STATE,
                                "已销号",
                                COMMENT_RESULT,
                                "已完成",
                                STRUCK_OFF_ON,
                                "2023-10-10"),
                        MEASURE_STATE,
                        "问题 P01 已销号，但本行的措施没有办结。"),
                Arguments.of(
                        row(MEASURE_STATE, "办理中", COMMENT_STATE, "阶段性办结", STAGE_DUE_ON, "2024-06-28"),
                        MEASURE_STATE,
                        "问题 P01 阶段性办结，但本行的措施没有办结。"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void columns_that_contradict_one_another_are_refused(
            Map<LedgerColumn, Object> row, LedgerColumn column, String reason) throws IOException {
        var faults = read(PlanWorkbook.takenOver().row(row)).faults();

        assertThat(faults).extracting(Fault::reason).containsExactly(reason);
        assertThat(faults.get(0).row()).isEqualTo(2);
        assertThat(faults.get(0).column()).endsWith("（" + column.heading + "）");
        assertThat(faults.get(0).remedy()).isNotBlank();
    }

    @Test
    void rows_of_one_comment_agree_on_its_state() throws IOException {
        var faults = read(PlanWorkbook.takenOver()
                        .row(completed(COMMENT_STATE, "已销号", COMMENT_RESULT, "已完成", STRUCK_OFF_ON, "2023-10-10"))
                        .row(completed(COMMENT_STATE, "阶段性办结", STAGE_DUE_ON, "2024-06-28")))
                .faults();

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).row()).isEqualTo(3);
        assertThat(faults.get(0).reason()).contains("问题 P01", "第2行与本行");
    }
}
