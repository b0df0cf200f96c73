package duban.process.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Calls the engine on the product's own account: what a use case was allowed to do must not depend on whether its
 * caller holds the engine's permission for the consequence.
 */
@Component
public class Unchecked {

    private final IdentityService identityService;

    Unchecked(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** Until it is closed, the engine is called on the product's own account. */
    public Entered enter() {
        var caller = identityService.getCurrentAuthentication();
        identityService.clearAuthentication();
        return () -> {
            if (caller != null) {
                identityService.setAuthentication(caller.getUserId(), caller.getGroupIds(), caller.getTenantIds());
            }
        };
    }

    /** Closing it gives the caller back. */
    @FunctionalInterface
    public interface Entered {

        void close();
    }

    public <T> T get(Supplier<T> call) {
        var entered = enter();
        try {
            return call.get();
        } finally {
            entered.close();
        }
    }

    public void run(Runnable call) {
        get(() -> {
            call.run();
            return null;
        });
    }
}
