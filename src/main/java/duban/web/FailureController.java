package duban.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is refused before it reaches the gate (the engine's CSRF filter, the server itself) is told in our words too. */
@RestController
class FailureController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(FailureController.class);

    private final ProblemAnswer answer;

    FailureController(ProblemAnswer answer) {
        this.answer = answer;
    }

    @RequestMapping("/error")
    ResponseEntity<?> failure(HttpServletRequest request) {
        var told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = told instanceof Integer number ? number : 404;
        var problem = status == 401 && isLogin(request)
                ? problem("LOGIN_FAILED", "账号或密码不正确，请核对后重试。连续输错时，须稍等片刻再试。")
                : problem(code(status), message(status));
        if (status >= 500) {
            LOG.error(
                    "Request {} failed with {}, id {}",
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                    status,
                    problem.requestId());
        }
        return answer.of(status, problem, request);
    }

    private static Problem problem(String code, String message) {
        return new Problem(code, message, null, UUID.randomUUID().toString());
    }

    /** The engine answers a wrong password, and one tried too soon after a wrong one, alike. */
    private static boolean isLogin(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                && path.contains("/auth/user/default/login/");
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "NOT_LOGGED_IN";
            case 403 -> "FORBIDDEN";
            case 404, 405 -> "NOT_FOUND";
            case 413 -> "BODY_TOO_LARGE";
            default -> status < 500 ? "UNREADABLE" : "FAILED";
        };
    }

    private static String message(int status) {
        return switch (status) {
            case 401 -> "请先登录。";
            case 403 -> "页面已过期或来源不明，请求未执行。请刷新页面后重试。";
            case 404, 405 -> "没有这个页面。请核对地址，或从您的工作页面进入。";
            case 413 -> "提交内容超过上限，未保存。";
            default -> status < 500 ? "提交的内容无法识别，请刷新页面后重试。" : "系统出错，您的提交未保存。请稍后重试；如仍不成功，请把编号告知系统管理员。";
        };
    }
}
