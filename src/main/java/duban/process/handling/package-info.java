/** Steps of the handling phase: receipt, handing on, submission, supplement, sign-off. */
package duban.process.handling;
