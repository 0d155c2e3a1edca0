/** Records exactly as on HapiHub's wire. */
@NullMarked
package app.tributary.platform.hapihub.wire;

import org.jspecify.annotations.NullMarked;
