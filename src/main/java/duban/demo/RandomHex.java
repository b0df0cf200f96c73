package duban.demo;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords and names that nobody can guess. */
final class RandomHex {

    private RandomHex() {}

    static String ofBytes(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String password() {
        return ofBytes(16);
    }
}
