package duban.comment;

import duban.shared.CommentNumber;
import duban.shared.Refusal;
import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface CommentRepository extends CrudRepository<Comment, String> {

    List<Comment> findByOpinionOrderByNumber(String opinion);

    /** @throws Refusal if there is no such comment */
    default Comment of(CommentNumber number) {
        return findById(number.value()).orElseThrow(() -> Refusal.notFound("没有编号为 " + number + " 的问题。"));
    }
}
