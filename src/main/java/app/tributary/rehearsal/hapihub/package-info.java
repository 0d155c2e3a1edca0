/** A loopback HapiHub. */
@NullMarked
package app.tributary.rehearsal.hapihub;

import org.jspecify.annotations.NullMarked;
