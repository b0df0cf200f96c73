package duban.process.identity;

import duban.access.CurrentUser;
import duban.department.Officer;
import duban.department.Officers;
import duban.shared.PersonId;
import duban.shared.Refusal;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The user of the engine's web session. */
@Component
class EngineUser implements CurrentUser {

    private final IdentityService identityService;
    private final Officers officers;

    EngineUser(IdentityService identityService, Officers officers) {
        this.identityService = identityService;
        this.officers = officers;
    }

    @Override
    public Officer officer() {
        var authentication = identityService.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new Refusal(Refusal.Kind.UNAUTHENTICATED, "NOT_LOGGED_IN", "请先登录。", null);
        }
        return officers.find(new PersonId(authentication.getUserId()))
                .orElseThrow(() -> Refusal.forbidden("NO_OFFICER", "您的账号没有对应的在岗人员，请联系系统管理员。"));
    }
}
