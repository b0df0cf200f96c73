package duban.notification;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A channel of a test: one that answers what it is told, or a real one whose answers are seen on their way. */
final class TestChannel implements Channel {

    private final Channel real;
    private final UnaryOperator<Delivery> after;

    private TestChannel(Channel real, UnaryOperator<Delivery> after) {
        this.real = real;
        this.after = after;
    }

    /** It answers what the function says. */
    static Channel answering(Function<OutgoingMail, Delivery> answers) {
        return new Answering(answers);
    }

    /** As the real one, but what it answers goes through the function first. */
    static Channel watched(Channel real, UnaryOperator<Delivery> after) {
        return new TestChannel(real, after);
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Connection connect() throws Unreachable {
        var connection = real.connect();
        return new Connection() {
            @Override
            public Delivery deliver(OutgoingMail mail) throws Unreachable {
                return after.apply(connection.deliver(mail));
            }

            @Override
            public void abort() {
                connection.abort();
            }

            @Override
            public void close() {
                connection.close();
            }
        };
    }

    private record Answering(Function<OutgoingMail, Delivery> answers) implements Channel {

        @Override
        public String name() {
            return "MAIL";
        }

        @Override
        public Connection connect() {
            return new Connection() {
                @Override
                public Delivery deliver(OutgoingMail mail) {
                    return answers.apply(mail);
                }

                @Override
                public void abort() {}

                @Override
                public void close() {}
            };
        }
    }
}
