/// The entry point.
@NullMarked
package app.tributary;

import org.jspecify.annotations.NullMarked;
