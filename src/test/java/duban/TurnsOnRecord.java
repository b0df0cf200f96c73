package duban;

import java.util.List;
import java.util.stream.Stream;

/** Every turn the loop can take, and what the tables of record say of it in the real case. */
final class TurnsOnRecord {

    /**
     * @param query one column; numbers without the opinion's
     * @param rows what it answers, in order
     */
    record Turn(String name, String query, List<String> rows) {}

    private static final String LOGGED =
            "select split_part(item, '-', 3) || ' ' || person from transition where item like '2023-07-%%' and %s order by id";

    private static final String OF_MEASURE =
            "select concat_ws(' ', split_part(measure, '-', 3), %s) from %s where measure like '2023-07-%%' and %s order by 1";

    private TurnsOnRecord() {}

    static Stream<Turn> all() {
        return Stream.of(
                        dispatch(),
                        departments(),
                        results(),
                        consultation(),
                        verification(),
                        paper(),
                        changes(),
                        deadlines(),
                        closure())
                .flatMap(List::stream);
    }

    private static List<Turn> dispatch() {
        return List.of(
                turn(
                        "receipt",
                        "select count(distinct item) from transition where item like '2023-07-%' and step = 'signForReceipt' and new_state = 'IN_PROGRESS'",
                        "35"),
                ofMeasure(
                        "unanswered receipt, told to head and office",
                        "kind, told_department, told_role",
                        "(select item as measure, * from told) as told",
                        "true",
                        "M13 RECEIPT MZJ HEAD",
                        "M13 RECEIPT_ESCALATION DBZB OFFICE"),
                logged("return no longer possible", "step = 'closeReturnPeriod'", "M13 system"),
                ofMeasure("return", "round, department", "measure_return", "round = 1", "M14 1 CZJ", "M24 1 SWW"),
                ofMeasure(
                        "arbitration",
                        "ruling, department, decided_by",
                        "return_ruling",
                        "level = 'OFFICE'",
                        "M14 KEEP CZJ office.fgw",
                        "M24 MOVE SJG office.sfj"),
                ofMeasure("dispute", "department, proposed_owner", "measure_return", "round = 2", "M24 SJG SWW"),
                ofMeasure(
                        "the leader's ruling on a dispute",
                        "ruling, department, decided_by",
                        "return_ruling",
                        "level = 'LEADER'",
                        "M24 MOVE SWW leader.zhao"));
    }

    private static List<Turn> departments() {
        return List.of(
                turn(
                        "hand-on",
                        "select count(distinct item) from transition where item like '2023-07-%' and step = 'handToHandler'",
                        "35"),
                logged("reassignment", "step = 'reassignMeasure' and reason not like '整体移交%'", "M16 mzj.liaison"),
                logged("hand-over of everything", "step = 'reassignMeasure' and reason like '整体移交%'", "M18 mzj.head"),
                turn(
                        "hand-over on record",
                        "select concat_ws(' ', person, receiver, items) from hand_over where person = 'mzj.section'",
                        "mzj.section mzj.handler 1"),
                logged("take-over", "step = 'takeOverTask'", "M22 mzj.head"),
                turn(
                        "substitution",
                        "select concat_ws(' ', split_part(item, '-', 3), step, person, on_behalf_of) from transition where item like '2023-07-%' and on_behalf_of is not null",
                        "M27 signOffResult jw.liaison jw.head"),
                ofMeasure(
                        "progress",
                        "reported_by",
                        "progress_report",
                        "recorded_by is null and reported_by not like '%.liaison'",
                        "M07 mzj.handler",
                        "M21 ghj.handler"));
    }

    private static List<Turn> results() {
        return List.of(
                turn("submission", "select count(*) from submission where measure like '2023-07-%'", "35"),
                turn("sign-off", "select count(*) from sign_off where measure like '2023-07-%' and signed", "35"),
                ofMeasure("sign-off sent back", "version, decided_by", "sign_off", "not signed", "M23 1 sjg.head"),
                turn("batch sign-off", """
                        select split_part(item, '-', 3) from transition where item like '2023-07-%' and step = 'signOffResult'
                           and person = 'mzj.head' and (at at time zone 'Asia/Shanghai')::date = '2023-11-15' order by 1""", "M04", "M05", "M13", "M18", "M31", "M35"));
    }

