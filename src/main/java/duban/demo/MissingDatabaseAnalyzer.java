package duban.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how to start the demo instead of printing a stack trace. */
public class MissingDatabaseAnalyzer extends AbstractFailureAnalyzer<MissingDatabaseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingDatabaseException cause) {
        return new FailureAnalysis(
                "There is " + cause.getMessage() + ": the packaged jar holds none. 此处没有演示用的数据库程序：打包的jar不含数据库。",
                "Run mvn spring-boot:run in the project's folder, or give spring.datasource.url and the settings around it."
                        + " 请在项目目录运行 mvn spring-boot:run，或配置 spring.datasource.url 等设置。",
                cause);
    }
}
