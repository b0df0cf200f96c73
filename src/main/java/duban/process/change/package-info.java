/** Steps of a change of the plan: the leader's decision, and what follows from it. */
package duban.process.change;
