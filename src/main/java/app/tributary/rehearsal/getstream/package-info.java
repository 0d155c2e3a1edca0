/** A loopback Stream Chat: its REST API in both path families, its WebSocket and its long poll, with their rules and limits. */
@NullMarked
package app.tributary.rehearsal.getstream;

import org.jspecify.annotations.NullMarked;
