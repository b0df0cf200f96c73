/** Steps of the dispatch phase: from the registered opinion to measures in their departments. */
package duban.process.dispatch;
