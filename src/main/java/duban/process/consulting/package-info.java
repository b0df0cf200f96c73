/** Steps of the consulting phase: co-signature, views and silence of co-handlers, talks and the leader's ruling. */
package duban.process.consulting;
