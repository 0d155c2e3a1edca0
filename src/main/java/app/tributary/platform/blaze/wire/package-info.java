/** What Blaze sends and takes, field by field as on the wire. Known to the blaze package alone. */
@NullMarked
package app.tributary.platform.blaze.wire;

import org.jspecify.annotations.NullMarked;
