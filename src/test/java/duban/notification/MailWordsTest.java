package duban.notification;

import static org.assertj.core.api.Assertions.assertThat;

import duban.ledger.Light;
import duban.notification.MailContent.Row;
import duban.notification.MailContent.Section;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What a mail says, in HTML and without. */
class MailWordsTest {

    static final Instant DUE = Instant.parse("2023-11-20T10:00:00Z");
    static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(2)>${7*7}#{7*7}<#list 1..9 as x>${x}</#list>{{7*7}}";

    final MailWords words = new MailWords();

    @Test
    void the_subject_alone_tells_number_urgency_and_how_many_more() {
        assertThat(mail(
                                MailKind.ROUTINE,
                                line("M08", "yellow", "剩3个工作日"),
                                line("M09", "green", "剩9个工作日"),
                                line("M10", "green", "剩9个工作日"))
                        .subject())
                .isEqualTo("【督办】P05-M08 剩3个工作日，另2件");
        assertThat(mail(MailKind.OVERDUE, line("M09", "red", "已逾期1个工作日")).subject())
                .isEqualTo("【督办·逾期】P05-M09 已逾期1个工作日");
        assertThat(new MailContent(
                                MailKind.ROUTINE,
                                "邵俊杰",
                                List.of(),
                                List.of(new Section("卡住的事项", "2件逾期未办", List.of())),
                                "11月17日 周五",
                                "https://duban.example/")
                        .subject())
                .isEqualTo("【督办】2件逾期未办");
    }

    @Test
    void html_and_plain_say_the_same_of_each_item_and_lead_to_it() {
        var mail = mail(MailKind.ROUTINE, line("M09", "red", "已逾期1个工作日"), line("M08", "yellow", "剩3个工作日"));

        var page = Jsoup.parse(words.html(mail));
        var plain = words.plain(mail);

        assertThat(page.select("a.button").eachAttr("href"))
                .containsExactly(
                        "https://duban.example/go/2023-07-M09",
                        "https://duban.example/go/2023-07-M08",
                        "https://duban.example/");
        assertThat(page.select("h2").eachText()).containsExactly("关于市级预算执行的审议意见");
        for (var said :
                List.of("■ 红", "已逾期1个工作日", "▲ 黄", "剩3个工作日", "P05-M09", "P05-M08", "11月20日 周一", "办理并提交成果", "余振华，您好")) {
            assertThat(page.text()).contains(said);
            assertThat(plain).contains(said);
        }
        assertThat(plain)
                .contains("https://duban.example/go/2023-07-M09", "https://duban.example/go/2023-07-M08", "请勿回复")
                .doesNotContain("<", "&nbsp;");
    }

    @Test
    void nothing_is_loaded_and_nothing_runs() {
        var page = Jsoup.parse(words.html(mail(MailKind.ROUTINE, line("M09", "red", "已逾期1个工作日"))));

        assertThat(page.select("img, script, link, iframe, object, form, [background], [src]"))
                .isEmpty();
        assertThat(page.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(page.select("style").html())
                .contains("prefers-color-scheme: dark")
                .doesNotContain("url(", "@import");
    }

    @Test
    void what_people_typed_is_shown_as_they_typed_it() {
        var line = new MailLine(
                "2023-07-M09",
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                null,
                null,
                HOSTILE,
                "https://duban.example/go/x");
        var mail = new MailContent(
                MailKind.RETURN,
                HOSTILE,
                List.of(line),
                List.of(new Section(HOSTILE, HOSTILE, List.of(new Row(HOSTILE, "")))),
                "11月17日 周五",
                "https://duban.example/");

        var page = Jsoup.parse(words.html(mail));

        assertThat(page.select("script, img")).isEmpty();
        assertThat(page.body().text().split(Pattern.quote(HOSTILE), -1)).hasSizeGreaterThan(8);
        assertThat(words.plain(mail)).contains(HOSTILE);
    }

    @Test
    void forty_items_are_said_and_the_rest_counted() {
        var lines = IntStream.rangeClosed(1, 57)
                .mapToObj(nth -> line("M%02d".formatted(nth), "green", "剩9个工作日"))
                .toArray(MailLine[]::new);

        var mail = mail(MailKind.ROUTINE, lines);

        assertThat(Jsoup.parse(words.html(mail)).select("td.said")).hasSize(40);
        assertThat(words.html(mail)).contains("还有17件");
        assertThat(words.plain(mail)).contains("还有17件");
        assertThat(mail.subject()).isEqualTo("【督办】P05-M01 剩9个工作日，另56件");
    }

    private static MailContent mail(MailKind kind, MailLine... lines) {
        return new MailContent(kind, "余振华", List.of(lines), List.of(), "11月17日 周五", "https://duban.example/");
    }

    private static MailLine line(String number, String colour, String reason) {
        return new MailLine(
                "2023-07-" + number,
                "P05-" + number,
                "建设社区养老服务站",
                "关于市级预算执行的审议意见",
                "市民政局 办理并提交成果",
                "11月20日 周一",
                light(colour, reason),
                DUE,
                "",
                "https://duban.example/go/2023-07-" + number);
    }

    private static Light light(String colour, String reason) {
        return switch (colour) {
            case "red" -> new Light(colour, "■", "红", reason);
            case "yellow" -> new Light(colour, "▲", "黄", reason);
            default -> new Light(colour, "●", "绿", reason);
        };
    }
}
