package duban.notification;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Puts a mail into words, for readers with HTML and without. What people typed is escaped, and never a template itself. */
@Component
class MailWords {

    private final Template html;
    private final Template plain;

    MailWords() {
        var templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(MailWords.class, "/mail");
        templates.setDefaultEncoding("UTF-8");
        templates.setNumberFormat("computer");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        try {
            html = templates.getTemplate("mail.ftlh");
            plain = templates.getTemplate("mail.ftl");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    String html(MailContent content) {
        return filled(html, content);
    }

    String plain(MailContent content) {
        return filled(plain, content);
    }

    private static String filled(Template template, MailContent content) {
        var words = new StringWriter();
        try {
            template.process(new Page(content), words);
        } catch (IOException | TemplateException broken) {
            throw new IllegalStateException("The template of mails does not fit what they say", broken);
        }
        return words.toString();
    }

    /** What templates see. */
    public record Page(MailContent mail) {}
}
