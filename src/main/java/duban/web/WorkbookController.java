package duban.web;

import duban.access.CurrentUser;
import duban.department.Role;
import duban.exchange.excel.ImportWorkbook;
import duban.exchange.excel.Reminder;
import duban.exchange.excel.WorkbookTemplate;
import duban.opinion.Fault;
import duban.opinion.PlanFaults;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import duban.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The workbook for the supervision office: template, dry run, import. */
@RestController
@RequestMapping("/camunda/api/duban/workbook")
class WorkbookController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final CurrentUser currentUser;
    private final WorkbookTemplate template;
    private final ImportWorkbook importWorkbook;

    WorkbookController(CurrentUser currentUser, WorkbookTemplate template, ImportWorkbook importWorkbook) {
        this.currentUser = currentUser;
        this.template = template;
        this.importWorkbook = importWorkbook;
    }

    record Checked(
            String fileName,
            List<String> sheets,
            int comments,
            int measures,
            int departments,
            List<Fault> faults,
            List<Reminder> reminders) {}

    /** @param closed whether nothing is left to dispatch */
    record Imported(String opinion, int comments, int measures, boolean closed) {}

    record Faults(String code, String message, String field, List<Fault> faults) {}

    @GetMapping("/template")
    ResponseEntity<byte[]> template() throws IOException {
        currentUser.officerIn(Role.OFFICE);
        var bytes = new ByteArrayOutputStream();
        template.write(bytes, importWorkbook.departmentNames());
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.attachment("审议意见整改台账模板.xlsx"))
                .body(bytes.toByteArray());
    }

    @PostMapping("/check")
    Checked check(@RequestParam String fileName, HttpServletRequest request) throws IOException {
        currentUser.officerIn(Role.OFFICE);
        var name = workbookName(fileName);
        try (var upload = WorkbookUpload.receive(request.getInputStream(), request.getContentLengthLong())) {
            var reading = importWorkbook.check(upload.file(), name);
            var plan = reading.plan();
            return new Checked(
                    name,
                    reading.sheets(),
                    plan.comments().size(),
                    plan.measures().size(),
                    plan.departments().size(),
                    reading.faults(),
                    reading.reminders());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Imported importFile(@RequestParam String fileName, HttpServletRequest request) throws IOException {
        var member = currentUser.officerIn(Role.OFFICE);
        var name = workbookName(fileName);
        try (var upload = WorkbookUpload.receive(request.getInputStream(), request.getContentLengthLong())) {
            var plan = importWorkbook.importFile(
                    upload.file(), name, new Actor(member.id(), DepartmentCode.SUPERVISION_OFFICE));
            return new Imported(
                    plan.opinion().number().value(),
                    plan.comments().size(),
                    plan.measures().size(),
                    plan.isClosed());
        }
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    Faults faults(PlanFaults found) {
        return new Faults(found.code(), found.getMessage(), null, found.faults());
    }

    private static String workbookName(String fileName) {
        var name = Texts.required("fileName", "文件名", fileName, 255);
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches(".*\\.(xlsx|docx|csv)")) {
            return name;
        }
        if (lower.matches(".*\\.(xlsm|xltm|xlsb|xlam|docm|dotm)")) {
            throw unsupported("MACRO", "不能上传带宏的文件，请用 Excel、Word 或 WPS 另存为不含宏的 .xlsx 或 .docx 后上传");
        }
        if (lower.matches(".*\\.(doc|dot|wps)")) {
            throw unsupported("TYPE_MISMATCH", "不能读取旧版 .doc 文档，文件没有打开。请用 Word 或 WPS 另存为 .docx 后上传");
        }
        throw unsupported("TYPE_MISMATCH", "只能上传 .xlsx、.docx 或 .csv 文件，请用 Excel、Word 或 WPS 另存后上传");
    }

    private static Refusal unsupported(String code, String message) {
        return new Refusal(Refusal.Kind.UNSUPPORTED, code, message, "fileName");
    }
}
