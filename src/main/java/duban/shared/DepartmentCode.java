package duban.shared;

/** Code of a department or office: capital letters, for example {@code MZJ}. */
public record DepartmentCode(String value) {

    /** 督办专班: people seconded from several departments who plan, dispatch and verify. */
    public static final DepartmentCode SUPERVISION_OFFICE = new DepartmentCode("DBZB");

    /** 市政府办公厅（督查室）. */
    public static final DepartmentCode GOVERNMENT_OFFICE = new DepartmentCode("BGT");

    /** 市政府: what its leaders act for. */
    public static final DepartmentCode GOVERNMENT = new DepartmentCode("SZF");

    public DepartmentCode {
        if (value == null || !value.matches("[A-Z]{2,16}")) {
            throw new IllegalArgumentException("Not a department code: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
