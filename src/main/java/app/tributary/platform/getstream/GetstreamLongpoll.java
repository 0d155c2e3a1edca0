package app.tributary.platform.getstream;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Long polls in place of a socket that cannot be had: each answer brings what happened since the last. */
final class GetstreamLongpoll {
    private static final String PATH = "/longpoll";

    private final GetstreamApi api;
    private final InstantSource clock;
    private volatile boolean dropped;

    GetstreamLongpoll(GetstreamApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * Polls until the time is over or the connection is.
     *
     * @param why there is no socket, in the server's words or ours
     */
    GetstreamEnd follow(String why, GetstreamListener listener) throws InterruptedException {
        var opening = poll(Map.of("json", GetstreamSocket.hello(api.access())));
        if (!(opening instanceof GetstreamAnswer.Got<JsonNode>(var opened))) {
            return end(opening);
        }
        var id = GetstreamTree.text(opened.path("event"), "connection_id");
        if (id.isEmpty()) {
            return new GetstreamEnd.Lost(Reason.of(ReasonCode.BAD_ANSWER, "connection_id"));
        }
        listener.opened(id.get(), Optional.of(why));
        Instant until = clock.instant().plus(api.timings().longpollFor());
        while (clock.instant().isBefore(until)) {
            var answer = poll(Map.of("connection_id", id.get()));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (dropped) {
                return new GetstreamEnd.Lost(Reason.of(ReasonCode.NOT_CONNECTED));
            }
            if (!(answer instanceof GetstreamAnswer.Got<JsonNode>(var got))) {
                return end(answer);
            }
            listener.alive();
            GetstreamTree.objects(got.path("events")).forEach(listener::heard);
        }
        poll(Map.of("connection_id", id.get(), "close", "true"));
        return new GetstreamEnd.TimeForASocket();
    }

    /** Ends it, so that another connection is opened. Any thread. */
    void drop() {
        dropped = true;
    }

    private GetstreamAnswer<JsonNode> poll(Map<String, String> query) {
        return api.call("GET", Area.OLDER, PATH, query, Optional.empty(), api.timings().longpoll());
    }

    private static GetstreamEnd end(GetstreamAnswer<JsonNode> answer) {
        return switch (answer) {
            case GetstreamAnswer.Refused<JsonNode>(var error) -> new GetstreamEnd.Refused(error);
            case GetstreamAnswer.Lost<JsonNode>(var why, var perhaps) -> new GetstreamEnd.Lost(why);
            case GetstreamAnswer.Got<JsonNode> got -> new GetstreamEnd.Lost(Reason.of(ReasonCode.BAD_ANSWER, ""));
        };
    }
}
