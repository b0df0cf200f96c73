/** Value types every package may use: ids, the actor, refusals. Knows neither Spring nor Camunda. */
package duban.shared;
