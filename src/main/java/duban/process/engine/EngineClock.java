package duban.process.engine;

import duban.deadline.ClockListener;
import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine goes by the same clock as the product. */
@Component
class EngineClock implements ClockListener {

    @Override
    public void moved(Duration offset) {
        ClockUtil.offset(offset.toMillis());
    }
}
