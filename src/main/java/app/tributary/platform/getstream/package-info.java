/**
 * Stream Chat, the chat of GetStream: REST in two families of paths, one WebSocket for all channels of an account.
 * Sources of the protocol: GetStream's reference of the chat API, its public OpenAPI files, and its own clients.
 */
@NullMarked
package app.tributary.platform.getstream;

import org.jspecify.annotations.NullMarked;