    private static List<Turn> consultation() {
        return List.of(
                ofMeasure(
                        "co-sign by several in parallel",
                        "version, string_agg(department, '+' order by department)",
                        "co_signature",
                        "round = 1 group by measure, version having bool_and(signed) and count(*) > 1",
                        "M01 1 MZJ+ZFW",
                        "M10 2 MZJ+ZZB",
                        "M10 3 MZJ+ZZB",
                        "M29 2 MZJ+ZFW"),
                ofMeasure(
                        "different view",
                        "department",
                        "co_signature",
                        "not signed",
                        "M05 ZFW",
                        "M09 GAJ",
                        "M10 MZJ",
                        "M29 MZJ"),
                ofMeasure(
                        "talks",
                        "outcome",
                        "difference_talk",
                        "true",
                        "M05 NOT_AGREED",
                        "M09 AGREED",
                        "M10 REVISE",
                        "M29 NOT_AGREED"),
                ofMeasure("co-sign again", "department", "co_signature", "round = 2 and signed", "M09 GAJ"),
                ofMeasure("difference upheld", "decided_by", "difference_decision", "upheld", "M05 leader.zhao"),
                ofMeasure("difference followed", "decided_by", "difference_decision", "not upheld", "M29 leader.zhao"),
                ofMeasure("late co-signature", "department, days_late", "co_signature", "days_late > 0", "M20 MZJ 1"),
                ofMeasure("view", "department", "co_handler_view", "answer = 'COMMENT'", "M15 WJW"),
                turn(
                        "no comment",
                        "select count(*) from co_handler_view where measure like '2023-07-%' and answer = 'NO_COMMENT'",
                        "30"),
                ofMeasure("silence", "department, given_by", "co_handler_view", "answer = 'SILENT'", "M23 GAJ system"));
    }

    private static List<Turn> verification() {
        return List.of(
                ofMeasure("more asked for", "round, decided_by", "verification", "wanted <> ''", "M15 1 office.sfj"),
                ofMeasure("supplement", "round, submitted_by", "supplement", "true", "M15 1 mzj.handler"),
                ofMeasure("supplement signed", "version, round", "sign_off", "round = 2", "M15 1 2"),
                ofMeasure(
                        "rejection",
                        "version, unmet::text",
                        "verification",
                        "not accepted and wanted = ''",
                        "M10 2 {2}"),
                ofMeasure("cross-check", "decided_by", "verification", "acting_for = 'BGT'", "M28 bgt.chen"),
                turn(
                        "verification",
                        "select count(*) from verification where measure like '2023-07-%' and accepted",
                        "31"),
                ofMeasure(
                        "batch verification",
                        "decided_by",
                        "verification",
                        "(decided_at at time zone 'Asia/Shanghai')::date = '2023-11-20'",
                        "M03 office.mzj",
                        "M04 office.fgw",
                        "M05 office.sfj",
                        "M11 office.mzj",
                        "M13 office.fgw",
                        "M18 office.fgw",
                        "M21 office.mzj",
                        "M29 office.mzj",
                        "M31 office.fgw",
                        "M33 office.mzj",
                        "M34 office.mzj",
                        "M35 office.sfj"));
    }

    private static List<Turn> paper() {
        return List.of(
                turn(
                        "recorded on behalf",
                        """
                        select concat_ws(' ', split_part(item, '-', 3), step, person, recorded_by, signed_on) from transition
                         where item like '2023-07-%' and recorded_by is not null order by id""",
                        "P02 decideStrikeOff leader.zhao secretary.sun 2023-10-26",
                        "P02 strikeOffComment leader.zhao secretary.sun 2023-10-26",
                        "M09 signOffResult mzj.head office.sfj 2023-11-02"),
                ofMeasure(
                        "progress recorded on behalf",
                        "reported_by, recorded_by, signed_on",
                        "progress_report",
                        "recorded_by is not null",
                        "M12 mzj.handler office.sfj 2023-09-18"));
    }

