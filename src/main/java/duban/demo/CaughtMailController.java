package duban.demo;

import duban.access.CurrentUser;
import duban.demo.CaughtMails.Caught;
import duban.process.identity.WebLogin;
import duban.shared.Refusal;
import duban.web.shell.OwnPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.view.RedirectView;

/** Everybody's mailbox, for whoever tries the demo: the mails that were sent, as their readers see them. */
@RestController
@Profile("demo")
class CaughtMailController {

    private static final String API = "/camunda/api/duban/demo/mails";
    private static final int PAGE = 50;

    /** @param mails how many came for this person */
    record Reader(String person, String name, String department, int mails) {}

    /** @param reader whose it is, an address if nobody here has it */
    record Row(String id, String at, String subject, String reader, String department) {}

    /**
     * @param told why there can be none, {@code null} if there can
     * @param person whose mailbox is shown, empty for all
     * @param readers who has mails, and who looks
     * @param older the mail to go on from, {@code null} if there is none older
     */
    record Mailbox(String told, String person, List<Reader> readers, List<Row> mails, String older) {}

    /** @param yours whether its reader is who is logged in: its links open as that person */
    record Mail(Row row, boolean yours, boolean html, String plain, String headers) {}

    private record Person(String id, String name, String department, String address) {}

    private final CurrentUser currentUser;
    private final WebLogin login;
    private final CaughtMails caught;
    private final OwnPages pages;
    private final JdbcClient jdbc;
    private final String publicUrl;

    CaughtMailController(
            CurrentUser currentUser,
            WebLogin login,
            CaughtMails caught,
            OwnPages pages,
            JdbcClient jdbc,
            @Value("${duban.public-url}") String publicUrl) {
        this.currentUser = currentUser;
        this.login = login;
        this.caught = caught;
        this.pages = pages;
        this.jdbc = jdbc;
        this.publicUrl = publicUrl;
    }

    /** The page asks for its content by itself. */
    @GetMapping(OwnPages.DEMO_MAILS)
    Object page(HttpServletRequest request) {
        return login.of(request.getSession(false)).isPresent()
                ? pages.demoMails()
                : new RedirectView(OwnPages.loginTo(OwnPages.DEMO_MAILS));
    }

    /** @param person whose; empty for all, and without it the own */
    @GetMapping(API)
    Mailbox mailbox(@RequestParam(required = false) String person, @RequestParam(defaultValue = "") String before) {
        var own = currentUser.officer().id().value();
        var whose = person == null ? own : person;
        var people = people();
        var mails = caught.latest();
        var found = mails.stream()
                .filter(mail -> whose.isEmpty() || isTo(mail, people, whose))
                .filter(mail -> before.isEmpty() || mail.id().compareTo(before) < 0)
                .limit(PAGE + 1)
                .toList();
        var shown = found.stream().limit(PAGE).toList();
        return new Mailbox(
                caught.folder().isPresent() ? null : "这次启动指定了邮件服务器，邮件已真实发出，这里没有留存。",
                whose,
                readers(people, mails, own),
                shown.stream().map(mail -> row(mail, people)).toList(),
                found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    }

    @GetMapping(API + "/{id}")
    Mail mail(@PathVariable String id) {
        var own = currentUser.officer().id().value();
        var letter = found(id);
        var people = people();
        return new Mail(
                row(letter.caught(), people),
                isTo(letter.caught(), people, own),
                letter.html() != null,
                letter.plain(),
                letter.headers());
    }

    /** The demo is opened under any name and port, and its mails lead to where they are read. */
    @GetMapping(API + "/{id}/html")
    void html(
            @PathVariable String id, @RequestParam(defaultValue = "light") String scheme, HttpServletResponse response)
            throws IOException {
        currentUser.officer();
        var html = found(id).html();
        if (html == null) {
            throw absent();
        }
        OwnPages.send(
                pages.mail(html.replace("href=\"" + publicUrl + "/", "href=\"/"), scheme.equals("dark")), response);
    }

    private CaughtMails.Letter found(String id) {
        return caught.find(id).orElseThrow(CaughtMailController::absent);
    }

    private static Refusal absent() {
        return Refusal.notFound("没有找到这封邮件。请从演示邮箱的列表中选择。");
    }

    private Map<String, Person> people() {
        var byAddress = new LinkedHashMap<String, Person>();
        jdbc.sql("""
                select o.id, o.name, d.name as department, o.email as address from officer o join department d on d.code = o.home
                 where o.email <> '' order by d.name, o.id""").query(Person.class).list().forEach(person -> byAddress.putIfAbsent(person.address(), person));
        return byAddress;
    }

    private static boolean isTo(Caught mail, Map<String, Person> people, String person) {
        var reader = people.get(mail.to());
        return reader != null && reader.id().equals(person);
    }

    private static Row row(Caught mail, Map<String, Person> people) {
        var reader = people.get(mail.to());
        return new Row(
                mail.id(),
                mail.at(),
                mail.subject(),
                reader == null ? mail.to() : reader.name(),
                reader == null ? "" : reader.department());
    }

    private static List<Reader> readers(Map<String, Person> people, List<Caught> mails, String own) {
        var counts = new LinkedHashMap<String, Integer>();
        mails.forEach(mail -> counts.merge(mail.to(), 1, Integer::sum));
        var readers = new ArrayList<Reader>();
        people.values().stream()
                .filter(person ->
                        counts.containsKey(person.address()) || person.id().equals(own))
                .forEach(person -> readers.add(new Reader(
                        person.id(), person.name(), person.department(), counts.getOrDefault(person.address(), 0))));
        return readers;
    }
}
