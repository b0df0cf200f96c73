package duban.process.identity;

import duban.department.Officer;
import duban.department.Officers;
import duban.shared.PersonId;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.stereotype.Component;

/** Who has logged in at this browser, for pages that lie outside the engine's own authentication. */
@Component
public class WebLogin {

    private final Officers officers;

    WebLogin(Officers officers) {
        this.officers = officers;
    }

    /** @param session {@code null} if there is none */
    public Optional<Officer> of(HttpSession session) {
        return Optional.ofNullable(session)
                .map(AuthenticationUtil::getAuthsFromSession)
                .map(logins -> logins.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT))
                .flatMap(login -> officers.find(new PersonId(login.getIdentityId())));
    }
}