    private static List<Turn> changes() {
        return List.of(
                turn(
                        "change proposed and decided",
                        "select concat_ws(' ', split_part(number, '-', 3), kind, state, decided_by) from plan_change where opinion = '2023-07' order by number",
                        "C01 REWORD APPROVED leader.zhao",
                        "C02 TRANSFER APPROVED leader.zhao",
                        "C03 TRANSFER APPROVED leader.zhao",
                        "C04 SPLIT APPROVED leader.zhao",
                        "C05 NOT_ADOPT REJECTED leader.qian",
                        "C06 MERGE APPROVED leader.zhao",
                        "C07 TERMINATE APPROVED leader.zhao"),
                logged(
                        "change carried out",
                        "step in ('rewordMeasure', 'transferMeasure', 'splitMeasure', 'mergeMeasures', 'terminateMeasure')",
                        "M06 leader.zhao",
                        "M19 leader.zhao",
                        "M19 leader.zhao",
                        "M30 leader.zhao",
                        "M25 leader.zhao",
                        "M26 leader.zhao",
                        "M32 leader.zhao"),
                ofMeasure(
                        "split and merge",
                        "split_part(origin, '-', 3)",
                        "measure_origin",
                        "true",
                        "M32 M30",
                        "M33 M30",
                        "M34 M30",
                        "M35 M25",
                        "M35 M26"),
                ofMeasure(
                        "earlier wording and department",
                        "wording, department",
                        "earlier_wording",
                        "true",
                        "M06 1 MZJ",
                        "M19 1 MZJ",
                        "M19 2 CZJ"));
    }

    private static List<Turn> deadlines() {
        return List.of(
                ofMeasure(
                        "deadline changes decided",
                        "approved, due_before, due_after, requested_by, decided_by, acting_for",
                        "deadline_change",
                        "true",
                        "M33 t 2023-11-24 2023-12-08 dsj.handler office.zzb DBZB",
                        "M34 f 2023-11-24 2023-12-22 dsj.handler leader.zhao SZF"),
                turn("deadlines kept and moved", """
                        select concat_ws(' ', split_part(number, '-', 3), original_due_on, due_on, extensions, deadline_version) from measure
                         where number like '2023-07-%' and deadline_version > 1 order by 1""", "M33 2023-11-24 2023-12-08 1 2"),
                turn(
                        "urged",
                        "select concat_ws(' ', split_part(item, '-', 3), channel, promised_on, urged_by) from urge where item like '2023-07-%'",
                        "M34 TELEPHONE 2023-11-20 office.zzb"));
    }

    private static List<Turn> closure() {
        return List.of(
                turn(
                        "comment rejected by the office",
                        "select split_part(comment, '-', 3) from comment_check where comment like '2023-07-%' and not accepted",
                        "P08"),
                turn(
                        "striking off sent back",
                        "select split_part(comment, '-', 3) from strike_off_decision where comment like '2023-07-%' and decision = 'SEND_BACK'",
                        "P05"),
                turn(
                        "batch striking off",
                        """
                        select split_part(comment, '-', 3) || ' ' || decided_by from strike_off_decision
                         where comment like '2023-07-%' and decision = 'SUSTAINED'
                           and (decided_at at time zone 'Asia/Shanghai')::date = '2023-11-23' order by 1""",
                        "P05 leader.zhao",
                        "P06 leader.zhao",
                        "P07 leader.qian",
                        "P08 leader.zhao",
                        "P09 leader.zhao",
                        "P12 leader.zhao",
                        "P13 leader.zhao"),
                logged(
                        "stage completion",
                        "step = 'recordStageCompletion'",
                        "P03 leader.zhao",
                        "P04 leader.zhao",
                        "P10 leader.zhao",
                        "P14 leader.zhao"),
                logged(
                        "resumption",
                        "step = 'resumeRectification'",
                        "P03 zzb.liaison",
                        "P04 mzj.liaison",
                        "P10 ghj.liaison",
                        "P14 mzj.liaison"),
                turn(
                        "archive",
                        "select person from transition where item = '2023-07' and step = 'archiveOpinion'",
                        "bgt.chen"));
    }

    private static Turn turn(String name, String query, String... rows) {
        return new Turn(name, query, List.of(rows));
    }

    private static Turn logged(String name, String condition, String... rows) {
        return turn(name, LOGGED.formatted(condition), rows);
    }

    private static Turn ofMeasure(String name, String columns, String table, String condition, String... rows) {
        return turn(name, OF_MEASURE.formatted(columns, table, condition), rows);
    }
}
