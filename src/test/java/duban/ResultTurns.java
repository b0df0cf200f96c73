package duban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** September to November: results are submitted, signed, answered by co-handlers and verified, day by day. */
final class ResultTurns {

    static final String REVISED = "发布与立项已分开统计，地方标准达到13项。";
    static final String AFTER_TALKS = "与会签单位核对后，网格和网格员数已统一口径。";
    static final String PROVEN = "网格划分完成的证明已补充。";
    static final String FOLLOWED = "平台已按民政部门意见补充社区数据下沉情况，覆盖1031个乡镇(街道)。";

    private final RealCase realCase;
    private final DepartmentTurns department;
    private final ConsultingTurns consulting;

    ResultTurns(RealCase realCase, DepartmentTurns department, ConsultingTurns consulting) {
        this.realCase = realCase;
        this.department = department;
        this.consulting = consulting;
    }

    /** M01, co-signed by two departments at once. */
    void dueInSeptember() {
        submit("2023-09-20", List.of("M01"));
        sign("2023-09-21");
        realCase.moveTo("2023-09-22T10:00");
        assertThat(realCase.waitingFor("coSignResult", "M01")).containsExactly("mzj", "zfw");
        consulting.agree("M01");
        verify("2023-09-25");
    }

    /** One of them signed by the head who took the task over from the deputy. */
    void dueInOctober() {
        submit("2023-10-18", List.of("M02", "M07", "M08", "M19", "M22"));
        department.theHeadTakesOverWhatTheDeputyClaimed("M22");
        sign("2023-10-20");
        realCase.moveTo("2023-10-23T09:30");
        consulting.allAgree(realCase.waitingAt("giveView"));
        verify("2023-10-24");
    }

    /** What is due on 15 November, and M20 and M23 ahead of their day. */
    void dueInTheMiddleOfNovember() {
        submit(
                "2023-11-01",
                List.of("M06", "M09", "M10", "M12", "M14", "M15", "M16", "M17", "M20", "M23", "M24", "M27", "M28"));
        department.anAuthorisedColleagueSigns("M27");
        m23IsSentBackAndSignedTheSameDay();
        signWhileTheOfficeIsUnable("M28");
        sign("2023-11-02", "M09");

        realCase.moveTo("2023-11-03T10:00");
        department.record(
                "office.sfj",
                "signOffResult",
                "M09",
                "mzj.head",
                "2023-11-02",
                Map.of("decision", "SIGN", "reason", "同意。"));
        consulting.comment("wjw", "M15", "请注明公共卫生委员会的设立数。");
        consulting.allAgree(realCase.waitingAt("giveView", "M23"));
        consulting.agree("M23", "gaj");
        consulting.oneDiffers("gaj", "M09", "证明事项清单与公安机关的规定不一致。");
        consulting.oneDiffers("mzj", "M10", "网格员数与社区工作者统计重复。");

        realCase.moveTo("2023-11-06T10:00");
        realCase.accept("bgt.chen", "M28");
        askForMore("M15", "请补充下设委员会全覆盖的统计表。");
        realCase.waitingAt("verifyMeasure").forEach(realCase::accept);
        consulting.talks("M09", "2023-11-06", "AGREED", "");
        assertThat(realCase.waitingFor("coSignResult", "M09")).containsExactly("gaj");
        consulting.agree("M09");
        consulting.talks("M10", "2023-11-06", "REVISE", "按民政部门口径核减后重新填报。");
        realCase.submit("M10", AFTER_TALKS);

        realCase.moveTo("2023-11-07T10:00");
        realCase.accept("M09");
        supplement("M15", "统计表已报送。", "覆盖情况统计表（2023年10月）");
        realCase.sign("zfw.head", "M10");
        realCase.moveTo("2023-11-08T10:00");
        realCase.sign("mzj.head", "M15");
        consulting.agree("M10");
        realCase.moveTo("2023-11-09T10:00");
        realCase.accept("M15");
        reject("M10", List.of(2), "未见网格划分完成的证明。");
        realCase.submit("M10", PROVEN);

        theNightTheViewsOnM23End();
        realCase.sign("zfw.deputy", "M10");
        consulting.agree("M20");
        verify("2023-11-13", "M10");
        consulting.agree("M10");
        verify("2023-11-14");
    }

