package duban.web;

import duban.notice.NoticeDocument;
import duban.web.shell.OwnPages;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A supervision notice as a page for A4. */
@Component
class NoticePage {

    private static final Pattern HEADING = Pattern.compile("[一二三]、(报送情况|督办要求|反馈期限)");

    private final OwnPages pages;

    NoticePage(OwnPages pages) {
        this.pages = pages;
    }

    ResponseEntity<String> of(String item, NoticeDocument document) {
        var number = document.isDraft() ? "（未编号）" : document.number();
        var body = document.body();
        return pages.paper(NoticeDocument.TITLE + " " + (document.isDraft() ? item + " 草稿" : number), """
                <div class="paper-bar"><p>%s</p><p>打印请用浏览器的打印功能（Ctrl+P），A4纸</p></div>
                <main class="paper%s">
                <h1>%s</h1>
                <p class="paper-number">%s</p>
                <p>%s</p>
                %s
                <div class="paper-end">
                <p>%s</p>
                <p>%s</p>
                <p>%s</p>
                </div>
                %s
                </main>""".formatted(
                        document.isDraft() ? "草稿，尚未签发，不作为依据" : "已签发，与签发时的文字一致",
                        document.isDraft() ? " paper-draft" : "",
                        NoticeDocument.TITLE,
                        escaped(number),
                        escaped(body.get(0)),
                        body.stream().skip(1).map(NoticePage::paragraph).collect(Collectors.joining("\n")),
                        escaped(document.office()),
                        document.isDraft() ? "签发人：（待签发）" : "签发人：" + escaped(document.signer()),
                        document.isDraft() ? "（签发日期）" : escaped(document.day()),
                        document.isDraft() ? "<p class=\"paper-remark\">草稿，未签发，不作为依据。</p>" : ""));
    }

    private static String paragraph(String text) {
        return HEADING.matcher(text).matches()
                ? "<h2>" + escaped(text) + "</h2>"
                : "<p class=\"paper-text\">" + escaped(text) + "</p>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
