/** A loopback Blaze: its REST API and its Socket.IO events, with their rules and limits. */
@NullMarked
package app.tributary.rehearsal.blaze;

import org.jspecify.annotations.NullMarked;
