package duban.measure;

import duban.shared.MeasureNumber;
import duban.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface MeasureRepository extends CrudRepository<Measure, String> {

    List<Measure> findByCommentOrderByNumber(String comment);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Measure> findByNumber(String number);

    /** @throws Refusal if there is no such measure */
    default Measure of(MeasureNumber number) {
        return known(number, findById(number.value()));
    }

    /**
     * The measure, held until the transaction ends: co-handlers answer side by side, and the last one must see all others.
     *
     * @throws Refusal if there is no such measure
     */
    default Measure held(MeasureNumber number) {
        return known(number, findByNumber(number.value()));
    }

    private static Measure known(MeasureNumber number, Optional<Measure> measure) {
        return measure.orElseThrow(() -> Refusal.notFound("没有编号为 " + number + " 的整改措施。"));
    }
}
