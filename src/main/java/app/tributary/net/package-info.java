/** How to talk: REST, sockets, codecs, backoff. Knows no platform. */
@NullMarked
package app.tributary.net;

import org.jspecify.annotations.NullMarked;
