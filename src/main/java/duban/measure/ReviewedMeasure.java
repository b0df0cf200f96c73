package duban.measure;

import duban.shared.DepartmentCode;
import duban.shared.MeasureNumber;

/**
 * A measure as its verifier meets it.
 *
 * @param submission number of the submission to be judged
 */
public record ReviewedMeasure(MeasureNumber number, DepartmentCode department, int submission) {}
