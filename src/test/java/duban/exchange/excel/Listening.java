package duban.exchange.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;

/** A server nobody should ever come to. */
public final class Listening implements AutoCloseable {

    private final ServerSocket socket;

    public Listening() throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    public String address(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    public void assertNobodyCame() throws IOException {
        socket.setSoTimeout(300);
        var nobody = catchThrowableOfType(SocketTimeoutException.class, socket::accept);
        assertThat(nobody).as("connections to the listening socket").isNotNull();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
