package duban.process.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys models and forms together, under the same names in the IDE, with Maven and in the jar: the stock deployment
 * names a resource by its place on disk, so that the form of a task would not be found elsewhere.
 */
@Component
class Deployment extends AbstractCamundaConfiguration implements CamundaDeploymentConfiguration {

    private static final List<String> PATTERNS = List.of("bpmn/*.bpmn", "forms/*.html");

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setDeploymentName("duban");
        configuration.setDeploymentResources(getDeploymentResources().toArray(new Resource[0]));
    }

    @Override
    public Set<Resource> getDeploymentResources() {
        var resources = new LinkedHashSet<Resource>();
        try {
            for (var pattern : PATTERNS) {
                var folder = pattern.substring(0, pattern.indexOf('/') + 1);
                for (var found : new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern)) {
                    resources.add(new Named(folder + found.getFilename(), found.getContentAsByteArray()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return resources;
    }

    /** A resource whose name does not depend on where it came from. */
    private static final class Named extends ByteArrayResource implements ContextResource {

        private final String name;

        Named(String name, byte[] bytes) {
            super(bytes, name);
            this.name = name;
        }

        @Override
        public String getPathWithinContext() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && named.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
