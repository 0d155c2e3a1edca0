package app.tributary.platform.streamvi;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What outlives one broadcast of a connection.
 *
 * @param chatSeen whether the socket ever brought a message, so that it can be relied on for them
 */
record StreamviShared(InstantSource clock, StreamviFeed feed, StreamviContinuity continuity, StreamviHealth health,
        StreamviAudience audience, AtomicBoolean chatSeen) {}
