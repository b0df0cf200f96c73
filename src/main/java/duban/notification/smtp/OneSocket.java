package duban.notification.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;

/** Makes the one socket of a connection and keeps hold of it: the library keeps it to itself, and locks while it waits. */
class OneSocket extends SocketFactory {

    private final Socket socket = new Socket();

    @Override
    public Socket createSocket() {
        return socket;
    }

    /** How long one read may take; also of what is read through an encryption on top. */
    void patience(Duration most) throws SocketException {
        socket.setSoTimeout(Math.toIntExact(most.toMillis()));
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /** Ends the connection from any thread; who reads there fails at once. */
    void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // There is nothing left to end.
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
