/** Steps of the handling phase: receipt, handing on, submission, sign-off. */
package duban.process.handling;
