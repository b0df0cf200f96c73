package stock;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.jdbc.JdbcRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;

/** Camunda as its starters make it, with nothing of ours: the peer that measurements and tests compare with. */
@SpringBootApplication(
        exclude = {
            FlywayAutoConfiguration.class,
            JdbcRepositoriesAutoConfiguration.class,
            MailSenderAutoConfiguration.class
        })
public class StockCamunda {}
