/** Who may do what: the person at the keyboard and what the person may take in hand. Must not know the engine. */
package duban.access;
