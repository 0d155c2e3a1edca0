package app.tributary;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The user's browser. Blocks for a moment: not for the FX thread. */
final class Browser {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    /** Opens a web address; false where it is none, or where there is no way to a browser. */
    boolean open(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return false;
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.startsWith("mac")
                ? List.of("open", address.toASCIIString())
                : system.startsWith("windows")
                        ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toASCIIString())
                        : List.of("xdg-open", address.toASCIIString());
        try {
            // never through a shell: the address is a stranger's text
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            LOG.warn("no browser could be started", e);
            return false;
        }
    }
}
