package duban.benchmark;

import java.sql.SQLException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;

/** What the timer of a stock process does: writes one row in the engine's transaction. */
public class StockReminder implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) throws SQLException {
        var connection =
                Context.getCommandContext().getDbSqlSession().getSqlSession().getConnection();
        try (var insert =
                connection.prepareStatement("insert into stock_reminder (item, at) values (?, current_timestamp)")) {
            insert.setString(1, execution.getProcessBusinessKey());
            insert.executeUpdate();
        }
    }
}
