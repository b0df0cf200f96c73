package duban.web.tasklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duban.shared.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a form posted, made into a request record. */
final class PostedForm {

    private final ObjectMapper json;
    private final JsonNode fields;
    private final UnaryOperator<JsonNode> valueOf;

    private PostedForm(ObjectMapper json, JsonNode fields, UnaryOperator<JsonNode> valueOf) {
        this.json = json;
        this.fields = fields;
        this.valueOf = valueOf;
    }

    /** The body of {@code submit-form}: {@code {"variables": {"field": {"value": …}}}}. */
    static PostedForm variables(ObjectMapper json, JsonNode body) {
        return new PostedForm(json, body.path("variables"), variable -> variable.path("value"));
    }

    /** Fields with their values: {@code {"field": …}}. */
    static PostedForm plain(ObjectMapper json, JsonNode fields) {
        return new PostedForm(json, fields, UnaryOperator.identity());
    }

    /** @throws Refusal if a field is none of the record's components, or does not have its type */
    <R extends Record> Record as(Class<R> request) {
        var components = Arrays.asList(request.getRecordComponents());
        var names = components.stream().map(component -> component.getName()).toList();
        var values = json.createObjectNode();
        for (var field : (Iterable<String>) fields::fieldNames) {
            if (!names.contains(field)) {
                throw Refusal.invalid(null, "VAR_FORBIDDEN", "提交中含有本表单没有的内容“" + printable(field) + "”，未保存。请刷新页面后重试。");
            }
        }
        for (var component : components) {
            var value = valueOf.apply(fields.path(component.getName()));
            values.set(
                    component.getName(),
                    isList(component.getType()) ? list(component.getName(), value) : single(value));
        }
        return read(request, values);
    }

    private static boolean isList(Class<?> type) {
        return Collection.class.isAssignableFrom(type);
    }

    /** An empty text means nothing was given. */
    private JsonNode single(JsonNode value) {
        return value.isTextual() && value.asText().isEmpty() || value.isMissingNode() ? json.nullNode() : value;
    }

    private JsonNode list(String field, JsonNode value) {
        try {
            var array = value.isTextual() ? json.readTree(value.asText()) : value;
            return array.isArray() ? array : json.valueToTree(List.of());
        } catch (JsonProcessingException unreadable) {
            throw Refusal.invalid(field, "UNREADABLE", "该项内容无法识别，请刷新页面后重新填写。");
        }
    }

    private <R extends Record> R read(Class<R> request, ObjectNode values) {
        try {
            return json.treeToValue(values, request);
        } catch (InvalidFormatException wrong) {
            throw Refusal.invalid(wrong.getPath().get(0).getFieldName(), "VALUE", "该项的取值不在可选范围内，请重新选择。");
        } catch (JsonProcessingException unreadable) {
            throw Refusal.invalid(null, "UNREADABLE", "提交的内容无法识别，请刷新页面后重新填写。");
        }
    }

    private static String printable(String field) {
        return field.length() > 40 ? field.substring(0, 40) + "…" : field;
    }
}
