/** The rectification measure: receipt, handing on, progress, submission, sign-off, the co-handlers' say, supplements, completion. Must not know comments, the engine or the web. */
package duban.measure;
