package duban.web;

import duban.access.CurrentUser;
import duban.department.Role;
import duban.notification.MailKind;
import duban.notification.MailPeriod;
import duban.notification.MailStanding;
import duban.notification.OutboxList;
import duban.notification.OutboxList.Criteria;
import duban.notification.OutboxOverview;
import duban.notification.ResendMail;
import duban.notification.TrustMailbox;
import duban.shared.PersonId;
import duban.shared.Refusal;
import duban.web.shell.OwnPages;
import duban.web.tasklist.SearchWords;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox, for the administrator and nobody else: what went out, what did not and why, and what can be done about it. */
@RestController
@RequestMapping("/camunda/api/duban/mails")
class MailController {

    record Choice(String value, String text) {}

    /** What mails can be chosen by. */
    record Choices(List<Choice> states, List<Choice> kinds, List<Choice> periods) {}

    /** @param older see {@link OutboxList.Page} */
    record Mails(
            OutboxOverview.Sending sending,
            List<OutboxOverview.BadMailbox> badMailboxes,
            Choices choices,
            List<OutboxList.Row> mails,
            Long older) {}

    /** @param written whether there is anything to be read */
    record Mail(
            OutboxList.Row row,
            boolean written,
            String plain,
            List<OutboxList.Line> lines,
            List<String> story,
            boolean failed) {}

    record Reason(String reason) {}

    record Trusted(String person, String reason) {}

    private static final Choices CHOICES = new Choices(
            choices(MailStanding.values(), MailStanding::label),
            choices(MailKind.values(), MailKind::label),
            choices(MailPeriod.values(), MailPeriod::label));

    private final CurrentUser currentUser;
    private final OutboxOverview overview;
    private final OutboxList outbox;
    private final ResendMail resendMail;
    private final TrustMailbox trustMailbox;
    private final OwnPages pages;
    private final Clock clock;

    MailController(
            CurrentUser currentUser,
            OutboxOverview overview,
            OutboxList outbox,
            ResendMail resendMail,
            TrustMailbox trustMailbox,
            OwnPages pages,
            Clock clock) {
        this.currentUser = currentUser;
        this.overview = overview;
        this.outbox = outbox;
        this.resendMail = resendMail;
        this.trustMailbox = trustMailbox;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    Mails mails(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "ALL") String period,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String before) {
        currentUser.officerIn(Role.ADMINISTRATOR);
        var criteria = new Criteria(
                state.isEmpty() ? null : chosen(MailStanding.values(), state, "状态"),
                kind.isEmpty() ? null : chosen(MailKind.values(), kind, "种类"),
                chosen(MailPeriod.values(), period, "时间"),
                SearchWords.of(words),
                before.isEmpty() ? null : number(before));
        var now = clock.instant();
        var page = outbox.page(criteria, now);
        return new Mails(overview.sending(now), overview.badMailboxes(), CHOICES, page.mails(), page.older());
    }

    @GetMapping("/{id}")
    Mail mail(@PathVariable String id) {
        var mail = found(id);
        return new Mail(
                mail.row(),
                mail.html() != null,
                mail.plain(),
                mail.lines(),
                mail.story(),
                mail.row().standing() == MailStanding.FAILED);
    }

    @GetMapping("/{id}/html")
    void html(
            @PathVariable String id, @RequestParam(defaultValue = "light") String scheme, HttpServletResponse response)
            throws IOException {
        var html = found(id).html();
        if (html == null) {
            throw absent();
        }
        OwnPages.send(pages.mail(html, scheme.equals("dark")), response);
    }

    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resend(@PathVariable String id, @RequestBody Reason why) {
        var administrator = currentUser.officerIn(Role.ADMINISTRATOR);
        resendMail.resend(administrator.id(), number(id), why.reason());
    }

    @PostMapping("/mailboxes/trust")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void trust(@RequestBody Trusted trusted) {
        var administrator = currentUser.officerIn(Role.ADMINISTRATOR);
        if (trusted.person() == null || trusted.person().isBlank()) {
            throw Refusal.notFound("没有找到这个邮箱。请从发件箱页面上选择。");
        }
        trustMailbox.trust(administrator.id(), new PersonId(trusted.person()), trusted.reason());
    }

    private OutboxList.Mail found(String id) {
        currentUser.officerIn(Role.ADMINISTRATOR);
        return outbox.find(number(id), clock.instant()).orElseThrow(MailController::absent);
    }

    private static Refusal absent() {
        return Refusal.notFound("没有找到这封邮件。请从发件箱的列表中选择。");
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw absent();
        }
        return Long.parseLong(text);
    }

    private static <E extends Enum<E>> E chosen(E[] values, String name, String what) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(null, "UNKNOWN_CHOICE", "没有这种" + what + "，请从页面上选择。"));
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] values, Function<E, String> label) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.name(), label.apply(value)))
                .toList();
    }
}
