/** Work items: kept by one engine-wide listener, asked by the lists of Tasklist. */
package duban.process.worklist;
