/** E-mail by SMTP: what a mail looks like on the wire, and what a server's answers mean. Knows nothing of items or people. */
package duban.notification.smtp;
