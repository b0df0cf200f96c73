package duban;

import duban.shared.MailAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Outside the demo nothing is embedded and nothing has a default that would be unsafe: what must be set is checked
 * before anything starts, and all that is wrong is named at once.
 */
public class RequiredSettings implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final int SHORTEST_PASSWORD = 12;

    private static final int SHORTEST_SECRET = 20;

    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    /** What manuals, tutorials and other products use; compared without case. */
    private static final Set<String> WELL_KNOWN = Set.of(
            "admin123456!",
            "admin@123456",
            "admin@1234567",
            "administrator1!",
            "changeme1234!",
            "changeit1234!",
            "duban@123456",
            "duban@202301",
            "p@ssw0rd1234",
            "password1234!",
            "passw0rd@123",
            "qwerty123456!",
            "1qaz@wsx3edc",
            "1qaz2wsx!qaz");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var check = new Check(environment);
        var faults = environment.acceptsProfiles(Profiles.of("demo")) ? check.faultsOfAnybody() : check.faults();
        if (!faults.isEmpty()) {
            throw new UnsafeSettingsException(faults);
        }
    }

    /** After whatever else brings settings, and still before the first bean. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /** One setting that is missing or unsafe, said in both languages. */
    record Fault(String property, String english, String chinese) {

        @Override
        public String toString() {
            return "%s (%s): %s%n    %s".formatted(property, environmentVariable(), english, chinese);
        }

        String environmentVariable() {
            return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
        }
    }

    /** One pass over the environment. */
    private static final class Check {

        private final Environment environment;
        private final List<Fault> faults = new ArrayList<>();

        Check(Environment environment) {
            this.environment = environment;
        }

        /** What the demo cannot have either. */
        List<Fault> faultsOfAnybody() {
            languageIsKnown();
            mailsArePaced();
            return faults;
        }

        List<Fault> faults() {
            languageIsKnown();
            mailsArePaced();
            required(
                    "spring.datasource.url",
                    "address of the PostgreSQL database, such as jdbc:postgresql://db.example:5432/duban",
                    "PostgreSQL数据库地址，例如 jdbc:postgresql://db.example:5432/duban");
            required("spring.datasource.username", "the application's database role", "应用程序使用的数据库角色");
            required("spring.datasource.password", "its password", "该角色的密码");
            required("spring.flyway.user", "the database role that owns the tables", "数据表所有者的数据库角色");
            required("spring.flyway.password", "its password", "该角色的密码");
            required("spring.mail.host", "the mail server that sends reminders", "发送提醒邮件的邮件服务器");
            required(
                    "duban.mail.from",
                    "the address mails are from, such as duban@example.gov.cn",
                    "发件人邮箱，例如 duban@example.gov.cn");
            required(
                    "duban.public-url",
                    "the address people open, such as https://duban.example.gov.cn",
                    "用户访问的网址，例如 https://duban.example.gov.cn");
            required("duban.admin.password", "password of the first administrator", "首个管理员的密码");
            required(
                    "duban.files",
                    "the folder that keeps scanned papers, such as /srv/duban/files",
                    "保存扫描件的文件夹，例如 /srv/duban/files");
            databaseIsPostgres();
            rolesDiffer();
            isOneMailbox("duban.mail.from");
            returnedMailsCanBeRead();
            publicUrlIsSecure();
            administratorPasswordIsStrong();
            filesCanBeKept();
            return faults;
        }

        private void required(String property, String english, String chinese) {
            if (value(property).isEmpty()) {
                fault(property, "missing: " + english, "缺少：" + chinese);
            }
        }

        /** As {@link #required}, of what not everybody uses. */
        private void neededToo(String property, String english, String chinese) {
            required(property, english, chinese);
        }

        private void languageIsKnown() {
            if (!LANGUAGES.contains(environment.getProperty("duban.language", "zh"))) {
                fault("duban.language", "must be zh or en", "必须是 zh 或 en");
            }
        }

        private void databaseIsPostgres() {
            var url = value("spring.datasource.url");
            if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
                fault("spring.datasource.url", "must begin with jdbc:postgresql:", "必须以 jdbc:postgresql: 开头");
            }
        }

        private void rolesDiffer() {
            var owner = value("spring.flyway.user");
            if (!owner.isEmpty() && owner.equals(value("spring.datasource.username"))) {
                fault(
                        "spring.flyway.user",
                        "must be another role than spring.datasource.username:"
                                + " the application must not own the tables whose rows it may not change",
                        "不得与 spring.datasource.username 相同：应用程序不能拥有其无权改动的数据表");
            }
        }

        private void isOneMailbox(String property) {
            var address = value(property);
            if (!address.isEmpty() && !MailAddress.isOne(address)) {
                fault(
                        property,
                        "must be one plain address such as duban@example.gov.cn",
                        "必须是单个邮箱地址，例如 duban@example.gov.cn");
            }
        }

        private void returnedMailsCanBeRead() {
            if (value("duban.mail.bounces.address").isEmpty()) {
                return;
            }
            isOneMailbox("duban.mail.bounces.address");
            neededToo("duban.mail.bounces.host", "the IMAP server that has returned mails", "存放退信的IMAP服务器");
            neededToo("duban.mail.bounces.username", "its user", "该服务器的用户名");
            neededToo("duban.mail.bounces.password", "its password", "该用户的密码");
            if (value("duban.mail.bounces.secret").length() < SHORTEST_SECRET) {
                fault(
                        "duban.mail.bounces.secret",
                        "must have at least %d characters that nobody can guess".formatted(SHORTEST_SECRET),
                        "至少%d个字符，且不可被猜到".formatted(SHORTEST_SECRET));
            }
        }

        private void mailsArePaced() {
            wholeNumber("duban.mail.per-second", "20", 1, 1000);
            wholeNumber("duban.mail.every", "5", 0, 3600);
        }

        private void wholeNumber(String property, String usual, int least, int most) {
            var given = environment.getProperty(property, usual).strip();
            if (!given.matches("\\d{1,9}") || Integer.parseInt(given) < least || Integer.parseInt(given) > most) {
                fault(
                        property,
                        "must be a whole number from %d to %d".formatted(least, most),
                        "必须是%d到%d的整数".formatted(least, most));
            }
        }

        private void publicUrlIsSecure() {
            var url = value("duban.public-url");
            if (!url.isEmpty() && !isSecureOrigin(url)) {
                fault("duban.public-url", "must be https:// and a host, without a path", "必须是 https:// 加主机名，不带路径");
            }
        }

        private static boolean isSecureOrigin(String url) {
            try {
                var uri = new URI(url);
                return "https".equals(uri.getScheme())
                        && uri.getHost() != null
                        && uri.getUserInfo() == null
                        && uri.getRawPath().isEmpty()
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null;
            } catch (URISyntaxException malformed) {
                return false;
            }
        }

        /** The same rules as the engine's password policy, so that making the account later cannot fail on them. */
        private void administratorPasswordIsStrong() {
            var password = value("duban.admin.password");
            if (password.isEmpty()) {
                return;
            }
            var kinds = List.of("[a-z]", "[A-Z]", "[0-9]", "[^A-Za-z0-9]");
            var hasAllKinds = kinds.stream()
                    .allMatch(kind -> Pattern.compile(kind).matcher(password).find());
            if (password.length() < SHORTEST_PASSWORD
                    || !hasAllKinds
                    || WELL_KNOWN.contains(password.toLowerCase(Locale.ROOT))) {
                fault(
                        "duban.admin.password",
                        ("unsafe: at least %d characters with small and capital letters, digits and others,"
                                        + " and none that everybody knows")
                                .formatted(SHORTEST_PASSWORD),
                        "不安全：至少%d个字符，含大小写字母、数字和其他字符，且不得使用众所周知的密码".formatted(SHORTEST_PASSWORD));
            }
        }

        /** Never made here: a missing folder may be a disk that is not mounted. */
        private void filesCanBeKept() {
            var folder = value("duban.files");
            if (!folder.isEmpty() && !isWritableFolder(folder)) {
                fault(
                        "duban.files",
                        "must be the absolute path of an existing folder that the application may write",
                        "必须是已有文件夹的绝对路径，且应用程序可以写入");
            }
        }

        private static boolean isWritableFolder(String folder) {
            try {
                var path = Path.of(folder);
                return path.isAbsolute() && Files.isDirectory(path) && Files.isWritable(path);
            } catch (InvalidPathException malformed) {
                return false;
            }
        }

        private void fault(String property, String english, String chinese) {
            faults.add(new Fault(property, english, chinese));
        }

        private String value(String property) {
            return environment.getProperty(property, "").strip();
        }
    }
}
