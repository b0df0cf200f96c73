/** Steps of a supervision notice: drafting, signature, answer. */
package duban.process.notice;
