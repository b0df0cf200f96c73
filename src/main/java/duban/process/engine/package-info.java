/** Engine configuration: schema, deployment, clock, guards. */
package duban.process.engine;
