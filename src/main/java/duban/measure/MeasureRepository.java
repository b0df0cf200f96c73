package duban.measure;

import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface MeasureRepository extends CrudRepository<Measure, String> {

    List<Measure> findByCommentOrderByNumber(String comment);

    /** @throws Refusal if there is no such measure */
    default Measure of(MeasureNumber number) {
        return findById(number.value()).orElseThrow(() -> Refusal.notFound("没有编号为 " + number + " 的整改措施。"));
    }
}
