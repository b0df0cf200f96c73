package duban.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFileStoreTest {

    static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    DiskFileStore store;

    @BeforeEach
    void a_new_folder() {
        store = new DiskFileStore(folder.resolve("files"));
    }

    static InputStream abc() {
        return new ByteArrayInputStream(new byte[] {'a', 'b', 'c'});
    }

    List<Path> files() throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void bytes_are_found_again_by_their_checksum() throws IOException {
        var stored = store.store(abc());

        assertThat(stored).isEqualTo(new FileStore.Stored(OF_ABC, 3));
        try (var bytes = store.open(OF_ABC)) {
            assertThat(bytes).hasContent("abc");
        }
    }

    @Test
    void the_same_bytes_are_one_file() throws IOException {
        store.store(abc());
        store.store(abc());

        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file).hasFileName(OF_ABC).hasContent("abc"));
    }

    @Test
    void bytes_that_were_damaged_are_whole_once_they_come_again() throws IOException {
        store.store(abc());
        Files.writeString(files().get(0), "abd");

        store.store(abc());

        try (var bytes = store.open(OF_ABC)) {
            assertThat(bytes).hasContent("abc");
        }
    }

    @Test
    void what_breaks_off_leaves_nothing() throws IOException {
        var broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("gone");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> store.store(broken)).isInstanceOf(IOException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void what_a_killed_process_left_half_written_is_no_file() throws IOException {
        Files.writeString(folder.resolve("files/incoming/file-1.part"), "ab");

        var restarted = new DiskFileStore(folder.resolve("files"));

        assertThatThrownBy(() -> restarted.open(OF_ABC)).isInstanceOf(NoSuchFileException.class);
        assertThat(restarted.store(abc()).sha256()).isEqualTo(OF_ABC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../../../../etc/passwd",
                "ba7816bf",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
            })
    void only_a_checksum_names_a_file(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> store.open(name));
    }
}
