package duban.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/** What counts as the address of one mailbox: what people here have, not all that the standards allow. */
public final class MailAddress {

    /** The longest path of RFC 5321 without its angle brackets. */
    private static final int LONGEST = 254;

    /** No quotes, comments, lists or encoded words; domains in letters everybody can tell apart. */
    private static final Pattern ONE = Pattern.compile(
            "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*@((?!(?i)xn--)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(\\.(?!(?i)xn--)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

    private MailAddress() {}

    /** True if the text is exactly one plain address. */
    public static boolean isOne(String text) {
        return text != null
                && text.length() <= LONGEST
                && text.indexOf('@') <= 64
                && ONE.matcher(text).matches();
    }

    /** What follows the at sign of an address, in small letters. */
    public static String domainOf(String address) {
        return address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
