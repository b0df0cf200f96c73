package duban.measure;

import duban.department.Role;
import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;

/** Nobody has signed for a measure in time, in the running transaction: these are to be told. */
public record ReceiptUnanswered(MeasureNumber measure, DepartmentCode department, Role role) {}
