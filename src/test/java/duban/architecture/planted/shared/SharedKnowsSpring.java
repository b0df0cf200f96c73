package duban.architecture.planted.shared;

import org.springframework.context.ApplicationEvent;

public record SharedKnowsSpring(ApplicationEvent event) {}
