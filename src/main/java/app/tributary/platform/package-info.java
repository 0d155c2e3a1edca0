/** The port that every platform is plugged into: what it is, what it can do, how it is opened. */
@NullMarked
package app.tributary.platform;

import org.jspecify.annotations.NullMarked;
