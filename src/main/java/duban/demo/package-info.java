/** The demo profile: embedded PostgreSQL, mail catcher, movable clock, the real case with a history. */
package duban.demo;
