package duban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** July: receipt, return and silence. */
final class DispatchTurns {

    private static final String SILENT = "M13";
    private static final String KEPT = "M14";
    private static final String DISPUTED = "M24";

    private final RealCase realCase;

    DispatchTurns(RealCase realCase) {
        this.realCase = realCase;
    }

    /** Of 31 measures one is not answered, one returned in vain, and one moved and moved back. */
    void dispatchedAndReceived() {
        realCase.moveTo("2023-07-05T10:00");
        realCase.take("office.zzb", "dispatchPlan", RealCase.OPINION, Map.of("instruction", "请各单位按方案时限推进。"));
        realCase.drain();
        realCase.moveTo("2023-07-06T09:30");
        realCase.receive(realCase.waitingAt("signForReceipt", SILENT, KEPT, DISPUTED));
        sendBack("czj.liaison", KEPT, "MZJ", "试点建设由民政部门实施。");
        sendBack("sww.liaison", DISPUTED, "SJG", "服务规范由市场监管部门制定。");
        realCase.moveTo("2023-07-07T10:00");
        realCase.take("office.fgw", "arbitrateReturn", KEPT, Map.of("ruling", "KEEP", "reason", "资金下达是财政部门职责。"));

        realCase.playTo("2023-07-10T09:00");
        realCase.receive(List.of(KEPT));
        realCase.handOn("M18", "mzj.section");
        realCase.handOn(realCase.waitingAt("handToHandler"));
        realCase.take("office.sfj", "arbitrateReturn", DISPUTED, moved("SJG", "便民服务有地方标准。"));
        realCase.moveTo("2023-07-11T10:00");
        sendBack("sjg.liaison", DISPUTED, "SWW", "一刻钟便民生活圈由商务部门牵头。");
        realCase.playTo("2023-07-12T09:00");
        realCase.take("leader.zhao", "decideDispute", DISPUTED, moved("SWW", "按商务部等部门文件分工办理。"));

        realCase.playTo("2023-07-13T09:00");
        itIsTooLateToReturn();
        realCase.receive(List.of(SILENT, DISPUTED));
        realCase.moveTo("2023-07-14T09:00");
        realCase.handOn(List.of(SILENT, DISPUTED));
    }

    private void sendBack(String liaison, String item, String proposedOwner, String reason) {
        realCase.take(liaison, "signForReceipt", item, returned(proposedOwner, reason));
    }

    private static Map<String, ?> returned(String proposedOwner, String reason) {
        return Map.of("decision", "RETURN", "reason", reason, "proposedOwner", proposedOwner);
    }

    private static Map<String, ?> moved(String department, String reason) {
        return Map.of("ruling", "MOVE", "department", department, "reason", reason);
    }

    private void itIsTooLateToReturn() {
        var task = realCase.onlyTask("mzj.liaison", "signForReceipt", SILENT);
        var answer = realCase.session("mzj.liaison").submit(task, returned("CZJ", "资金由财政部门安排。"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("RETURN_LATE");
        assertThat(realCase.session("mzj.liaison").sheet(task).at("/input/results"))
                .singleElement()
                .satisfies(offered -> assertThat(offered.asText()).isEqualTo("RECEIVE"));
    }
}
