/** The review opinion: work plan and its check, import, dispatch, archive. Must not know the engine or the web. */
package duban.opinion;
