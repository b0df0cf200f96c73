package duban.notification.smtp;

import duban.shared.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address a mail comes back to: of each mail its own, so that what comes back says of itself which one it is,
 * whoever wrote it. It is signed: nobody can make others' mailboxes pass for bad.
 */
@Component
class ReturnPath {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 10;

    private final String box;
    private final String domain;
    private final byte[] secret;
    private final String from;
    private final Pattern form;

    /** @param address mailbox that takes {@code <name>+<anything>@<domain>}; empty where mails come back to their sender */
    ReturnPath(
            @Value("${duban.mail.bounces.address}") String address,
            @Value("${duban.mail.bounces.secret}") String secret,
            @Value("${duban.mail.from}") String from) {
        this.box = address.isEmpty() ? "" : address.substring(0, address.indexOf('@'));
        this.domain = address.isEmpty() ? "" : MailAddress.domainOf(address);
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.from = from;
        this.form = Pattern.compile(
                Pattern.quote(box) + "\\+(\\d{1,18})\\.([0-9a-f]+)@" + Pattern.quote(domain), Pattern.CASE_INSENSITIVE);
    }

    boolean isUsed() {
        return !box.isEmpty();
    }

    /** Where the mail of this number comes back to. */
    String of(long mail) {
        return isUsed() ? "%s+%d.%s@%s".formatted(box, mail, signature(mail), domain) : from;
    }

    /** The number of the mail that comes back to this address; empty if it is none of ours, or not signed by us. */
    OptionalLong mailOf(String address) {
        var parts = form.matcher(address);
        if (!isUsed() || !parts.matches()) {
            return OptionalLong.empty();
        }
        var mail = Long.parseLong(parts.group(1));
        var given = parts.group(2).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, signature(mail).getBytes(StandardCharsets.US_ASCII))
                ? OptionalLong.of(mail)
                : OptionalLong.empty();
    }

    private String signature(long mail) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            var full = mac.doFinal(Long.toString(mail).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(full, 0, SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
