/** Steps of the closure phase: application, striking off, stage completion, archive. */
package duban.process.closure;
