package app.tributary.platform.blaze;

import app.tributary.chat.Reason;
import app.tributary.net.Json;
import app.tributary.platform.blaze.wire.DeleteBody;
import app.tributary.platform.blaze.wire.PinBody;
import app.tributary.platform.blaze.wire.Profile;
import app.tributary.platform.blaze.wire.SendBody;
import app.tributary.platform.blaze.wire.SubscribeBody;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The REST calls of Blaze, of one account. Each blocks: call on a virtual thread; an interrupt ends it.
 * Source: the Chat page of the API documentation, and the pages on users, channels and events.
 */
final class BlazeApi {
    private final BlazeCaller caller;

    BlazeApi(BlazeCaller caller) {
        this.caller = caller;
    }

    /** A page of the history. The order of the rows is not promised. */
    record Page(List<JsonNode> rows, Optional<String> cursor, Optional<Instant> serverTime) {}

    /** Whose token it is. */
    Answer<Profile> profile() {
        return caller.get("/users/profile", this::profileOf);
    }

    /** The channel id of a slug; not found is an answer with status 404. */
    Answer<String> channelId(String slug) {
        return caller.get("/channels?slug%5B%5D=" + BlazeCaller.encoded(slug) + "&type=all", (data, headers) -> {
            var rows = data.isArray() ? data : data.path("rows");
            if (!rows.isArray()) {
                return BlazeCaller.badAnswer("no rows of channels");
            }
            for (var row : rows) {
                String name = row.path("slug").asString(row.path("username").asString(slug));
                String id = row.path("id").asString("");
                if (name.equalsIgnoreCase(slug) && !id.isEmpty()) {
                    return new Answer.Got<>(id);
                }
            }
            return new Answer.Refused<>(404, slug, Optional.empty());
        });
    }

    /** A page of the messages that are not deleted, of the current stream or of the last hours. */
    Answer<Page> history(String channelId, Optional<String> cursor, int limit) {
        String query = "?channelId=" + BlazeCaller.encoded(channelId) + "&limit=" + limit
                + cursor.map(at -> "&cursor=" + BlazeCaller.encoded(at)).orElse("");
        return caller.get("/chats/messages" + query, (data, headers) -> {
            var rows = data.path("messages");
            if (!rows.isArray()) {
                return BlazeCaller.badAnswer("no array of messages");
            }
            var next = Optional.of(data.path("pagination").path("cursor").asString("")).filter(text -> !text.isEmpty());
            return new Answer.Got<>(new Page(rows.valueStream().toList(), next, serverTime(headers)));
        });
    }

    /** The pin as it is on the wire; empty: there is none. */
    Answer<Optional<JsonNode>> pin(String channelId) {
        return caller.get("/chats/pin?channelId=" + BlazeCaller.encoded(channelId),
                (data, headers) -> new Answer.Got<>(Optional.of(data).filter(JsonNode::isObject)));
    }

    /** How many watch; empty where the server does not say. */
    Answer<Optional<Long>> viewers(String channelId) {
        return caller.get("/channels/stats?channelId=" + BlazeCaller.encoded(channelId), (data, headers) -> {
            var count = data.path("viewerCount");
            return new Answer.Got<>(count.isIntegralNumber() ? Optional.of(count.asLong(0)) : Optional.empty());
        });
    }

    /** Says something; the answer is the new message's id. */
    Answer<String> send(SendBody body) {
        return caller.call("POST", "/chats/messages", Optional.of(Json.write(body)), (data, headers) -> {
            String id = data.path("id").asString("");
            return id.isEmpty() ? BlazeCaller.badAnswer("no id of the message") : new Answer.Got<>(id);
        });
    }

    Answer<Boolean> delete(DeleteBody body) {
        return caller.act("DELETE", "/chats/messages", Json.write(body));
    }

    Answer<Boolean> pin(PinBody body) {
        return caller.act("POST", "/chats/pin", Json.write(body));
    }

    Answer<Boolean> unpin(PinBody body) {
        return caller.act("DELETE", "/chats/pin", Json.write(body));
    }

    Answer<Boolean> subscribe(SubscribeBody body) {
        return caller.act("POST", "/events/subscriptions", Json.write(body));
    }

    /** What is missing before any call makes sense. May block on a keychain, or on a renewal. */
    Optional<Reason> missing() {
        return caller.missing();
    }

    private Answer<Profile> profileOf(JsonNode data, Map<String, String> headers) {
        return Json.as(data, Profile.class).filter(profile -> profile.userId() != null)
                .<Answer<Profile>>map(Answer.Got::new).orElseGet(() -> BlazeCaller.badAnswer("no profile"));
    }

    private static Optional<Instant> serverTime(Map<String, String> headers) {
        return Optional.ofNullable(headers.get("date")).flatMap(text -> {
            try {
                return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        });
    }
}
