package duban.architecture.planted.measure;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class FieldInjected {

    @Autowired
    CompleteMeasure autowired;

    @Value("${planted}")
    String valued;
}
