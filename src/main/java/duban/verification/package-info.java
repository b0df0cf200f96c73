/** Independent checks of measures and comments: accept or send back. Must not know the engine or the web. */
package duban.verification;
