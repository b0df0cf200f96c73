/**
 * Working-day calendar, obligations and what is left of them; how a measure's deadline is moved, and who is urged. Must not
 * know how a measure is handled.
 */
package duban.deadline;
