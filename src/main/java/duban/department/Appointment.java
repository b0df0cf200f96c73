package duban.department;

import duban.shared.DepartmentCode;

/** A role in a department. */
public record Appointment(DepartmentCode department, Role role) {}
