package duban.shared;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.ReflectionUtils;

/** Every field of an object, to show that a refused act changed nothing. */
public final class Contents {

    private Contents() {}

    public static Map<String, Object> of(Object object) {
        var contents = new TreeMap<String, Object>();
        ReflectionUtils.doWithFields(
                object.getClass(),
                field -> {
                    field.setAccessible(true);
                    contents.put(field.getName(), field.get(object));
                },
                field -> !Modifier.isStatic(field.getModifiers()));
        return contents;
    }
}
