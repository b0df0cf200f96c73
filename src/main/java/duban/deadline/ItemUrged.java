package duban.deadline;

import duban.shared.DepartmentCode;
import duban.shared.PersonId;

/** Somebody is urged by mail about an open item, in the running transaction. */
public record ItemUrged(String item, DepartmentCode department, PersonId person) {}
