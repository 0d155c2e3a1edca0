/** StreamVi's records exactly as on the wire; only {@code platform.streamvi} uses them. */
@NullMarked
package app.tributary.platform.streamvi.wire;

import org.jspecify.annotations.NullMarked;
