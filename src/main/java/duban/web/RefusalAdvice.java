package duban.web;

import duban.access.CurrentUser;
import duban.audit.RefusalLog;
import duban.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns refusals and failures into what a user can act on; nothing of the inside reaches the answer. */
@RestControllerAdvice
class RefusalAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    private final RefusalLog refusals;
    private final CurrentUser currentUser;
    private final ProblemAnswer answer;

    RefusalAdvice(RefusalLog refusals, CurrentUser currentUser, ProblemAnswer answer) {
        this.refusals = refusals;
        this.currentUser = currentUser;
        this.answer = answer;
    }

    @ExceptionHandler
    ResponseEntity<?> refused(Refusal refusal, HttpServletRequest request) {
        var problem = problem(refusal.code(), refusal.getMessage(), refusal.field());
        if (refusal.kind() == Refusal.Kind.FORBIDDEN || refusal.kind() == Refusal.Kind.CONCEALED) {
            refusals.append(
                    person(),
                    request.getMethod(),
                    request.getRequestURI(),
                    problem.code(),
                    problem.message(),
                    problem.requestId());
        }
        return answer.of(status(refusal.kind()).value(), problem, request);
    }

    /** Two people at once: the database or the engine let only one of them through. */
    @ExceptionHandler({ConcurrencyFailureException.class, DuplicateKeyException.class})
    ResponseEntity<?> overtaken(Exception overtaken, HttpServletRequest request) {
        LOG.info("Overtaken: {}", overtaken.toString());
        return refused(Refusal.overtaken(), request);
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return answer.of(400, problem("UNREADABLE", "提交的内容无法识别，请刷新页面后重试。", null), request);
    }

    @ExceptionHandler({
        NoHandlerFoundException.class,
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class
    })
    ResponseEntity<?> absent(Exception absent, HttpServletRequest request) {
        return answer.of(404, problem("NOT_FOUND", "没有这个页面。请核对地址，或从您的工作页面进入。", null), request);
    }

    /** The outermost edge: whatever was not foreseen is logged under an id the user can quote. */
    @ExceptionHandler
    ResponseEntity<?> failed(Exception failure, HttpServletRequest request) {
        var problem = problem("FAILED", "系统出错，您的提交未保存。请稍后重试；如仍不成功，请把编号告知系统管理员。", null);
        LOG.error(
                "Request {} {} failed, id {}",
                request.getMethod(),
                request.getRequestURI(),
                problem.requestId(),
                failure);
        return answer.of(500, problem, request);
    }

    private String person() {
        try {
            return currentUser.officer().id().value();
        } catch (Refusal unknown) {
            return "";
        }
    }

    private static Problem problem(String code, String message, String field) {
        return new Problem(code, message, field, UUID.randomUUID().toString());
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case NOT_FOUND, CONCEALED -> HttpStatus.NOT_FOUND;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        };
    }
}
