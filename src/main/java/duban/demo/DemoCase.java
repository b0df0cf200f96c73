package duban.demo;

import duban.deadline.WorkingDays;
import duban.exchange.excel.ImportWorkbook;
import duban.notification.DeliverMails;
import duban.process.engine.Jobs;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The real case of 2023, taken in through the workbook's door and, unless it is to start fresh, carried on through the
 * real use cases to the middle of its story.
 */
@Component
@Profile("demo")
class DemoCase {

    private static final String WORKBOOK = "chongqing-2023.xlsx";
    private static final LocalDateTime IMPORTED_AT = LocalDateTime.of(2023, 7, 3, 9, 30);
    private static final LocalDateTime FRESH = LocalDateTime.of(2023, 7, 3, 10, 0);
    private static final LocalDateTime MID_STORY = LocalDateTime.of(2023, 11, 15, 10, 0);
    private static final Actor IMPORTER = new Actor(new PersonId("office.zzb"), DepartmentCode.SUPERVISION_OFFICE);

    private final DemoPeople people;
    private final ImportWorkbook importWorkbook;
    private final DemoScene scene;
    private final MovableClock clock;
    private final PlayedTime time;
    private final Jobs jobs;
    private final DeliverMails mails;
    private final JdbcClient jdbc;
    private final boolean fresh;

    DemoCase(
            DemoPeople people,
            ImportWorkbook importWorkbook,
            DemoScene scene,
            MovableClock clock,
            PlayedTime time,
            Jobs jobs,
            DeliverMails mails,
            JdbcClient jdbc,
            @Value("${duban.demo.start}") String start) {
        this.people = people;
        this.importWorkbook = importWorkbook;
        this.scene = scene;
        this.clock = clock;
        this.time = time;
        this.jobs = jobs;
        this.mails = mails;
        this.jdbc = jdbc;
        this.fresh = start.equals("dispatch");
    }

    /** Does nothing where the case is on record already: a restart goes on where it was. */
    void prepare() {
        if (jdbc.sql("select exists (select from opinion)").query(Boolean.class).single()) {
            return;
        }
        jobs.resting(() -> mails.resting(this::tell));
    }

    private void tell() {
        clock.moveTo(moment(IMPORTED_AT));
        if (jdbc.sql("select not exists (select from appointment where role = 'LEADER')")
                .query(Boolean.class)
                .single()) {
            people.register();
        }
        importWorkbook();
        if (fresh) {
            clock.moveTo(moment(FRESH));
        } else {
            scene.play();
            time.playTo(moment(MID_STORY));
        }
    }

    private void importWorkbook() {
        try {
            var file = Files.createTempFile("duban", ".xlsx");
            try (var workbook = new ClassPathResource("demo/" + WORKBOOK).getInputStream()) {
                Files.copy(workbook, file, StandardCopyOption.REPLACE_EXISTING);
                importWorkbook.importFile(file, WORKBOOK, IMPORTER);
            } finally {
                Files.delete(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Instant moment(LocalDateTime local) {
        return local.atZone(WorkingDays.ZONE).toInstant();
    }

    static LocalDate day(Instant moment) {
        return WorkingDays.dayOf(moment);
    }
}
