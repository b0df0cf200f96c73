package duban.process.closure;

import duban.opinion.ArchiveOpinion;
import duban.process.model.Step;
import duban.process.model.StepHandler;
import duban.shared.Actor;
import duban.shared.OpinionNumber;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Step {@code userTask_archiveOpinion}. */
@Component
class ArchiveOpinionHandler implements StepHandler<ArchiveOpinion.Request> {

    private final ArchiveOpinion archiveOpinion;

    ArchiveOpinionHandler(ArchiveOpinion archiveOpinion) {
        this.archiveOpinion = archiveOpinion;
    }

    @Override
    public Step step() {
        return Step.ARCHIVE_OPINION;
    }

    @Override
    public Class<ArchiveOpinion.Request> request() {
        return ArchiveOpinion.Request.class;
    }

    @Override
    public Map<String, Object> take(String item, Actor actor, ArchiveOpinion.Request request) {
        archiveOpinion.archive(new OpinionNumber(item), actor, request);
        return Map.of();
    }
}
