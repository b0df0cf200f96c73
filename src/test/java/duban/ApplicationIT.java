package duban;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationIT extends RunningApplication {

    @Test
    void the_case_waits_for_the_office_to_dispatch_it() {
        var tasks = login("office.zzb").tasks();

        assertThat(tasks).isNotEmpty();
        assertThat(tasks.get(0).path("name").asText()).startsWith("交办整改方案");
    }
}
