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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small plans as workbooks: one comment led by a department that handles all its measures. */
public final class TestPlans {

    private static final Map<String, DepartmentCode> DEPARTMENTS = Map.ofEntries(
            Map.entry("市民政局", new DepartmentCode("MZJ")),
            Map.entry("市财政局", new DepartmentCode("CZJ")),
            Map.entry("市公安局", new DepartmentCode("GAJ")),
            Map.entry("市卫生健康委", new DepartmentCode("WJW")),
            Map.entry("市发展改革委", new DepartmentCode("FGW")),
            Map.entry("市规划自然资源局", new DepartmentCode("GHJ")),
            Map.entry("市住房城乡建委", new DepartmentCode("ZJW")),
            Map.entry("市农业农村委", new DepartmentCode("NYW")),
            Map.entry("市大数据应用发展管理局", new DepartmentCode("DSJ")),
            Map.entry("市商务委", new DepartmentCode("SWW")),
            Map.entry("市人力社保局", new DepartmentCode("RSJ")),
            Map.entry("市司法局", new DepartmentCode("SFJ")));

    private static final LocalDate RECEIVED_ON = LocalDate.of(2023, 7, 3);
    private static final LocalDate DUE_ON = LocalDate.of(2023, 11, 24);

    private TestPlans() {}

    /**
     * @param department {@code 市民政局} or {@code 市财政局}
     * @param measures how many of each comment, P01 first; they are numbered through
     */
    public static byte[] workbook(String opinion, String department, int... measures) {
        return write(plan(opinion, DEPARTMENTS.get(department), RECEIVED_ON, DUE_ON, false, List.of(), measures));
    }

    /** The same for days of its own, of one comment. */
    public static byte[] workbook(
            String opinion, String department, LocalDate receivedOn, LocalDate dueOn, int measures) {
        return write(plan(opinion, DEPARTMENTS.get(department), receivedOn, dueOn, false, List.of(), measures));
    }

    /** The same, where others contribute to each measure; with {@code coSign}, their heads sign too. */
    public static byte[] coHandledWorkbook(
            String opinion, String department, int measures, boolean coSign, String... coHandlers) {
        var others = Stream.of(coHandlers).map(DEPARTMENTS::get).toList();
        return write(plan(opinion, DEPARTMENTS.get(department), RECEIVED_ON, DUE_ON, coSign, others, measures));
    }

    /** The same with deadlines before the opinion was received, in every row of the ledger. */
    public static byte[] faultyWorkbook(String opinion, String department, int measures) {
        return write(plan(
                opinion,
                DEPARTMENTS.get(department),
                RECEIVED_ON,
                LocalDate.of(2022, 11, 24),
                false,
                List.of(),
                measures));
    }

    /** Any plan of these departments, with or without a past. */
    public static byte[] workbook(PlanDraft plan) {
        return write(plan);
    }

    private static PlanDraft plan(
            String opinion,
            DepartmentCode department,
            LocalDate receivedOn,
            LocalDate dueOn,
            boolean coSign,
            List<DepartmentCode> coHandlers,
            int... measures) {
        var comments = IntStream.range(0, measures.length)
                .boxed()
                .flatMap(index -> Collections.nCopies(measures[index], "P%02d".formatted(index + 1)).stream())
                .toList();
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber(opinion),
                        "关于社区养老服务的审议意见",
                        "市人大常委会第二次会议",
                        "市人大常委会",
                        receivedOn,
                        LocalDate.of(2023, 12, 29),
                        department),
                List.of(new PlanDraft.Aspect(1, "服务供给有待提升")),
                comments.stream()
                        .distinct()
                        .map(number -> new PlanDraft.Comment(
                                number, 1, "完善养老设施" + number, department, comments.indexOf(number) + 2))
                        .toList(),
                IntStream.rangeClosed(1, comments.size())
                        .mapToObj(nth -> new PlanDraft.Measure(
                                "M%02d".formatted(nth),
                                comments.get(nth - 1),
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
