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

    /**
     * True if the department still has the measure and no notice was begun for its present deadline, whatever became of
     * it. What others check or sign is not its delay.
     */
    @Query("""
            select exists (select from measure m
                            where m.number = :measure and m.state in ('AWAITING_RECEIPT', 'IN_PROGRESS', 'AWAITING_SIGN_OFF')
                              and not exists (select from supervision_notice n
                                               where n.measure = m.number and n.deadline_version = m.deadline_version))""")
    boolean isWanting(@Param("measure") String measure);

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
