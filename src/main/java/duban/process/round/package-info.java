/** Steps of the daily round: what happens because a day has come. */
package duban.process.round;
