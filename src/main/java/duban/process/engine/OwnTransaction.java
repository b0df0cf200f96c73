package duban.process.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.springframework.stereotype.Component;

/**
 * Work with a transaction and an engine command of its own, also from within a step: a new transaction alone would not
 * do, because the engine would keep its changes until the outer command ends.
 */
@Component
public class OwnTransaction {

    private final ProcessEngine engine;

    OwnTransaction(ProcessEngine engine) {
        this.engine = engine;
    }

    public void run(Runnable work) {
        ((ProcessEngineImpl) engine)
                .getProcessEngineConfiguration()
                .getCommandExecutorTxRequiresNew()
                .execute(command -> {
                    work.run();
                    return null;
                });
    }
}
