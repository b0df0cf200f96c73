package duban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** September: two measures of one department ask for later deadlines, and one of them is urged. */
final class DeadlineTurns {

    private final RealCase realCase;

    DeadlineTurns(RealCase realCase) {
        this.realCase = realCase;
    }

    /** A first, short extension: the office's. */
    void m33IsExtendedByTheOffice() {
        realCase.moveTo("2023-09-13T10:00");
        var request = requested("M33", "2023-12-08", "应用场景须先完成安全评估。");
        signed(request);
        realCase.take("office.zzb", "grantExtension", request, Map.of("decision", "APPROVE", "reason", ""));
    }

    /** Twenty working days: the leader's, who does not want them. */
    void m34IsNotExtendedAndUrged() {
        realCase.moveTo("2023-09-14T10:00");
        var request = requested("M34", "2023-12-22", "部分区县设备未到位。");
        signed(request);
        realCase.take(
                "leader.zhao",
                "decideDeadlineChange",
                request,
                Map.of("decision", "REJECT", "acknowledged", List.of(), "reason", "先行调配，按期完成。"));
        var answer = realCase.post(
                "office.zzb",
                "/urges/" + RealCase.number("M34"),
                Map.of(
                        "person",
                        handlerOf("M34"),
                        "channel",
                        "TELEPHONE",
                        "said",
                        "设备月底前调配到位。",
                        "promisedOn",
                        "2023-11-20"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private String requested(String measure, String toOn, String reason) {
        var answer = realCase.post(
                handlerOf(measure),
                "/measures/" + RealCase.number(measure) + "/deadline",
                Map.of("kind", "EXTENSION", "toOn", toOn, "reason", reason));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("number").asText();
    }

    private void signed(String request) {
        realCase.take("dsj.head", "signDeadlineChange", request, Map.of("decision", "SIGN", "reason", "情况属实。"));
    }

    private String handlerOf(String measure) {
        return realCase.jdbc()
                .sql("select handler from measure where number = ?")
                .param(RealCase.number(measure))
                .query(String.class)
                .single();
    }
}
