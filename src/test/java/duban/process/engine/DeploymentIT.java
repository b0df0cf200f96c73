package duban.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import duban.RunningApplication;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentIT extends RunningApplication {

    @Test
    void models_and_forms_are_deployed_together_under_the_names_they_have_in_the_project() {
        var deployed = jdbc.sql("select name_ from act_ge_bytearray where deployment_id_ is not null")
                .query(String.class)
                .list();

        assertThat(deployed).isNotEmpty().containsExactlyInAnyOrderElementsOf(files("bpmn", "forms"));
        assertThat(jdbc.sql("select count(*) from act_re_deployment")
                        .query(Integer.class)
                        .single())
                .as("one deployment, so that a running task keeps the form it was started with")
                .isEqualTo(1);
    }

    private static List<String> files(String... folders) {
        var names = new ArrayList<String>();
        for (var folder : folders) {
            for (var file : new File(folder).listFiles(File::isFile)) {
                names.add(folder + "/" + file.getName());
            }
        }
        return names;
    }
}
