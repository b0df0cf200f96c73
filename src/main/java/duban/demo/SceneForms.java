package duban.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duban.ledger.StepInputs;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills a step's form as the row says; what the row leaves out is taken from the story and the plan. */
@Component
@Profile("demo")
class SceneForms {

    private static final int MOST_ACCOUNT = 500;

    private final StepInputs inputs;
    private final ObjectMapper json;
    private final Map<String, CSVRecord> story =
            Table.read("story").stream().collect(Collectors.toMap(row -> row.get("measure"), Function.identity()));

    SceneForms(StepInputs inputs, ObjectMapper json) {
        this.inputs = inputs;
        this.json = json;
    }

    <R extends Record> R fill(Class<R> request, SceneRow row) {
        var values = known(row);
        for (var component : request.getRecordComponents()) {
            var name = component.getName();
            if (row.field(name).startsWith("[")) {
                values.set(name, parsed(row, name));
            } else if (Collection.class.isAssignableFrom(component.getType())) {
                var list = values.withArray("/" + name);
                row.values(name).forEach(list::add);
            } else if (row.fields().containsKey(name)) {
                values.put(name, row.field(name));
            }
        }
        try {
            return json.treeToValue(values, request);
        } catch (JsonProcessingException unreadable) {
            throw row.wrong(unreadable.getOriginalMessage());
        }
    }

    private ObjectNode known(SceneRow row) {
        var values = json.createObjectNode();
        var item = row.item();
        switch (row.step()) {
            case "handToHandler" ->
                values.put("handler", inputs.handlers(item).get(0).id());
            case "submitResult" -> result(item, values);
            case "verifyMeasure" -> {
                var met = values.withArray("/criteriaMet");
                inputs.criteria(item).stream().map(StepInputs.Criterion::seq).forEach(met::add);
            }
            case "applyForStrikeOff" ->
                values.put("account", (String)
                        inputs.earlierApplication(item, MOST_ACCOUNT).get("account"));
            default -> {}
        }
        return values;
    }

    private void result(String item, ObjectNode values) {
        var told = story.get(item.substring(item.lastIndexOf('-') + 1));
        values.put("account", told.get("account"));
        var achieved = values.withArray("/indicatorValues");
        if (!told.get("achieved").isEmpty()) {
            for (var value : told.get("achieved").split(";")) {
                achieved.add(value);
            }
        }
        var proofs = values.withArray("/proofs");
        inputs.criteria(item)
                .forEach(criterion ->
                        proofs.add("督办材料 " + item + "-" + criterion.seq() + "《" + criterion.content() + "》"));
    }

    /** What has parts of its own is written as JSON. */
    private JsonNode parsed(SceneRow row, String name) {
        try {
            return json.readTree(row.field(name));
        } catch (JsonProcessingException unreadable) {
            throw row.wrong(name + ": " + unreadable.getOriginalMessage());
        }
    }
}
