package duban.web;

import duban.web.shell.OwnPages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Tells a problem to whoever asked: as a page to somebody who opened an address, as data to everything else. */
@Component
class ProblemAnswer {

    private final OwnPages pages;

    ProblemAnswer(OwnPages pages) {
        this.pages = pages;
    }

    ResponseEntity<?> of(int status, Problem problem, HttpServletRequest request) {
        return opensPage(request)
                ? pages.problem(status, problem.message(), problem.requestId())
                // Named, because whoever asked may have asked for something else.
                : ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(problem);
    }

    /** Browsers name pages when an address is opened, and not when a script asks. */
    private static boolean opensPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accepted(accept).stream()
                        .anyMatch(type -> type.isConcrete() && type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
    }

    private static List<MediaType> accepted(String header) {
        try {
            return MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }
}
