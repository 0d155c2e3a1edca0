/**
 * Blaze.stream: history and commands by REST, live events over Socket.IO, polling where the socket is
 * not to be had.
 */
@NullMarked
package app.tributary.platform.blaze;

import org.jspecify.annotations.NullMarked;
