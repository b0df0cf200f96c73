package duban.shared;

/** Who acts, and for which department: a person acts for one department at a time. */
public record Actor(PersonId person, DepartmentCode actingFor) {}
