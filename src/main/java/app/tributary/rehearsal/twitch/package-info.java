/** A loopback Twitch: IRC over WebSocket, and pictures of a few emotes of our own. */
@NullMarked
package app.tributary.rehearsal.twitch;

import org.jspecify.annotations.NullMarked;
