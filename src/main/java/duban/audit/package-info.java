/** The append-only log of transitions and of refusals on rights. Must not know what the steps mean. */
package duban.audit;
