/** What Allmine sends and takes, field by field as on the wire. Known to the allmine package alone. */
@NullMarked
package app.tributary.platform.allmine.wire;

import org.jspecify.annotations.NullMarked;
