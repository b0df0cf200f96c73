package duban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** July to September: the plan changes while it is carried out. */
final class ChangeTurns {

    private final RealCase realCase;

    ChangeTurns(RealCase realCase) {
        this.realCase = realCase;
    }

    void rewordM06() {
        realCase.moveTo("2023-07-24T10:00");
        var change = proposed(
                "REWORD",
                List.of("M06"),
                Map.of(
                        "parts",
                        List.of(part(
                                "建立健全社区工作者职业体系，各区县出台配套政策",
                                "MZJ",
                                List.of("RSJ", "ZZB"),
                                List.of("各区县均出台政策文件", "职业体系框架印发")))),
                "原办结标准未覆盖职业体系框架。");
        approved(change, "2023-07-25");
        dispatchedAnew("2023-07-26", "2023-07-27", "M06");
    }

    /** To the finance bureau, which hands it on, and back a week later. */
    void transferM19ThereAndBack() {
        realCase.moveTo("2023-08-07T10:00");
        approved(transfer("CZJ", "慈善资金管理划归财政部门。"), "2023-08-08");
        dispatchedAnew("2023-08-09", "2023-08-10", "M19");
        assertThat(realCase.waitingFor("submitResult", "M19")).containsExactly("czj");
        realCase.moveTo("2023-08-14T10:00");
        approved(transfer("MZJ", "职责划转暂缓，仍由民政部门承办。"), "2023-08-15");
        dispatchedAnew("2023-08-16", "2023-08-17", "M19");
    }

    private String transfer(String department, String reason) {
        return proposed("TRANSFER", List.of("M19"), Map.of("department", department), reason);
    }

    /** M30 becomes M32, M33 and M34. */
    void splitM30InThree() {
        realCase.moveTo("2023-08-21T10:00");
        var coHandlers = List.of("MZJ");
        var change = proposed(
                "SPLIT",
                List.of("M30"),
                Map.of(
                        "parts",
                        List.of(
                                part("推进“渝快办”升级重构", "DSJ", coHandlers, List.of("升级重构完成")),
                                part("推广“渝悦社区·网上村居”", "DSJ", coHandlers, List.of("线上应用场景运行")),
                                part(
                                        "开展“一表通”试点",
                                        "DSJ",
                                        coHandlers,
                                        List.of("试点运行"),
                                        indicator("“一表通”试点区县", "11", "个"),
                                        indicator("开通账户", "30000", "个")))),
                "三项任务进度不同，分开推进。");
        approved(change, "2023-08-22");
        realCase.willTell("M33", "推广“渝悦社区·网上村居”，构建村(居)民自治线上应用场景。");
        realCase.willTell("M34", "在全市推进“一表通”应用组件试点，开通11个试点区县33002个账户，减轻基层工作负担。", "11", "33002");
        dispatchedAnew("2023-08-23", "2023-08-24", "M32", "M33", "M34");
    }

    void notAdoptingP14IsRejected() {
        realCase.moveTo("2023-08-28T10:00");
        var change = proposed("NOT_ADOPT", List.of(), Map.of("comment", RealCase.number("P14")), "立法权限不在市政府。");
        realCase.moveTo("2023-08-29T10:00");
        realCase.take(
                "leader.qian", "decideChange", change, Map.of("decision", "REJECT", "reason", "立法建议可以提出，问题应予采纳。"));
    }

    /** M25 and M26 become M35. */
    void mergeM25AndM26() {
        realCase.moveTo("2023-09-04T10:00");
        var merged = part(
                "依托“重庆救助通”，落实村(社区)“两委”走访联系困难群众机制",
                "MZJ",
                List.of("DSJ", "ZZB", "ZFW"),
                List.of("低收入人口纳入在线监测", "走访机制落实"),
                indicator("在线监测人口", "110", "万人"),
                indicator("走访重点人员", "40", "万人次"));
        merged.put("kind", "LASTING");
        var change = proposed("MERGE", List.of("M25", "M26"), Map.of("parts", List.of(merged)), "监测和走访对象相同，合并办理。");
        approved(change, "2023-09-05");
        realCase.willTell("M35", "将约118万人纳入低收入人口在线监测范围，累计走访重点人员46.5万人次。", "118", "46.5");
        dispatchedAnew("2023-09-06", "2023-09-07", "M35");
    }

    /** Made by the split, given up three weeks later. */
    void terminateM32() {
        realCase.moveTo("2023-09-11T10:00");
        approved(proposed("TERMINATE", List.of("M32"), Map.of(), "“渝快办”由国家统一部署重构。"), "2023-09-12");
    }

    private String proposed(String kind, List<String> measures, Map<String, ?> particulars, String reason) {
        var proposal = new HashMap<String, Object>(particulars);
        proposal.put("kind", kind);
        proposal.put("measures", measures.stream().map(RealCase::number).toList());
        proposal.put("reason", reason);
        var answer = realCase.post("office.zzb", "/changes", proposal);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("number").asText();
    }

    private void approved(String change, String day) {
        realCase.moveTo(day + "T10:00");
        realCase.take("leader.zhao", "decideChange", change, Map.of("decision", "APPROVE", "reason", "同意。"));
    }

    private void dispatchedAnew(String receivedOn, String handedOn, String... items) {
        realCase.moveTo(receivedOn + "T09:30");
        realCase.receive(List.of(items));
        realCase.moveTo(handedOn + "T09:30");
        realCase.handOn(List.of(items));
    }

    @SafeVarargs
    private static Map<String, Object> part(
            String content,
            String department,
            List<String> coHandlers,
            List<String> criteria,
            Map<String, String>... indicators) {
        return new HashMap<>(Map.of(
                "content",
                content,
                "department",
                department,
                "coHandlers",
                coHandlers,
                "coSign",
                false,
                "kind",
                "STAGED",
                "dueOn",
                "2023-11-24",
                "criteria",
                criteria,
                "indicators",
                List.of(indicators)));
    }

    private static Map<String, String> indicator(String name, String target, String unit) {
        return Map.of("name", name, "target", target, "unit", unit);
    }
}
