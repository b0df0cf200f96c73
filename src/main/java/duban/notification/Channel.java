package duban.notification;

/**
 * Port: a way to reach people. E-mail is one; a gateway for short messages would be another, without a change to who is
 * told of what and when.
 */
public interface Channel {

    /** What table {@code mail} calls it. */
    String name();

    /**
     * Connects; what is delivered through one connection is delivered in order.
     *
     * @throws Unreachable if there is nobody to hand anything to
     */
    Connection connect() throws Unreachable;

    /** One connection, used by one thread. */
    interface Connection extends AutoCloseable {

        /**
         * Hands one mail over and says what became of it.
         *
         * @throws Unreachable if the connection broke before the mail was handed over: it certainly was not delivered
         */
        Delivery deliver(OutgoingMail mail) throws Unreachable;

        /** Ends it at once, from any thread: what is being handed over ends with it, known or not. */
        void abort();

        /** Ends it; never fails. */
        @Override
        void close();
    }

    /** Nothing can be delivered now, whatever it is. The message is the reason as administrators may read it. */
    class Unreachable extends Exception {

        private static final long serialVersionUID = 1L;

        public Unreachable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
