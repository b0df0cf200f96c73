/** The rectification measure: receipt, handing on, progress, submission, sign-off, completion. Must not know comments, the engine or the web. */
package duban.measure;
