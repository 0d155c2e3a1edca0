package app.tributary.net;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The namespaces of one connection: wanted, asked for, joined. Any thread may call. */
final class SocketIoSpaces {
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** One namespace. */
    private static final class Place {
        private final SocketIoSpace space;
        private @Nullable Instant answerBy;
        private boolean joined;

        private Place(SocketIoSpace space) {
            this.space = space;
        }
    }

    SocketIoSpaces(List<SocketIoSpace> wanted) {
        wanted.forEach(this::want);
    }

    /** One more, or one again with other credentials; it is asked for next. */
    synchronized void want(SocketIoSpace space) {
        places.put(space.name(), new Place(space));
    }

    /** What is to be sent to join those that were not asked for yet. */
    synchronized List<SocketIoPacket> asking(EngineIo version, Instant answerBy) {
        var packets = new ArrayList<SocketIoPacket>();
        for (var place : places.values()) {
            if (!place.joined && place.answerBy == null) {
                place.answerBy = answerBy;
                packet(version, place.space).ifPresent(packets::add);
            }
        }
        return packets;
    }

    /** Whether this is news: one of ours, and not joined before. */
    synchronized boolean join(String name) {
        var place = places.get(name);
        if (place == null || place.joined) {
            return false;
        }
        place.joined = true;
        return true;
    }

    synchronized boolean has(String name) {
        return places.containsKey(name);
    }

    /** Forgets one; false where it was none of ours. */
    synchronized boolean leave(String name) {
        return places.remove(name) != null;
    }

    synchronized boolean isEmpty() {
        return places.isEmpty();
    }

    synchronized List<String> names() {
        return List.copyOf(places.keySet());
    }

    /** One that was asked for and got no answer in time. */
    synchronized Optional<String> unanswered(Instant now) {
        return places.values().stream()
                .filter(place -> !place.joined && place.answerBy != null && !now.isBefore(place.answerBy))
                .map(place -> place.space.name()).findFirst();
    }

    /** When the next answer is overdue; the given time where none is waited for. */
    synchronized Instant earliest(Instant otherwise) {
        Instant earliest = otherwise;
        for (var place : places.values()) {
            Instant by = place.answerBy;
            if (!place.joined && by != null && by.isBefore(earliest)) {
                earliest = by;
            }
        }
        return earliest;
    }

    private static Optional<SocketIoPacket> packet(EngineIo version, SocketIoSpace space) {
        if (version != EngineIo.V3) {
            return Optional.of(new SocketIoPacket.Connect(space.name(), space.credentials()));
        }
        return space.name().equals(SocketIoPacket.MAIN)
                ? Optional.empty()
                : Optional.of(new SocketIoPacket.Connect(
                        space.name() + space.credentials().map(SocketIoSpaces::query).orElse(""), Optional.empty()));
    }

    private static String query(JsonNode credentials) {
        return credentials.properties().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue().asString("")))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
