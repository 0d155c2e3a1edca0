package app.tributary.net;

import java.util.Optional;

/**
 * Which revision of the Engine.IO protocol a connection speaks. In 3 (Socket.IO 2) the client pings and
 * the default namespace is joined unasked; in 4 (Socket.IO 3 and later) the server pings and every
 * namespace is asked for.
 */
public enum EngineIo {
    /** Asks with 4 and decides by what follows the server's greeting. */
    AUTO("auto"), V3("3"), V4("4");

    private final String word;

    EngineIo(String word) {
        this.word = word;
    }

    /** As it stands in settings; of 3 and 4 also in addresses. */
    public String word() {
        return word;
    }

    /** The one with this word; empty where there is none. */
    public static Optional<EngineIo> of(String word) {
        for (var version : values()) {
            if (version.word.equals(word)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
