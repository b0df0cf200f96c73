/** The review comment: number, states, legal transitions, application, striking off, stage completion. Must not know the engine or the web. */
package duban.comment;
