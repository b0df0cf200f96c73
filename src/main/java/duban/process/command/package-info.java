/** Starts, correlates and completes; implements the ports by which features move the process. */
package duban.process.command;
