package duban.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page the nonce its own security policy names. The web applications of Camunda 7.24 keep the nonce in the
 * servlet context, one for everybody, between writing the header and writing the page: with 16 people at once 290 of 300
 * pages came with somebody else's and stayed blank (measured).
 */
class NoncePerRequest extends OncePerRequestFilter {

    private static final String SHARED_NONCE = "org.camunda.bpm.csp.nonce";

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var policy = new PolicyReader(response);
        var context = contextWith(policy, request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return context;
                    }
                },
                policy);
    }

    private static ServletContext contextWith(PolicyReader policy, ServletContext shared) {
        return (ServletContext) Proxy.newProxyInstance(
                NoncePerRequest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, given) -> {
                    if (policy.nonce != null
                            && method.getName().equals("getAttribute")
                            && SHARED_NONCE.equals(given[0])) {
                        return policy.nonce;
                    }
                    try {
                        return method.invoke(shared, given);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }

    /** Reads the nonce off the policy as it is set. */
    private static final class PolicyReader extends HttpServletResponseWrapper {

        private String nonce;

        PolicyReader(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            read(name, value);
            super.setHeader(name, value);
        }

        @Override
        public void addHeader(String name, String value) {
            read(name, value);
            super.addHeader(name, value);
        }

        private void read(String name, String value) {
            if ("Content-Security-Policy".equalsIgnoreCase(name)) {
                var found = NONCE.matcher(value);
                nonce = found.find() ? found.group(1) : null;
            }
        }
    }
}
