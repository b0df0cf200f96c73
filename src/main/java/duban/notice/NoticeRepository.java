package duban.notice;

import duban.shared.MeasureNumber;
import duban.shared.NoticeNumber;
import duban.shared.Refusal;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.query.Param;

interface NoticeRepository extends CrudRepository<Notice, String> {

    List<Notice> findByMeasureAndStateInOrderByNumber(String measure, Collection<NoticeState> states);

    /** Whatever became of it. */
    @Query(
            "select exists (select from supervision_notice n join measure m on m.number = n.measure and m.deadline_version = n.deadline_version where m.number = :measure)")
    boolean wasBegunFor(@Param("measure") String measure);

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
