/** Session user, users, groups, grants and the password encoder of the engine. */
package duban.process.identity;
