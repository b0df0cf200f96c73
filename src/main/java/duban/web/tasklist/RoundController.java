package duban.web.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duban.access.CurrentUser;
import duban.deadline.WorkingDays;
import duban.department.Role;
import duban.exchange.excel.RoundReader;
import duban.exchange.excel.RoundSheet;
import duban.exchange.excel.RoundWorkbook;
import duban.ledger.MissingReports;
import duban.ledger.RoundInputs.RowInput;
import duban.ledger.RoundSections;
import duban.ledger.Section;
import duban.opinion.Fault;
import duban.process.model.Step;
import duban.shared.Refusal;
import duban.shared.Texts;
import duban.web.Disposition;
import duban.web.WorkbookUpload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Progress reports of departments: who has reported, and the page of one as a workbook down and up. */
@RestController
@RequestMapping("/camunda/api/duban/progress-rounds")
class RoundController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final List<String> TEXTS = List.of("done", "next", "obstacles", "helpNeeded", "forecastOn");

    private final CurrentUser currentUser;
    private final MissingReports missingReports;
    private final RoundSections rounds;
    private final TaskSheets taskSheets;
    private final RoundWorkbook workbook;
    private final RoundReader reader;
    private final ObjectMapper json;
    private final Clock clock;

    RoundController(
            CurrentUser currentUser,
            MissingReports missingReports,
            RoundSections rounds,
            TaskSheets taskSheets,
            RoundWorkbook workbook,
            RoundReader reader,
            ObjectMapper json,
            Clock clock) {
        this.currentUser = currentUser;
        this.missingReports = missingReports;
        this.rounds = rounds;
        this.taskSheets = taskSheets;
        this.workbook = workbook;
        this.reader = reader;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What was read: nothing of it is kept before the form's draft is saved.
     *
     * @param fields by form field, {@code null} where there are faults
     * @param rows how many lines were filled in
     */
    record Read(Map<String, List<?>> fields, int rows, List<Fault> faults) {}

    @GetMapping
    MissingReports.Overview overview() {
        mustOversee();
        return missingReports.overview(clock.instant());
    }

    @GetMapping("/recorded/{number}")
    Section recorded(@PathVariable String number) {
        mustOversee();
        return rounds.recorded(number).orElseThrow(() -> Refusal.notFound("没有登记过编号为 " + number + " 的进展报告。"));
    }

    private void mustOversee() {
        var officer = currentUser.officer();
        if (Stream.of(Role.OFFICE, Role.GOVERNMENT_OFFICE, Role.LEADER).noneMatch(officer::has)) {
            throw Refusal.forbidden("NOT_YOURS", "各单位进展报告的汇总由督办专班、政府办公厅和分管副市长查看，您没有该岗位。");
        }
    }

    @GetMapping("/workbook")
    ResponseEntity<byte[]> download(@RequestParam String task) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var round = round(opened(task));
        workbook.write(bytes, round);
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.attachment(round.title() + ".xlsx"))
                .body(bytes.toByteArray());
    }

    @PostMapping("/workbook")
    Read upload(@RequestParam String task, @RequestParam String fileName, HttpServletRequest request)
            throws IOException {
        mustBeWorkbook(fileName);
        var round = round(opened(task));
        try (var upload = WorkbookUpload.receive(request.getInputStream(), request.getContentLengthLong())) {
            var reading = reader.read(upload.file(), round, WorkingDays.dayOf(clock.instant()));
            return reading.faults().isEmpty()
                    ? new Read(fields(round, reading.lines()), reading.lines().size(), List.of())
                    : new Read(null, 0, reading.faults());
        }
    }

    private static void mustBeWorkbook(String fileName) {
        var name = Texts.required("fileName", "文件名", fileName, 255).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".xlsx")) {
            throw new Refusal(
                    Refusal.Kind.UNSUPPORTED,
                    "TYPE_MISMATCH",
                    "只能上传 .xlsx 文件，请用 Excel 或 WPS 另存为 .xlsx 后上传。",
                    "fileName");
        }
    }

    /** Only who may fill in the page; it is gone once it is signed, and with it every workbook of it. */
    private TaskSheets.Sheet opened(String task) {
        var sheet = open(task);
        if (!sheet.hand().mayTake()) {
            throw Refusal.conflict("TAKEN", "本件正由 " + sheet.task().assigneeName() + " 填报，请联系对方。");
        }
        if (!sheet.task().step().equals(Step.REPORT_PROGRESS_ROUND.stem())) {
            throw Refusal.conflict("WRONG_STEP", "本件不是进展填报，没有填报表。");
        }
        return sheet;
    }

    private TaskSheets.Sheet open(String task) {
        try {
            return taskSheets.of(task, currentUser.officer());
        } catch (Refusal gone) {
            if (gone.kind() != Refusal.Kind.NOT_FOUND) {
                throw gone;
            }
            throw Refusal.conflict("ROUND_CLOSED", "这份进展报告已提交审签或已登记，不能再填报，表格没有填入。请返回待办列表查看。");
        }
    }

    /** With what its reader has typed so far. */
    private RoundSheet round(TaskSheets.Sheet sheet) {
        var values = values(sheet);
        return new RoundSheet(
                sheet.task().item(),
                sheet.task().title(),
                sheet.input().rows().stream().map(row -> line(row, values)).toList());
    }

    private JsonNode values(TaskSheets.Sheet sheet) {
        var prefill = json.<JsonNode>valueToTree(sheet.input().prefill());
        if (sheet.draft() == null) {
            return prefill;
        }
        try {
            return json.readTree(sheet.draft().fields()).path("form");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RoundSheet.Line line(RowInput row, JsonNode values) {
        var unchanged = new ArrayList<Integer>();
        values.path("noChange").forEach(seq -> unchanged.add(seq.asInt()));
        return new RoundSheet.Line(
                row.seq(),
                row.number(),
                row.title(),
                row.due(),
                row.dropped(),
                unchanged.contains(row.seq()),
                text(values, "done", row.seq()),
                text(values, "next", row.seq()),
                text(values, "obstacles", row.seq()),
                text(values, "helpNeeded", row.seq()),
                text(values, "forecastOn", row.seq()),
                row.indicators().stream()
                        .map(indicator -> new RoundSheet.Measured(
                                indicator.seq(),
                                indicator.name(),
                                indicator.target(),
                                indicator.unit(),
                                text(values, "indicatorValues", indicator.seq())))
                        .toList());
    }

    private static String text(JsonNode values, String field, int seq) {
        return values.path(field).path(seq - 1).asText("");
    }

    /** Each a list in the order of the page, as the form sends it. */
    private static Map<String, List<?>> fields(RoundSheet round, List<RoundSheet.Line> read) {
        var fields = new LinkedHashMap<String, List<?>>();
        fields.put(
                "noChange",
                read.stream()
                        .filter(RoundSheet.Line::noChange)
                        .map(RoundSheet.Line::seq)
                        .sorted()
                        .toList());
        for (var field : TEXTS) {
            fields.put(
                    field,
                    round.lines().stream()
                            .map(line -> text(field, lineOf(read, line)))
                            .toList());
        }
        fields.put(
                "indicatorValues",
                round.lines().stream()
                        .flatMap(line -> lineOf(read, line).indicators().stream())
                        .map(RoundSheet.Measured::value)
                        .toList());
        return fields;
    }

    /** What was read of a line, or the line itself where nothing is asked of it. */
    private static RoundSheet.Line lineOf(List<RoundSheet.Line> read, RoundSheet.Line line) {
        return read.stream()
                .filter(candidate -> candidate.seq() == line.seq())
                .findFirst()
                .orElse(line);
    }

    private static String text(String field, RoundSheet.Line line) {
        return switch (field) {
            case "done" -> line.done();
            case "next" -> line.next();
            case "obstacles" -> line.obstacles();
            case "helpNeeded" -> line.helpNeeded();
            case "forecastOn" -> line.forecastOn();
            default -> throw new IllegalArgumentException(field);
        };
    }
}
