package duban;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Comments: applied for by their leads, checked by the office, decided by the leader. */
final class ClosureTurns {

    static final List<String> STAGES = List.of("P03", "P04", "P10", "P14");

    private static final List<String> STAGE_FIELDS =
            List.of("done", "notDone", "nextSteps", "stageDueOn", "responsible");

    private final RealCase realCase;
    private final DepartmentTurns department;
    private final Map<String, String> leads = new TreeMap<>();

    ClosureTurns(RealCase realCase, DepartmentTurns department) {
        this.realCase = realCase;
        this.department = department;
        realCase.jdbc()
                .sql("select split_part(number, '-', 3) as item, lower(lead) as lead from comment where opinion = ?")
                .param(RealCase.OPINION)
                .query(row -> {
                    leads.put(row.getString("item"), row.getString("lead"));
                });
    }

    void p01IsStruckOff() {
        applied("2023-09-26", List.of("P01"));
        checked("2023-09-27", List.of("P01"));
        realCase.moveTo("2023-09-28T09:30");
        decide("leader.zhao", "P01");
    }

    /** The leader signs on paper, the secretary types it in the next day. */
    void p02IsStruckOffOnPaper() {
        applied("2023-10-25", List.of("P02"));
        checked("2023-10-26", List.of("P02"));
        realCase.moveTo("2023-10-27T09:30");
        assertThat(realCase.session("secretary.sun").tasks()).isEmpty();
        department.record(
                "secretary.sun",
                "decideStrikeOff",
                "P02",
                "leader.zhao",
                "2023-10-26",
                Map.of("decision", "SUSTAINED", "reason", "同意。"));
    }

    /** The office sends one back, the leader another. */
    void twoOfThreeComeBack() {
        applied("2023-11-14", List.of("P05", "P08", "P11"));
        realCase.moveTo("2023-11-15T09:30");
        realCase.take("office.sfj", "verifyComment", "P08", Map.of("decision", "REJECT", "reason", "请写明覆盖率的统计日期。"));
        checked("2023-11-15", List.of("P05", "P11"));
        realCase.moveTo("2023-11-16T09:30");
        realCase.take(
                "leader.zhao", "decideStrikeOff", "P05", Map.of("decision", "SEND_BACK", "reason", "请补充基层减负的实际效果。"));
        decide("leader.zhao", "P11");
    }

    /** Seven are struck off in one act, but for one the other leader has just claimed; four go on. */
    void theOthersAreStruckOffAtOnceOrGoOn() {
        var struckOff = List.of("P05", "P06", "P07", "P08", "P09", "P12", "P13");
        var all = Stream.concat(struckOff.stream(), STAGES.stream()).toList();
        applied("2023-11-21", all);
        checked("2023-11-22", all);
        realCase.moveTo("2023-11-23T09:30");
        var rows = realCase.rows("leader.zhao", "decideStrikeOff");
        realCase.claim("leader.qian", realCase.onlyTask("leader.qian", "decideStrikeOff", "P07"));
        assertThat(realCase.batch("leader.zhao", "decideStrikeOff", rows, struckOff, row -> sustained()))
                .containsExactly("P07 TAKEN 该待办已由 钱学文 领取，请联系对方或刷新待办列表。");
        decide("leader.qian", "P07");
        STAGES.forEach(item -> decide("leader.zhao", item));
    }

    /** In June of the next year. */
    void theFourAreStruckOffInTheirNextStage() {
        realCase.moveTo("2024-06-12T09:30");
        for (var item : STAGES) {
            realCase.take(
                    leads.get(item) + ".liaison",
                    "resumeRectification",
                    item,
                    Map.of("account", "本阶段整改任务已完成，有关制度已施行。"));
        }
        for (var item : STAGES) {
            apply(item, sheet -> Map.of("result", "COMPLETED", "account", "上一阶段遗留事项均已完成。"));
        }
        checked("2024-06-14", STAGES);
        realCase.moveTo("2024-06-17T09:30");
        realCase.take(
                "leader.qian", "decideStrikeOff", STAGES.get(0), Map.of("decision", "SUSTAINED", "reason", "要常抓不懈。"));
        for (var item : STAGES.subList(1, 4)) {
            assertThat(realCase.session("bgt.chen").tasksFor("archiveOpinion", RealCase.OPINION))
                    .isEmpty();
            realCase.take("leader.zhao", "decideStrikeOff", item, Map.of("decision", "COMPLETED"));
        }
    }

    void theOpinionIsArchived() {
        realCase.moveTo("2024-06-18T09:30");
        realCase.take("bgt.chen", "archiveOpinion", RealCase.OPINION, Map.of("note", "问题全部销号，归档。"));
        realCase.drain();
    }

    private void applied(String day, List<String> items) {
        realCase.moveTo(day + "T09:30");
        for (var item : items) {
            apply(item, sheet -> application(item, sheet));
        }
    }

    private void apply(String item, Function<JsonNode, Map<String, ?>> application) {
        realCase.take(leads.get(item) + ".head", "applyForStrikeOff", item, application);
    }

    private void checked(String day, List<String> items) {
        realCase.moveTo(day + "T10:00");
        for (var item : items) {
            realCase.take("office.sfj", "verifyComment", item, Map.of("decision", "ACCEPT", "reason", "材料齐全，与台账相符。"));
        }
    }

    private void decide(String leader, String item) {
        realCase.take(leader, "decideStrikeOff", item, sheet -> STAGES.contains(item) ? stage(sheet) : sustained());
    }

    private static Map<String, Object> application(String item, JsonNode sheet) {
        var account = sheet.at("/input/prefill/account").asText();
        if (!STAGES.contains(item)) {
            return Map.of("result", "SUSTAINED", "account", account);
        }
        return Map.of(
                "result", "STAGE",
                "account", account,
                "done", "年度任务已完成。",
                "notDone", "工作周期跨年度，尚未全部落实。",
                "nextSteps", "按时序继续推进，每季度报告一次。",
                "stageDueOn", "2024-06-28",
                "responsible", "牵头单位分管负责人");
    }

    private static Map<String, Object> sustained() {
        return Map.of("decision", "SUSTAINED", "reason", "同意。");
    }

    private static Map<String, Object> stage(JsonNode sheet) {
        var decision = new HashMap<String, Object>(Map.of("decision", "STAGE", "reason", "同意继续挂账。"));
        for (var field : STAGE_FIELDS) {
            decision.put(field, sheet.at("/input/prefill/" + field).asText());
        }
        return decision;
    }
}