    /** What is due on 24 November: signed and verified many at once, two of them not without the leader. */
    void dueAtTheEndOfNovember() {
        submit("2023-11-14", realCase.waitingAt("submitResult"));
        realCase.moveTo("2023-11-15T15:00");
        signAtOnce("mzj.head", List.of("M04", "M05", "M13", "M18", "M31", "M35"));
        sign("2023-11-15");

        realCase.moveTo("2023-11-16T10:00");
        consulting.allAgree(realCase.waitingAt("giveView"));
        consulting.agree("M31");
        consulting.oneDiffers("zfw", "M05", "网格员纳管不宜计入招聘岗位。");
        consulting.oneDiffers("mzj", "M29", "未反映社区一级数据下沉。");
        consulting.talks("M05", "2023-11-16", "NOT_AGREED", "两项指标分别统计，没有重复。");
        consulting.talks("M29", "2023-11-16", "NOT_AGREED", "方案只要求覆盖到乡镇(街道)。");
        realCase.moveTo("2023-11-17T10:00");
        consulting.settle("M05", "UPHOLD", "两项指标口径清楚，照报。");
        consulting.settle("M29", "FOLLOW", "请补充社区数据下沉情况。");
        realCase.submit("M29", FOLLOWED);
        realCase.sign("dsj.head", "M29");
        realCase.moveTo("2023-11-20T09:00");
        consulting.agree("M29");
        realCase.moveTo("2023-11-20T10:30");
        realCase.waitingAt("verifyMeasure").stream()
                .collect(Collectors.groupingBy(item -> RealCase.verifierOf(realCase.measure(item))))
                .forEach(this::verifyAtOnce);
    }

    private void submit(String day, List<String> items) {
        realCase.moveTo(day + "T09:30");
        items.forEach(realCase::submit);
    }

    /** Whatever waits for a head. */
    private void sign(String day, String... except) {
        realCase.moveTo(day + "T16:00");
        realCase.waitingAt("signOffResult", except)
                .forEach(item -> realCase.sign(realCase.measure(item).person("head"), item));
    }

    /** Whatever waits for a verifier. */
    private void verify(String day, String... except) {
        realCase.moveTo(day + "T10:30");
        var items = realCase.waitingAt("verifyMeasure", except);
        assertThat(items).isNotEmpty();
        items.forEach(realCase::accept);
    }

    private void m23IsSentBackAndSignedTheSameDay() {
        realCase.take(
                "sjg.head",
                "signOffResult",
                "M23",
                Map.of("decision", "SEND_BACK", "unmet", List.of(1), "reason", "立项与发布要分开写。"));
        var sheet = realCase.onlyTask("sjg.handler", "submitResult", "M23");
        assertThat(realCase.session("sjg.handler").sheet(sheet).toString()).contains("立项与发布要分开写。");
        realCase.submit("M23", REVISED);
        realCase.sign("sjg.head", "M23");
    }

    /** Only the member seconded from the handling department is there: the government office cross-checks. */
    private void signWhileTheOfficeIsUnable(String item) {
        var absent = realCase.jdbc().sql("""
                update officer set active = false
                 where active and id <> 'office.mzj' and id in (select officer from appointment where role = 'OFFICE')
                returning id""").query(String.class).list();
        try {
            realCase.sign("mzj.head", item);
        } finally {
            realCase.jdbc()
                    .sql("update officer set active = true where id in (:absent)")
                    .param("absent", absent)
                    .update();
        }
        assertThat(realCase.waitingFor("verifyMeasure", item)).containsExactly("bgt");
    }

    private void askForMore(String item, String wanted) {
        realCase.take(
                "office.sfj",
                "verifyMeasure",
                item,
                Map.of("decision", "ASK_FOR_MORE", "unmet", List.of(1), "wanted", wanted));
    }

    private void supplement(String item, String answer, String material) {
        realCase.take(
                realCase.measure(item).handler(),
                "supplementResult",
                item,
                Map.of("answer", answer, "materials", List.of(material)));
    }

    private void reject(String item, List<Integer> unmet, String reason) {
        realCase.take(
                RealCase.verifierOf(realCase.measure(item)),
                "verifyMeasure",
                item,
                Map.of("decision", "REJECT", "unmet", unmet, "reason", reason));
    }

    /** Nobody of the police has answered when the limit ends, nor has the civil affairs bureau co-signed M20. */
    private void theNightTheViewsOnM23End() {
        realCase.playTo("2023-11-09T18:30");
        assertThat(realCase.waitingFor("giveView", "M23")).containsExactly("gaj");
        realCase.playTo("2023-11-10T09:00");
        assertThat(realCase.waitingFor("giveView", "M23")).isEmpty();
        assertThat(realCase.waitingFor("coSignResult", "M20")).containsExactly("mzj");
    }

    private void signAtOnce(String head, List<String> items) {
        var rows = realCase.rows(head, "signOffResult");
        assertThat(realCase.batch(head, "signOffResult", rows, items, row -> Map.of("decision", "SIGN", "reason", "")))
                .isEmpty();
    }

    private void verifyAtOnce(String verifier, List<String> items) {
        var rows = realCase.rows(verifier, "verifyMeasure");
        assertThat(realCase.batch(verifier, "verifyMeasure", rows, items, RealCase::allMet))
                .isEmpty();
    }
}
