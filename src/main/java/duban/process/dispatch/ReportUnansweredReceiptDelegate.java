package duban.process.dispatch;

import duban.measure.ReportUnansweredReceipt;
import duban.shared.MeasureNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step {@code serviceTask_reportUnansweredReceipt}: tells who is above a receipt that nobody gives. */
@Component
public class ReportUnansweredReceiptDelegate implements JavaDelegate {

    private final ReportUnansweredReceipt reportUnansweredReceipt;

    public ReportUnansweredReceiptDelegate(ReportUnansweredReceipt reportUnansweredReceipt) {
        this.reportUnansweredReceipt = reportUnansweredReceipt;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reportUnansweredReceipt.report(new MeasureNumber(execution.getProcessBusinessKey()));
    }
}
