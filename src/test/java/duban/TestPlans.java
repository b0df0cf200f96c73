package duban;

import duban.exchange.excel.WorkbookTemplate;
import duban.measure.PlanMeasures.Kind;
import duban.opinion.PlanDraft;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small plans as workbooks: one comment led by a department that handles all its measures. */
public final class TestPlans {

    private static final Map<String, DepartmentCode> DEPARTMENTS = Map.of(
            "市民政局", new DepartmentCode("MZJ"),
            "市财政局", new DepartmentCode("CZJ"),
            "市公安局", new DepartmentCode("GAJ"),
            "市卫生健康委", new DepartmentCode("WJW"));

    private TestPlans() {}

    /** @param department {@code 市民政局} or {@code 市财政局} */
    public static byte[] workbook(String opinion, String department, int measures) {
        return write(
                plan(opinion, DEPARTMENTS.get(department), measures, LocalDate.of(2023, 11, 24), false, List.of()));
    }

    /** The same, where others contribute to each measure; with {@code coSign}, their heads sign too. */
    public static byte[] coHandledWorkbook(
            String opinion, String department, int measures, boolean coSign, String... coHandlers) {
        var others = Stream.of(coHandlers).map(DEPARTMENTS::get).toList();
        return write(plan(opinion, DEPARTMENTS.get(department), measures, LocalDate.of(2023, 11, 24), coSign, others));
    }

    /** The same with deadlines before the opinion was received, in every row of the ledger. */
    public static byte[] faultyWorkbook(String opinion, String department, int measures) {
        return write(
                plan(opinion, DEPARTMENTS.get(department), measures, LocalDate.of(2022, 11, 24), false, List.of()));
    }

    /** Any plan of these two departments, with or without a past. */
    public static byte[] workbook(PlanDraft plan) {
        return write(plan);
    }

    private static PlanDraft plan(
            String opinion,
            DepartmentCode department,
            int measures,
            LocalDate dueOn,
            boolean coSign,
            List<DepartmentCode> coHandlers) {
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber(opinion),
                        "关于社区养老服务的审议意见",
                        "市人大常委会第二次会议",
                        "市人大常委会",
                        LocalDate.of(2023, 7, 3),
                        LocalDate.of(2023, 12, 29),
                        department),
                List.of(new PlanDraft.Aspect(1, "服务供给有待提升")),
                List.of(new PlanDraft.Comment("P01", 1, "完善养老设施", department, 2)),
                IntStream.rangeClosed(1, measures)
                        .mapToObj(nth -> new PlanDraft.Measure(
                                "M%02d".formatted(nth),
                                "P01",
                                "建设第" + nth + "批社区养老服务站",
                                department,
                                coHandlers,
                                coSign,
                                dueOn,
                                Kind.STAGED,
                                List.of("站点名单公布", "验收材料齐备"),
                                List.of(new PlanDraft.Indicator("服务站", BigDecimal.TEN, "个")),
                                nth + 1))
                        .toList());
    }

    private static byte[] write(PlanDraft plan) {
        try (var bytes = new ByteArrayOutputStream()) {
            new WorkbookTemplate().write(bytes, DEPARTMENTS, plan);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
