package duban.web.shell;

import java.util.Locale;

/** What the web applications are shown in: one language for everybody, whatever the browser asks for. */
public enum Language {
    ZH("zh-CN", "督办"),
    EN("en", "Duban");

    private final String tag;
    private final String product;

    Language(String tag, String product) {
        this.tag = tag;
        this.product = product;
    }

    /** As {@code duban.language} says, which is checked before anything starts. */
    static Language of(String setting) {
        return valueOf(setting.strip().toUpperCase(Locale.ROOT));
    }

    /** For the {@code lang} of a page. */
    String tag() {
        return tag;
    }

    /** What the product is called. */
    String product() {
        return product;
    }
}
