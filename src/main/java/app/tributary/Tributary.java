package app.tributary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Starts the console.
public final class Tributary {

    private Tributary() {}

    public static void main(String[] args) {
        System.out.println("Tributary " + version());
    }

    /// The version of the build; "dev" where an editor compiled the classes.
    static String version() {
        try (var text = Tributary.class.getResourceAsStream("version.txt")) {
            return text == null ? "dev" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
