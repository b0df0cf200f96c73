package duban.web;

import duban.shared.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose small body has been read and counted, and can be read again. */
class BufferedBody extends HttpServletRequestWrapper {

    private final byte[] bytes;

    private BufferedBody(HttpServletRequest request, byte[] bytes) {
        super(request);
        this.bytes = bytes;
    }

    /** @throws Refusal as soon as more than {@code most} bytes have arrived, also when no length was announced */
    static BufferedBody of(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        var bytes = request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw tooLarge(most);
        }
        return new BufferedBody(request, bytes);
    }

    private static Refusal tooLarge(int most) {
        return new Refusal(Refusal.Kind.TOO_LARGE, "BODY_TOO_LARGE", "提交内容超过 " + most / 1000 + " KB 上限，未保存。", null);
    }

    boolean isJson() {
        return bytes.length > 0 && !isForm();
    }

    boolean isForm() {
        var type = getContentType();
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public ServletInputStream getInputStream() {
        var body = new ByteArrayInputStream(bytes);
        return new ServletInputStream() {
            @Override
            public int read() {
                return body.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return body.read(into, offset, length);
            }

            @Override
            public boolean isFinished() {
                return body.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("read before");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
