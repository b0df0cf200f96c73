package duban.notification.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import duban.notification.Delivery;
import duban.notification.OutgoingMail;
import duban.notification.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A real Postfix as the last hop, in folders of its own: what it takes arrives behind it as it was written. */
@Tag("relay")
class PostfixIT {

    private static final int MAILS = 100;

    @TempDir
    Path home;

    private final ScriptedServer destination = new ScriptedServer();
    private int port;

    @BeforeEach
    void postfix_relays_to_the_destination() throws IOException, InterruptedException {
        if (!Files.exists(Path.of("/usr/sbin/postfix"))) {
            run(300, "apt-get", "update");
            run(
                    300,
                    "env",
                    "DEBIAN_FRONTEND=noninteractive",
                    "apt-get",
                    "install",
                    "-y",
                    "--no-install-recommends",
                    "postfix");
        }
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var configuration = Files.createDirectories(home.resolve("etc"));
        var spool = Files.createDirectories(home.resolve("spool"));
        var data = Files.createDirectories(home.resolve("data"));
        run(10, "chmod", "755", home.toString());
        run(10, "chown", "postfix", data.toString());
        Files.writeString(configuration.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %s
                data_directory = %s
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                myhostname = relay.duban.example
                mydestination =
                alias_maps =
                local_recipient_maps =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mynetworks = 127.0.0.0/8
                smtpd_relay_restrictions = permit_mynetworks, reject
                relayhost = [127.0.0.1]:%d
                smtp_host_lookup = native
                maillog_file = %s
                maillog_file_prefixes = %s
                """.formatted(
                        spool, data, destination.settings().getPort(), home.resolve("log"), home));
        Files.writeString(configuration.resolve("master.cf"), """
                127.0.0.1:%d inet n - n - - smtpd
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                verify unix - - n - 1 verify
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                smtp unix - - n - - smtp
                relay unix - - n - - smtp
                error unix - - n - - error
                retry unix - - n - - error
                discard unix - - n - - discard
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(port));
        run(60, "postfix", "-c", configuration.toString(), "start");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        run(60, "postfix", "-c", home.resolve("etc").toString(), "stop");
        destination.close();
    }

    @Test
    void each_mail_arrives_once_with_its_id_and_its_words() throws Exception {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        var channel = new SmtpChannel(
                settings,
                "duban@duban.example",
                new ReturnPath("", "", "duban@duban.example"),
                List.of(),
                Clock.systemUTC(),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1));

        try (var connection = channel.connect()) {
            for (var nth = 1; nth <= MAILS; nth++) {
                var delivery = connection.deliver(new OutgoingMail(
                        nth,
                        "mail-" + nth + ".relay",
                        "reader" + nth + "@duban.example",
                        "【督办】P05-M08 剩3个工作日，另2件",
                        ".\n第一行是一个点",
                        "<p>" + "督".repeat(2000) + "</p>"));
                assertThat(delivery.outcome()).as(delivery.answer()).isEqualTo(Delivery.Outcome.SENT);
            }
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> destination.taken().size() >= MAILS);
        assertThat(destination.taken().stream().map(mail -> mail.header("Message-ID")))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, MAILS)
                        .mapToObj(nth -> "<mail-" + nth + ".relay@duban.example>")
                        .toList());
        assertThat(destination.taken()).allSatisfy(mail -> {
            assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(mail.recipient()).matches("reader\\d+@duban\\.example");
            assertThat(mail.text().lines().mapToInt(String::length).max().orElseThrow())
                    .isLessThanOrEqualTo(998);
        });
    }

    private static void run(int seconds, String... command) throws IOException, InterruptedException {
        var log = Files.createTempFile("command", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                .as(String.join(" ", command))
                .isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + Files.readString(log))
                .isZero();
        Files.delete(log);
    }
}
