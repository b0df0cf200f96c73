/** Working-day calendar, obligations and what is left of them. Must not know whose deadlines they are. */
package duban.deadline;
