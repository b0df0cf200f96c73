package duban;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to set instead of printing a stack trace. */
public class UnsafeSettingsAnalyzer extends AbstractFailureAnalyzer<UnsafeSettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeSettingsException cause) {
        var count = cause.faults().size();
        var description = cause.faults().stream()
                .map(fault -> "  " + fault)
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "Settings that are missing or unsafe: %d. 缺失或不安全的设置：%d项。%n".formatted(count, count),
                        ""));
        var action = "Set the environment variable in brackets, or the property in an application.yaml beside the jar."
                + " To only look at Duban: mvn spring-boot:run."
                + System.lineSeparator()
                + "请设置括号内的环境变量，或在jar旁的application.yaml中设置该属性。仅需试用时请运行 mvn spring-boot:run。";
        return new FailureAnalysis(description, action, cause);
    }
}
