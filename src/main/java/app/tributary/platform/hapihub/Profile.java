package app.tributary.platform.hapihub;

import java.net.URI;
import java.util.Optional;

/**
 * Who somebody is.
 *
 * @param name to show; never empty
 */
record Profile(String name, Optional<URI> picture) {
    private static final int SHORT = 8;

    /** What can be shown of somebody of whom only the uid is known. */
    static Profile unknown(String uid) {
        return new Profile(uid.length() > SHORT ? uid.substring(0, SHORT) + "…" : uid, Optional.empty());
    }
}
