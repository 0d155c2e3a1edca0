/**
 * Allmine: the chat of its live streams over REST, with Socket.IO for what happens now. Much of the socket is not
 * documented: what is assumed is tolerated both ways or a setting.
 */
@NullMarked
package app.tributary.platform.allmine;

import org.jspecify.annotations.NullMarked;
