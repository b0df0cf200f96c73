package duban.process.dispatch;

import duban.measure.CloseReturnPeriod;
import duban.shared.MeasureNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_closeReturnPeriod}: records that the days of return are over. */
@Component
public class CloseReturnPeriodDelegate implements JavaDelegate {

    private final CloseReturnPeriod closeReturnPeriod;

    public CloseReturnPeriodDelegate(CloseReturnPeriod closeReturnPeriod) {
        this.closeReturnPeriod = closeReturnPeriod;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closeReturnPeriod.close(new MeasureNumber(execution.getProcessBusinessKey()));
    }
}
