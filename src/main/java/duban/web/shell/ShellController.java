package duban.web.shell;

import duban.department.Role;
import duban.process.identity.WebLogin;
import duban.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.view.RedirectView;

/** One address and one login; from there everybody comes to the own work. */
@Controller
class ShellController {

    /** Where a login may lead: to pages of ours only, whatever a link says. */
    private static final Pattern OURS =
            Pattern.compile("/go/[A-Za-z0-9._~%-]{1,255}|/camunda/app/(tasklist|cockpit|admin)/default/|"
                    + OwnPages.RULES + "|" + OwnPages.DAILY_CHECK + "|" + OwnPages.MAILS + "|" + OwnPages.DEMO_MAILS);

    private final WebLogin login;
    private final Places places;
    private final OwnPages pages;
    private final String version;

    ShellController(WebLogin login, Places places, OwnPages pages, @Value("${duban.version}") String version) {
        this.login = login;
        this.places = places;
        this.pages = pages;
        this.version = version;
    }

    @GetMapping("/")
    RedirectView home(HttpServletRequest request) {
        return new RedirectView(home(request, OwnPages.LOGIN));
    }

    /** What people type. */
    @GetMapping("/login")
    RedirectView typed() {
        return new RedirectView(OwnPages.LOGIN);
    }

    private String home(HttpServletRequest request, String otherwise) {
        return login.of(request.getSession(false))
                .map(officer -> places.own(officer).address())
                .orElse(otherwise);
    }

    @GetMapping(OwnPages.LOGIN)
    Object login(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request) {
        var onwards = OURS.matcher(to).matches() ? to : "/";
        if (login.of(request.getSession(false)).isPresent()) {
            return new RedirectView(onwards);
        }
        return pages.login(onwards, why);
    }

    /** The page asks for its content by itself. */
    @GetMapping(OwnPages.RULES)
    Object rules(HttpServletRequest request) {
        return login.of(request.getSession(false)).isPresent()
                ? pages.rules()
                : new RedirectView(OwnPages.loginTo(OwnPages.RULES));
    }

    /** So does this one; whose it is not is told there. */
    @GetMapping(OwnPages.DAILY_CHECK)
    Object dailyCheck(HttpServletRequest request) {
        return login.of(request.getSession(false)).isPresent()
                ? pages.dailyCheck()
                : new RedirectView(OwnPages.loginTo(OwnPages.DAILY_CHECK));
    }

    /** For the administrator; the page asks for its content by itself. */
    @GetMapping(OwnPages.MAILS)
    Object mails(HttpServletRequest request) {
        var officer = login.of(request.getSession(false));
        if (officer.isEmpty()) {
            return new RedirectView(OwnPages.loginTo(OwnPages.MAILS));
        }
        if (!officer.get().has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("NOT_YOURS", "发件箱由系统管理员查看，您没有该岗位。");
        }
        return pages.mails();
    }

    @GetMapping("/about")
    @ResponseBody
    ResponseEntity<String> about(HttpServletRequest request) {
        return pages.about(version, home(request, OwnPages.LOGIN));
    }

    /** Browsers ask for it where a page names no icon, as a file shown on its own. */
    @GetMapping(path = "/favicon.ico", produces = "image/x-icon")
    @ResponseBody
    Resource icon() {
        return new ClassPathResource("META-INF/resources/webjars/camunda/favicon.ico");
    }
}
