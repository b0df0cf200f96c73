package duban;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The real case from its dispatch on 5 July 2023 to its reply on 28 December, with nobody doing anything: every reminder
 * and every rung of all 31 measures equals what is predicted here from the policy and the notice for 2023, counted day by
 * day and with nothing of the product's; of five measures it equals dates worked out by hand.
 */
class HalfYearIT extends RunningApplication {

    static final String OPINION = "2023-785";
    static final LocalDate DISPATCHED = LocalDate.of(2023, 7, 5);
    static final LocalDate REPLY = LocalDate.of(2023, 12, 28);

    /** Drafting, consultation, approval, verification and sign-off of the reply. */
    static final int NEEDED_FOR_REPLY = 10 + 5 + 5 + 5 + 2;

    static final Set<LocalDate> WORKED_WEEKENDS = Set.of(LocalDate.of(2023, 10, 7), LocalDate.of(2023, 10, 8));
    static final LocalDate HOLIDAYS_BEGIN = LocalDate.of(2023, 9, 29);
    static final LocalDate HOLIDAYS_END = LocalDate.of(2023, 10, 6);

    static final Map<String, List<String>> BY_HAND = Map.of(
            "M01",
            List.of(
                    "remind 10 2023-09-14",
                    "BLUE 1 2023-09-21",
                    "remind 3 2023-09-25",
                    "remind 0 2023-09-28",
                    "RED 1 2023-10-07",
                    "LEADER 1 2023-10-13",
                    "INTERVIEW 1 2023-10-24",
                    "INTERVIEW 2 2023-11-02",
                    "INTERVIEW 3 2023-11-13",
                    "INTERVIEW 4 2023-11-22",
                    "INTERVIEW 5 2023-12-01",
                    "INTERVIEW 6 2023-12-12",
                    "INTERVIEW 7 2023-12-21"),
            "M02",
            List.of(
                    "remind 10 2023-10-17",
                    "BLUE 1 2023-10-24",
                    "remind 3 2023-10-26",
                    "remind 0 2023-10-31",
                    "RED 1 2023-11-01",
                    "LEADER 1 2023-11-09",
                    "INTERVIEW 1 2023-11-20",
                    "INTERVIEW 2 2023-11-29",
                    "INTERVIEW 3 2023-12-08",
                    "INTERVIEW 4 2023-12-19",
                    "INTERVIEW 5 2023-12-28"),
            "M06",
            List.of(
                    "remind 10 2023-11-01",
                    "BLUE 1 2023-11-08",
                    "remind 3 2023-11-10",
                    "remind 0 2023-11-15",
                    "RED 1 2023-11-16",
                    "LEADER 1 2023-11-24",
                    "INTERVIEW 1 2023-12-05",
                    "INTERVIEW 2 2023-12-14",
                    "INTERVIEW 3 2023-12-25"),
            "M03",
            dueOn24November(),
            "M11",
            dueOn24November());

    private static List<String> dueOn24November() {
        return List.of(
                "remind 10 2023-11-10",
                "BLUE 1 2023-11-17",
                "remind 3 2023-11-21",
                "YELLOW 1 2023-11-22",
                "remind 0 2023-11-24",
                "RED 1 2023-11-27",
                "LEADER 1 2023-12-05",
                "INTERVIEW 1 2023-12-14",
                "INTERVIEW 2 2023-12-25");
    }

    @Test
    void reminders_and_escalations_of_half_a_year_are_those_of_policy_and_calendar() throws IOException {
        moveTo("2023-07-05T10:00");
        SmallOpinion.dispatched(OPINION, realCaseAs(OPINION), this::login, jdbc, jobs);

        playTo("2023-12-28T10:00");

        var happened = happened();
        assertThat(happened).hasSize(31).isEqualTo(predicted());
        BY_HAND.forEach((measure, dates) -> assertThat(happened.get(OPINION + "-" + measure))
                .as(measure)
                .containsExactlyInAnyOrderElementsOf(dates));
        assertThat(jdbc.sql("""
                select count(*) from escalation e join measure m on m.number = e.measure join comment c on c.number = m.comment
                 where c.opinion = ? and e.at - e.due_at > interval '1 minute'""").param(OPINION).query(Integer.class).single())
                .as("rungs taken late")
                .isZero();
    }

    private Map<String, Set<String>> happened() {
        var happened = new TreeMap<String, Set<String>>();
        jdbc.sql("""
                select measure, level || ' ' || occurrence || ' ' || (at at time zone 'Asia/Shanghai')::date as what from escalation
                 where measure like :opinion
                union all
                select item, 'remind ' || days_before || ' ' || (at at time zone 'Asia/Shanghai')::date from reminder
                 where item like :opinion and kind = 'MEASURE'""").param("opinion", OPINION + "-M%").query(row -> {
            happened.computeIfAbsent(row.getString("measure"), measure -> new HashSet<>())
                    .add(row.getString("what"));
        });
        return happened;
    }

    private Map<String, Set<String>> predicted() {
        var predicted = new TreeMap<String, Set<String>>();
        jdbc.sql("select number, due_on from measure where number like ?")
                .param(OPINION + "-M%")
                .query(row -> {
                    predicted.put(row.getString("number"), predictedFor(row.getObject("due_on", LocalDate.class)));
                });
        return predicted;
    }

    private static Set<String> predictedFor(LocalDate due) {
        var rungs = new TreeMap<LocalDate, String>();
        rungs.put(moved(due, -5), "BLUE 1 ");
        var safe = moved(REPLY, -NEEDED_FOR_REPLY);
        if (safe.isBefore(due)) {
            rungs.put(moved(safe, 1), "YELLOW 1 ");
        }
        rungs.put(moved(due, 1), "RED 1 ");
        rungs.put(moved(due, 7), "LEADER 1 ");
        for (var nth = 1; nth < 30; nth++) {
            rungs.put(moved(due, 7 * (nth + 1)), "INTERVIEW " + nth + " ");
        }
        var predicted = new HashSet<String>();
        rungs.forEach((day, what) -> {
            if (day.isAfter(DISPATCHED) && !day.isAfter(REPLY)) {
                predicted.add(what + day);
            }
        });
        for (var before : List.of(10, 3, 0)) {
            predicted.add("remind " + before + " " + moved(due, -before));
        }
        return predicted;
    }

    private static LocalDate moved(LocalDate day, int workingDays) {
        var moved = day;
        for (var left = Math.abs(workingDays); left > 0; ) {
            moved = moved.plusDays(Integer.signum(workingDays));
            if (isWorked(moved)) {
                left--;
            }
        }
        return moved;
    }

    private static boolean isWorked(LocalDate day) {
        if (WORKED_WEEKENDS.contains(day)) {
            return true;
        }
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && (day.isBefore(HOLIDAYS_BEGIN) || day.isAfter(HOLIDAYS_END));
    }

    /** The workbook of the case under another number. */
    private static byte[] realCaseAs(String number) throws IOException {
        var renamed = 0;
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipFile("src/main/resources/demo/chongqing-2023.xlsx");
                var out = new ZipOutputStream(bytes)) {
            for (var entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                var content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("xl/sharedStrings.xml")) {
                    var text = new String(content, UTF_8);
                    content = text.replace(">2023-07<", ">" + number + "<").getBytes(UTF_8);
                    renamed = text.split(">2023-07<", -1).length - 1;
                }
                out.write(content);
            }
        }
        assertThat(renamed).isOne();
        return bytes.toByteArray();
    }
}
