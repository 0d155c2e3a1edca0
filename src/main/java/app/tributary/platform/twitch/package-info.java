/** Twitch: anonymous IRC over WebSocket, in. Nothing goes out without an account. */
@NullMarked
package app.tributary.platform.twitch;

import org.jspecify.annotations.NullMarked;
