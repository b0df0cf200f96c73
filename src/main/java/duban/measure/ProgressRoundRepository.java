package duban.measure;

import duban.shared.Refusal;
import duban.shared.RoundNumber;
import org.springframework.data.repository.CrudRepository;

interface ProgressRoundRepository extends CrudRepository<ProgressRound, String> {

    /** @throws Refusal if there is no such round */
    default ProgressRound of(RoundNumber number) {
        return findById(number.value()).orElseThrow(() -> Refusal.notFound("没有编号为 " + number + " 的进展报告。"));
    }
}
