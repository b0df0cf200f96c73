/** Steps of the checking phase: verification of measures and comments, completion. */
package duban.process.checking;
