/** Steps of moving a measure's deadline: signature, the office's or the leader's decision, and what follows from it. */
package duban.process.deadline;
