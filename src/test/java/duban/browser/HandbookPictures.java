package duban.browser;

import java.awt.Dimension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** The pictures of the handbook: those just made, those in the repository, and whether they are the same. */
final class HandbookPictures {

    static final Path KEPT = HandbookPage.FOLDER.resolve("pictures");
    static final String RENEW = "mvn test -Dtest=HandbookPicturesIT -Dhandbook.update=true";

    /** Fonts differ from machine to machine by a line here and there; a new field makes more of a difference. */
    private static final double TOLERANCE = 0.10;

    private final Path kept;
    private final Path made;

    private HandbookPictures(Path kept, Path made) {
        this.kept = kept;
        this.made = made;
    }

    /** Made beside those in the repository, or with {@code -Dhandbook.update=true} in their place. */
    static HandbookPictures ofTheRepository() {
        var making = Boolean.getBoolean("handbook.update") ? KEPT : Browser.SCREENSHOTS.resolve("handbook");
        return in(KEPT, making);
    }

    static HandbookPictures in(Path kept, Path made) {
        return new HandbookPictures(kept, made);
    }

    /** Where the picture of this name is to be put. */
    Path place(String name) {
        return made.resolve(name + ".png");
    }

    /** Pictures of earlier runs are none of this one. */
    void begin() {
        sizesIn(made).keySet().forEach(name -> delete(place(name)));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /** What is wrong, each with what to do about it. */
    List<String> faults(List<HandbookPage> pages) {
        var faults = new ArrayList<String>();
        var now = sizesIn(made);
        var before = sizesIn(kept);
        var shown = pages.stream()
                .flatMap(page -> page.pictures().stream())
                .map(HandbookPage.Picture::name)
                .toList();
        for (var page : pages) {
            for (var picture : page.pictures()) {
                if (!now.containsKey(picture.name())) {
                    faults.add("%s shows %s, which this test does not make".formatted(page.name(), picture.name()));
                }
                if (!picture.said().matches(".*\\p{IsHan}.*")) {
                    faults.add("%s says nothing in Chinese about %s".formatted(page.name(), picture.name()));
                }
            }
        }
        now.keySet().stream()
                .filter(name -> !shown.contains(name))
                .forEach(name -> faults.add("no page of the handbook shows " + name));
        now.forEach((name, size) -> {
            if (!alike(size, before.get(name))) {
                faults.add("%s is stale; run: %s".formatted(name, RENEW));
            }
        });
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> faults.add("nothing makes %s any more; run: %s".formatted(name, RENEW)));
        return faults;
    }

    private static boolean alike(Dimension one, Dimension other) {
        return other != null && alike(one.width, other.width) && alike(one.height, other.height);
    }

    private static boolean alike(int one, int other) {
        return Math.abs(one - other) <= TOLERANCE * other;
    }

    private static Map<String, Dimension> sizesIn(Path folder) {
        var sizes = new TreeMap<String, Dimension>();
        if (!Files.isDirectory(folder)) {
            return sizes;
        }
        try (var files = Files.newDirectoryStream(folder, "*.png")) {
            for (var file : files) {
                var image = ImageIO.read(file.toFile());
                var name = file.getFileName().toString();
                sizes.put(
                        name.substring(0, name.length() - ".png".length()),
                        new Dimension(image.getWidth(), image.getHeight()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sizes;
    }
}
