package duban.process.model;

import duban.department.Appointment;
import duban.department.Officer;
import duban.department.Role;
import duban.shared.DepartmentCode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of the engine's groups, shared by accounts, grants and the candidates in the models. */
public final class Groups {

    public static final String OFFICE = "office";
    public static final String GOVERNMENT_OFFICE = "governmentOffice";
    public static final String LEADER = "leader";
    public static final String SECRETARY = "secretary";
    public static final String ADMINISTRATOR = "administrator";
    public static final String AUDITOR = "auditor";

    private Groups() {}

    /** Ids and Chinese names of the groups an officer belongs to. */
    public static Map<String, String> of(Officer officer) {
        var groups = new LinkedHashMap<String, String>();
        for (var appointment : officer.appointments()) {
            groups.put(of(appointment), appointment.role().label());
            if (appointment.role() == Role.OFFICE) {
                groups.put(officeFrom(officer.home()), "专班成员（" + officer.home() + "派出）");
            }
        }
        return groups;
    }

    private static String of(Appointment appointment) {
        return switch (appointment.role()) {
            case LIAISON, HANDLER, HEAD ->
                appointment.department() + "_" + appointment.role().name().toLowerCase();
            case OFFICE -> OFFICE;
            case GOVERNMENT_OFFICE -> GOVERNMENT_OFFICE;
            case LEADER -> LEADER;
            case SECRETARY -> SECRETARY;
            case ADMINISTRATOR -> ADMINISTRATOR;
            case AUDITOR -> AUDITOR;
        };
    }

    /** Members of the supervision office who were seconded from this department. */
    public static String officeFrom(DepartmentCode home) {
        return OFFICE + "_" + home;
    }

    /**
     * Candidates of an independent check: everybody but those seconded from the department itself; where that leaves
     * nobody, the government office.
     */
    public static String verifiersFor(DepartmentCode department, Collection<DepartmentCode> homesOfOffice) {
        var groups = homesOfOffice.stream()
                .filter(home -> !home.equals(department))
                .map(Groups::officeFrom)
                .collect(Collectors.joining(","));
        return groups.isEmpty() ? GOVERNMENT_OFFICE : groups;
    }
}
