package duban.opinion;

/**
 * What is wrong with a plan, where, and what to do about it; in Chinese, for the person who wrote the plan.
 *
 * @param sheet name of the sheet
 * @param row its row, counted from 1; 0 where no single row is meant
 * @param column letter and heading of its column, for example {@code H（承办单位）}; empty where no single column is meant
 */
public record Fault(String sheet, int row, String column, String reason, String remedy) {}
