/** REST controllers, refusals as problem details, the gate in front of the web applications. */
package duban.web;
