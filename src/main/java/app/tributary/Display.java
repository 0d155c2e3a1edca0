package app.tributary;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a window can be opened, asked before the toolkit is touched: it refuses a second start. */
final class Display {
    private static final List<String> LIBRARIES = List.of("libgtk-3.so.0", "libXtst.so.6");
    private static final String CURE = "install GTK 3 (Debian, Ubuntu: libgtk-3-0 and libxtst6; Fedora: gtk3 and libXtst)";

    private Display() {}

    /** Why there can be no window, with the cure, in one line; empty: try it. */
    @SuppressWarnings("restricted") // looking up a library by name is what tells whether it is installed
    static Optional<String> whyNoWindow(Map<String, String> environment) {
        boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        if (!linux || "Headless".equals(System.getProperty("glass.platform"))) {
            return Optional.empty();
        }
        if (environment.getOrDefault("DISPLAY", "").isBlank()) {
            return Optional
                    .of("there is no display (DISPLAY is not set): start it within a desktop session, or set DISPLAY");
        }
        for (var library : LIBRARIES) {
            try (var arena = Arena.ofConfined()) {
                var _ = SymbolLookup.libraryLookup(library, arena);
            } catch (IllegalArgumentException missing) {
                return Optional.of(library + " is not installed: " + CURE);
            }
        }
        return Optional.empty();
    }

    /** The same for what the toolkit threw when it was started. */
    static String inWords(RuntimeException refusal) {
        String said = refusal.getMessage() == null ? "" : refusal.getMessage();
        if (said.contains("DISPLAY")) {
            return "the display does not answer: check DISPLAY, or start it within a desktop session";
        }
        if (said.contains("GTK")) {
            return "GTK 3 cannot be loaded: " + CURE;
        }
        return "the window system refused (" + said + "): " + CURE;
    }
}
