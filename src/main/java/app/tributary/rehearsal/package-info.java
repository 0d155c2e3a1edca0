/** Loopback servers that speak each platform's real wire protocol, and the cast of chatters that fills them. */
@NullMarked
package app.tributary.rehearsal;

import org.jspecify.annotations.NullMarked;
