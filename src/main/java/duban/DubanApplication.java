package duban;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.freemarker.FreeMarkerAutoConfiguration;

/** Entry point. The packages of this application are described in their {@code package-info.java}. */
@SpringBootApplication(exclude = FreeMarkerAutoConfiguration.class)
public class DubanApplication {

    public static void main(String[] args) {
        // The engine plans and prints by the machine's zone; the product's is the same everywhere.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        SpringApplication.run(DubanApplication.class, args);
    }
}
