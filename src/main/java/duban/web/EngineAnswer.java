package duban.web;

import duban.shared.Refusal;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer of the engine: passed on where it is a success; of a refusal only the status is kept, because its text names
 * classes, permissions and expressions.
 */
class EngineAnswer extends HttpServletResponseWrapper {

    private static final String ABSENT = "没有找到该内容，或它不在您的职责内。";

    /** Tasklist knows a missing task by the English words; forms/shared/notices.js shows only its own Chinese ones. */
    static final String ABSENT_TASK = ABSENT + "（No matching task）";

    private static final Logger LOG = LoggerFactory.getLogger(EngineAnswer.class);

    /** More than the engine's words about any refusal. */
    private static final int MOST_KEPT = 4000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    EngineAnswer(HttpServletResponse response) {
        super(response);
    }

    /**
     * @param existing whether what was asked for exists: then it is absent only for this person
     * @throws Refusal in our own words, if the engine refused or failed
     */
    void throwIfRefused(boolean existing) {
        var status = getStatus();
        if (status < 400) {
            return;
        }
        LOG.info("The engine answered {}: {}", status, said);
        EngineWords.inOurs(said.toString(StandardCharsets.UTF_8)).ifPresent(refusal -> {
            throw replacedBy(refusal);
        });
        var absent = existing ? ABSENT_TASK : ABSENT;
        throw replacedBy(
                switch (status) {
                    case 401 -> new Refusal(Refusal.Kind.UNAUTHENTICATED, "NOT_LOGGED_IN", "请先登录。", null);
                    case 403 -> Refusal.concealed(absent);
                    case 404 -> existing ? Refusal.concealed(absent) : Refusal.notFound(absent);
                    case 409 -> Refusal.overtaken();
                    case 405, 406, 415 ->
                        new Refusal(Refusal.Kind.UNSUPPORTED, "UNREADABLE", "提交的内容无法识别，请刷新页面后重试。", null);
                    default -> status < 500 ? unreadable() : new IllegalStateException("The engine answered " + status);
                });
    }

    /** What is told instead of the engine's refusal. */
    <T extends RuntimeException> T replacedBy(T told) {
        // The engine announced the length of the text that was dropped.
        setContentLengthLong(-1);
        return told;
    }

    private static Refusal unreadable() {
        return new Refusal(Refusal.Kind.MALFORMED, "UNREADABLE", "提交的内容无法识别，请检查后重试。", null);
    }

    boolean isRefused() {
        return getStatus() >= 400;
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        setStatus(status);
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!isRefused()) {
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (isRefused()) {
            return new Kept();
        }
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return isRefused() ? new PrintWriter(new Kept(), true, StandardCharsets.UTF_8) : super.getWriter();
    }

    /** Where the text of a refusal goes: to us, and no further. */
    private final class Kept extends ServletOutputStream {

        @Override
        public void write(int single) {
            if (said.size() < MOST_KEPT) {
                said.write(single);
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("written at once");
        }
    }
}
