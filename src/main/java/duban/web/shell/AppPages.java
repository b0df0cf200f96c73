package duban.web.shell;

import duban.department.Officer;
import duban.process.identity.WebLogin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The doors of the web applications: whoever has not logged in comes to the one login and from there back, whoever has no
 * business there to the own place, and everybody else gets a page of ours. All ways of writing an address lead to one.
 */
class AppPages extends OncePerRequestFilter {

    private static final Pattern FRONT =
            Pattern.compile("/camunda(/|/index\\.html|/app/?|/app/welcome(/|/default/?)?)?");
    /** No file has such an address, and there is one engine only. */
    private static final Pattern NOTHING = Pattern.compile("/camunda/app/[a-z]+/[^./]+/?");

    private static final Pattern APP = Pattern.compile("/camunda/app/([a-z]+)(/|/index\\.html|/default/?)?");

    private final WebLogin login;
    private final Places places;
    private final Language language;

    AppPages(WebLogin login, Places places, Language language) {
        this.login = login;
        this.places = places;
        this.language = language;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (FRONT.matcher(path).matches()) {
            response.sendRedirect("/");
            return;
        }
        var place = placeAt(path);
        if (place.isEmpty() && NOTHING.matcher(path).matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (place.isEmpty()) {
            chain.doFilter(request, response);
        } else if (!path.equals(place.get().page())) {
            response.sendRedirect(place.get().page());
        } else {
            open(place.get(), request, response, chain);
        }
    }

    private static Optional<Place> placeAt(String path) {
        var app = APP.matcher(path);
        return app.matches()
                ? Stream.of(Place.values())
                        .filter(place -> place.app().equals(app.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    private void open(Place place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var officer = login.of(request.getSession(false));
        if (officer.isEmpty()) {
            response.sendRedirect(OwnPages.loginTo(place.page()));
        } else if (isFor(officer.get(), place)) {
            serve(place, request, response, chain);
        } else {
            response.sendRedirect(places.own(officer.get()).address());
        }
    }

    private boolean isFor(Officer officer, Place place) {
        return places.of(officer).contains(place);
    }

    private void serve(Place place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var shipped = new Shipped(response);
        chain.doFilter(request, shipped);
        if (shipped.text.getBuffer().isEmpty()) {
            return;
        }
        var page = AppPage.rewritten(shipped.text.toString(), place, language).getBytes(StandardCharsets.UTF_8);
        // It is for whoever is logged in: after logging out the back button must not show it.
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** Keeps the page that is written; its length is announced by whoever passes it on. */
    private static final class Shipped extends HttpServletResponseWrapper {

        private final StringWriter text = new StringWriter();
        private final PrintWriter writer = new PrintWriter(text);

        Shipped(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        @Override
        public void setContentLength(int length) {}

        @Override
        public void setContentLengthLong(long length) {}

        @Override
        public void flushBuffer() {}
    }
}
