package duban.exchange.excel;

import static duban.opinion.PlanDraft.OPINION_SHEET;

import duban.deadline.WorkingDays;
import duban.opinion.CheckPlan;
import duban.opinion.Fault;
import duban.opinion.ImportPlan;
import duban.opinion.PlanDraft;
import duban.opinion.PlanFaults;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one way a workbook comes in: read, checked, and imported whole or not at all. */
@Component
public class ImportWorkbook {

    private final List<LedgerFile> kinds;
    private final CheckPlan checkPlan;
    private final ImportPlan importPlan;
    private final JdbcClient jdbc;
    private final Clock clock;

    public ImportWorkbook(
            List<LedgerFile> kinds, CheckPlan checkPlan, ImportPlan importPlan, JdbcClient jdbc, Clock clock) {
        this.kinds = kinds;
        this.clock = clock;
        this.checkPlan = checkPlan;
        this.importPlan = importPlan;
        this.jdbc = jdbc;
    }

    /**
     * Says what an import of the file would find, and saves nothing.
     *
     * @throws Refusal if the file cannot be read at all
     */
    public WorkbookReading check(Path file, String fileName) throws IOException {
        var reading = readAndCheck(file, fileName);
        var faults = new ArrayList<>(reading.faults());
        importPlan
                .refusalOf(source(file, fileName), reading.plan().opinion().number())
                .ifPresent(refusal ->
                        faults.add(0, new Fault(OPINION_SHEET, 0, "", refusal.getMessage(), "如是新的审议意见，请使用新的收文号。")));
        return reading.withFaults(faults).named();
    }

    /**
     * Imports the file.
     *
     * @throws Refusal if the file cannot be read, or it or its opinion was imported before
     * @throws PlanFaults if anything in it is wrong
     */
    public PlanDraft importFile(Path file, String fileName, Actor actor) throws IOException {
        var source = source(file, fileName);
        importPlan.refusalOf(source, null).ifPresent(refusal -> {
            throw refusal;
        });
        var reading = readAndCheck(file, fileName);
        var faults = reading.named().faults();
        if (reading.wrongHeadings().isPresent()) {
            throw new PlanFaults("HEADER", reading.wrongHeadings().get().message(), faults);
        }
        if (!faults.isEmpty()) {
            throw new PlanFaults(faults);
        }
        importPlan.importPlan(reading.plan(), source, actor);
        return reading.plan();
    }

    /** Names of the departments a plan may name, in order of their codes. */
    public List<String> departmentNames() {
        return List.copyOf(departments().keySet());
    }

    /** Gaps are named for rows that are free of other faults: a cell that could not be read is not also missing. */
    private WorkbookReading readAndCheck(Path file, String fileName) throws IOException {
        var reading = kindOf(fileName).read(file, references());
        var rowsWithFaults = reading.faults().stream()
                .filter(fault -> fault.sheet().equals(PlanDraft.LEDGER_SHEET))
                .map(Fault::row)
                .collect(Collectors.toSet());
        var gaps = checkPlan.check(reading.plan()).stream().filter(gap -> !rowsWithFaults.contains(gap.row()));
        return reading.with(gaps);
    }

    private LedgerFile kindOf(String fileName) {
        return kinds.stream()
                .filter(kind -> fileName.toLowerCase(Locale.ROOT).endsWith(kind.extension()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of ledger is called " + fileName));
    }

    private PlanReferences references() {
        var workingDays =
                jdbc.sql("select date from working_day").query(LocalDate.class).set();
        var years = workingDays.stream().map(LocalDate::getYear).collect(Collectors.toSet());
        return new PlanReferences(
                departments(),
                disabledDepartments(),
                workingDays::contains,
                years::contains,
                WorkingDays.dayOf(clock.instant()));
    }

    private Set<String> disabledDepartments() {
        return jdbc.sql("select name from department where kind = 'DEPARTMENT' and not active")
                .query(String.class)
                .set();
    }

    private Map<String, DepartmentCode> departments() {
        var departments = new LinkedHashMap<String, DepartmentCode>();
        jdbc.sql("select name, code from department where kind = 'DEPARTMENT' and active order by code")
                .query(row -> {
                    departments.put(row.getString("name"), new DepartmentCode(row.getString("code")));
                });
        return departments;
    }

    private static ImportPlan.Source source(Path file, String fileName) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return new ImportPlan.Source(
                    fileName, HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
