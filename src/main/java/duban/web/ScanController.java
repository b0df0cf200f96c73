package duban.web;

import duban.access.CurrentUser;
import duban.deadline.WorkingDays;
import duban.department.Officer;
import duban.department.Role;
import duban.evidence.FileStore;
import duban.evidence.KeepScan;
import duban.ledger.VisibleScans;
import duban.ledger.VisibleScans.Scan;
import duban.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Scanned papers: brought by those who record on behalf, seen by those who may see the item. */
@RestController
@RequestMapping("/camunda/api/duban/scans")
class ScanController {

    /** Whatever a scan contains, it runs nothing and reaches nothing. */
    private static final String POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox";

    private final CurrentUser currentUser;
    private final KeepScan keepScan;
    private final VisibleScans visibleScans;
    private final FileStore files;
    private final Clock clock;

    ScanController(
            CurrentUser currentUser, KeepScan keepScan, VisibleScans visibleScans, FileStore files, Clock clock) {
        this.currentUser = currentUser;
        this.keepScan = keepScan;
        this.visibleScans = visibleScans;
        this.files = files;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeepScan.Scan keep(@RequestParam(defaultValue = "") String fileName, HttpServletRequest request)
            throws IOException {
        return keepScan.keep(recorder().id(), new KeepScan.Request(fileName, request.getInputStream()));
    }

    private Officer recorder() {
        var officer = currentUser.officer();
        if (!officer.has(Role.OFFICE) && !officer.has(Role.SECRETARY)) {
            throw Refusal.forbidden("NOT_YOURS", "扫描件由督办专班或领导秘书代录时上传，您没有该岗位。");
        }
        return officer;
    }

    @GetMapping("/{sha256:[0-9a-f]{64}}")
    void send(@PathVariable String sha256, HttpServletResponse response) throws IOException {
        var scan = visibleScans
                .find(sha256, currentUser.officer().id(), WorkingDays.dayOf(clock.instant()))
                .orElseThrow(() -> Refusal.concealed("没有找到该扫描件，或它所属的事项不在您的职责内。"));
        try (var bytes = files.open(sha256)) {
            setHeaders(response, scan);
            bytes.transferTo(response.getOutputStream());
        }
    }

    private static void setHeaders(HttpServletResponse response, Scan scan) {
        response.setContentType(scan.mediaType());
        response.setContentLengthLong(scan.bytes());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(scan));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
    }

    /** Pictures are shown; browsers do not show a PDF under such a policy, so that it is stored. */
    private static String disposition(Scan scan) {
        return scan.mediaType().startsWith("image/")
                ? Disposition.inline(scan.name())
                : Disposition.attachment(scan.name());
    }
}
