/** Steps of a department's progress report for a month: filling in, signature, record. */
package duban.process.progress;
