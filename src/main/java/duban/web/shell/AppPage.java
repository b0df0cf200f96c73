package duban.web.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a web application as Camunda ships it, made ours: title, language, icon and description. It is rewritten as
 * it is served; a copy of our own would have to follow every change of the scripts it loads.
 */
final class AppPage {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern LANGUAGE = Pattern.compile("<html lang=\"[^\"]*\">");
    private static final Pattern TITLE = Pattern.compile("<title>[^<]*</title>");
    private static final Pattern ABOUT =
            Pattern.compile("<meta name=\"(?:description|author)\"\\s+content=\"[^\"]*\"\\s*/>");
    private static final Pattern ICON = Pattern.compile("<link rel=\"icon\" href=\"[^\"]*\">");
    private static final Pattern VERSION = Pattern.compile("version=\"v[^\"]*\"");

    private AppPage() {}

    static String rewritten(String shipped, Place place, Language language) {
        var page = all(COMMENT, shipped, "");
        page = all(LANGUAGE, page, "<html lang=\"" + language.tag() + "\">");
        page = all(
                TITLE,
                page,
                "<title>" + language.product() + " · " + place.name(language)
                        + "</title>\n  <meta name=\"application-name\" content=\"" + language.product() + "\"/>");
        page = all(ABOUT, page, "");
        page = all(ICON, page, "<link rel=\"icon\" type=\"image/svg+xml\" href=\"" + OwnPages.ICON + "\">");
        return all(VERSION, page, "version=\"\"");
    }

    private static String all(Pattern pattern, String text, String replacement) {
        return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(replacement));
    }
}
