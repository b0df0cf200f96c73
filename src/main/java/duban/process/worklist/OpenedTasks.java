package duban.process.worklist;

import duban.shared.PersonId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which tasks somebody has opened and looked at, and what they mean to decide of each. Vanishes with the task. */
@Component
@Transactional
public class OpenedTasks {

    private final JdbcClient jdbc;

    OpenedTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records the first time only. The task is locked meanwhile: a colleague may be completing it. */
    public void open(String taskId, PersonId person, Instant at) {
        jdbc.sql("""
                insert into opened (task_id, person, opened_at)
                select task_id, :person, :at from work_item where task_id = :task for key share
                on conflict do nothing""")
                .param("task", taskId)
                .param("person", person.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    @Transactional(readOnly = true)
    public boolean has(String taskId, PersonId person) {
        return jdbc.sql("select exists (select from opened where task_id = ? and person = ?)")
                .param(taskId)
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Keeps what the person means to decide.
     *
     * @return false if they have not opened it, or it is gone
     */
    public boolean mark(String taskId, PersonId person, String mark) {
        return jdbc.sql("update opened set mark = :mark where task_id = :task and person = :person")
                        .param("mark", mark)
                        .param("task", taskId)
                        .param("person", person.value())
                        .update()
                > 0;
    }

    /** Of these tasks those the person has opened, each with what they mean to decide. */
    @Transactional(readOnly = true)
    public Map<String, Optional<String>> of(List<String> taskIds, PersonId person) {
        var opened = new HashMap<String, Optional<String>>();
        jdbc.sql("select task_id, mark from opened where task_id = any (:tasks) and person = :person")
                .param("tasks", taskIds.toArray(String[]::new))
                .param("person", person.value())
                .query(row -> {
                    opened.put(row.getString("task_id"), Optional.ofNullable(row.getString("mark")));
                });
        return opened;
    }
}
