package duban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import duban.SmallOpinion;
import duban.TestPlans;
import duban.measure.PlanMeasures;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Markup and template text that people type is shown as they typed it, wherever it comes up, and does nothing. */
@TestMethodOrder(OrderAnnotation.class)
class HostileTextInTasklistIT extends TasklistInBrowser {

    private static final String OPINION = "2023-85";
    private static final String HOSTILE =
            "<script>alert(1)</script><img src='/camunda/planted.png' onerror='alert(2)'>${7*7}{{7*7}}#{7*7}";
    private static final DepartmentCode MZJ = new DepartmentCode("MZJ");

    private final List<String> happened = new ArrayList<>();

    private SmallOpinion opinion;

    @BeforeAll
    void everything_people_could_type_is_hostile() {
        moveTo("2023-09-18T09:00");
        opinion = SmallOpinion.dispatched(OPINION, TestPlans.workbook(plan()), this::login, jdbc, jobs);
        var item = opinion.measure(1);
        opinion.bringTo("submitResult", 1);
        assertThat(opinion.session("mzj.handler")
                        .post(
                                "/camunda/api/duban/measures/" + item + "/progress",
                                Map.of("done", HOSTILE, "next", HOSTILE, "obstacles", HOSTILE))
                        .status())
                .isEqualTo(204);
        opinion.take("mzj.handler", item, result());
        opinion.take("mzj.head", item, Map.of("decision", "SEND_BACK", "unmet", List.of(1), "reason", HOSTILE));
    }

    private static Map<String, ?> result() {
        return Map.of("account", HOSTILE, "indicatorValues", List.of("10"), "proofs", List.of(HOSTILE));
    }

    @Test
    @Order(1)
    void the_handler_reads_it_literally_in_card_form_and_detail() {
        var handler = open("mzj.handler", opinion.measure(1), 1366, 768);
        listen(handler);

        literally(handler.page().locator(".duban-list .duban-card:has-text('alert(1)')"));
        literally(handler.page().locator(".duban-item h3"));
        literally(handler.page().locator(".duban-section-sentBack"));
        literally(handler.page().locator(".duban-section-measure"));
        assertThat(handler.field("account")).hasValue(HOSTILE);
        assertThat(handler.field("proofs")).hasValue(HOSTILE);
        var detail = handler.detail();
        for (var title : List.of("问题", "整改措施", "历次退回", "进展填报", "办理经过")) {
            literally(detail.locator(".duban-detail-part:has(> h4:text-matches('^" + title + "'))"));
        }
        literally(detail.locator(".duban-clock").first());

        assertThat(happened).isEmpty();
    }

    @Test
    @Order(2)
    void the_head_reads_it_literally_in_what_is_to_be_signed() {
        opinion.take("mzj.handler", opinion.measure(1), result());
        var head = open("mzj.head", opinion.measure(1), 390, 844);
        listen(head);

        literally(head.page().locator(".duban-section-submission"));
        assertThat(head.tooWide()).isEmpty();
        literally(head.detail());
        assertThat(head.tooWide()).isEmpty();

        assertThat(happened).isEmpty();
    }

    /** What a page shows is in it already: whatever it was to do has been tried by the time the text is there. */
    private void listen(TasklistPage tasklist) {
        tasklist.page().onDialog(dialog -> {
            happened.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        tasklist.page().onRequest(request -> {
            if (request.url().contains("planted")) {
                happened.add("request " + request.url());
            }
        });
        tasklist.page().reload();
        tasklist.item().waitFor();
    }

    private static void literally(Locator shown) {
        assertThat(shown.first()).containsText(HOSTILE);
        assertThat(shown.locator("script, img")).hasCount(0);
    }

    private static PlanDraft plan() {
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber(OPINION),
                        HOSTILE,
                        HOSTILE,
                        "市人大常委会",
                        LocalDate.of(2023, 7, 3),
                        LocalDate.of(2023, 12, 29),
                        MZJ),
                List.of(new PlanDraft.Aspect(1, HOSTILE)),
                List.of(new PlanDraft.Comment("P01", 1, HOSTILE, MZJ, 2)),
                List.of(new PlanDraft.Measure(
                        "M01",
                        "P01",
                        HOSTILE,
                        MZJ,
                        List.of(),
                        false,
                        LocalDate.of(2023, 9, 22),
                        PlanMeasures.Kind.STAGED,
                        List.of(HOSTILE),
                        List.of(new PlanDraft.Indicator("服务站", BigDecimal.TEN, "个")),
                        2)));
    }
}
