package duban.notice;

import duban.shared.MeasureNumber;
import duban.shared.NoticeNumber;
import duban.shared.Refusal;
import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface NoticeRepository extends CrudRepository<Notice, String> {

    List<Notice> findByMeasureAndStateInOrderByNumber(String measure, Collection<NoticeState> states);

    /** @throws Refusal if there is no such notice */
    default Notice of(NoticeNumber number) {
        return findById(number.value()).orElseThrow(() -> Refusal.notFound("没有编号为 " + number + " 的督办单。"));
    }

    /** Those of the measure on which somebody still has to act. */
    default List<Notice> openOf(MeasureNumber measure) {
        return findByMeasureAndStateInOrderByNumber(
                measure.value(), List.of(NoticeState.DRAFTING, NoticeState.AWAITING_SIGNATURE, NoticeState.ISSUED));
    }
}
