/**
 * What is said to whom: messages written with what happened, the mails made of them and of what each morning finds, and
 * the outbox that carries them through a {@code Channel}. It decides nothing on items and knows
 * neither the engine nor how a channel works.
 */
package duban.notification;
