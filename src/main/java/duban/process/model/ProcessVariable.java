package duban.process.model;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/** A process variable: one name, one type. A missing value fails at the step that needs it. */
public record ProcessVariable<T>(String name, Class<T> type) {

    public Optional<T> findIn(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(type::cast);
    }

    public T readFrom(VariableScope scope) {
        return findIn(scope).orElseThrow(() -> new IllegalStateException("Variable not set: " + name));
    }
}
