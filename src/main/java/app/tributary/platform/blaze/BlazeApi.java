package app.tributary.platform.blaze;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.blaze.wire.DeleteBody;
import app.tributary.platform.blaze.wire.Envelope;
import app.tributary.platform.blaze.wire.PinBody;
import app.tributary.platform.blaze.wire.Profile;
import app.tributary.platform.blaze.wire.SendBody;
import app.tributary.platform.blaze.wire.SubscribeBody;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The REST calls of Blaze, of one account. Each blocks: call on a virtual thread; an interrupt ends it.
 * Source: the Chat page of the API documentation, and the pages on users, channels and events.
 */
final class BlazeApi {
    private static final int GET_TRIES = 3;
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final ChannelSetup setup;
    private final Network network;
    private final Rest rest;
    private final OddFrames odd;
    private final BlazeTimings timings;
    private volatile @Nullable String token;

    BlazeApi(Network network, ChannelSetup setup, OddFrames odd, BlazeTimings timings) {
        this.setup = setup;
        this.network = network;
        this.odd = odd;
        rest = new Rest(network);
        this.timings = timings;
    }

    /** A page of the history. The order of the rows is not promised. */
    record Page(List<JsonNode> rows, Optional<String> cursor, Optional<Instant> serverTime) {}

    /** Whose token it is. */
    Answer<Profile> profile() {
        return get("/users/profile", this::profileOf);
    }

    /** The channel id of a slug; not found is an answer with status 404. */
    Answer<String> channelId(String slug) {
        return get("/channels?slug%5B%5D=" + encoded(slug) + "&type=all", (data, headers) -> {
            var rows = data.isArray() ? data : data.path("rows");
            if (!rows.isArray()) {
                return badAnswer("no rows of channels");
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
        String query = "?channelId=" + encoded(channelId) + "&limit=" + limit
                + cursor.map(at -> "&cursor=" + encoded(at)).orElse("");
        return get("/chats/messages" + query, (data, headers) -> {
            var rows = data.path("messages");
            if (!rows.isArray()) {
                return badAnswer("no array of messages");
            }
            var next = Optional.of(data.path("pagination").path("cursor").asString("")).filter(text -> !text.isEmpty());
            return new Answer.Got<>(new Page(rows.valueStream().toList(), next, serverTime(headers)));
        });
    }

    /** The pin as it is on the wire; empty: there is none. */
    Answer<Optional<JsonNode>> pin(String channelId) {
        return get("/chats/pin?channelId=" + encoded(channelId),
                (data, headers) -> new Answer.Got<>(Optional.of(data).filter(JsonNode::isObject)));
    }

    /** How many watch; empty where the server does not say. */
    Answer<Optional<Long>> viewers(String channelId) {
        return get("/channels/stats?channelId=" + encoded(channelId), (data, headers) -> {
            var count = data.path("viewerCount");
            return new Answer.Got<>(count.isIntegralNumber() ? Optional.of(count.asLong(0)) : Optional.empty());
        });
    }

    /** Says something; the answer is the new message's id. */
    Answer<String> send(SendBody body) {
        return call("POST", "/chats/messages", Optional.of(Json.write(body)), (data, headers) -> {
            String id = data.path("id").asString("");
            return id.isEmpty() ? badAnswer("no id of the message") : new Answer.Got<>(id);
        });
    }

    Answer<Boolean> delete(DeleteBody body) {
        return call("DELETE", "/chats/messages", Optional.of(Json.write(body)), BlazeApi::done);
    }

    Answer<Boolean> pin(PinBody body) {
        return call("POST", "/chats/pin", Optional.of(Json.write(body)), BlazeApi::done);
    }

    Answer<Boolean> unpin(PinBody body) {
        return call("DELETE", "/chats/pin", Optional.of(Json.write(body)), BlazeApi::done);
    }

    Answer<Boolean> subscribe(SubscribeBody body) {
        return call("POST", "/events/subscriptions", Optional.of(Json.write(body)), BlazeApi::done);
    }

    /** What is missing before any call makes sense. May block on a keychain. */
    Optional<Reason> missing() {
        if (setup.account().isEmpty() || readToken().isEmpty()) {
            return Optional.of(Reason.of(ReasonCode.NOT_SIGNED_IN));
        }
        if (clientId().isEmpty()) {
            return Optional.of(Reason.of(ReasonCode.BAD_SETTING, BlazePlatform.CLIENT_ID.key()));
        }
        return Optional.empty();
    }

    private interface Reader<T> {
        Answer<T> read(JsonNode data, Map<String, String> headers);
    }

    private <T> Answer<T> get(String path, Reader<T> reader) {
        Answer<T> answer = call("GET", path, Optional.empty(), reader);
        for (int tries = 1; tries < GET_TRIES && worthAnotherTry(answer); tries++) {
            try {
                Thread.sleep(timings.askAgain().multipliedBy(tries));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = call("GET", path, Optional.empty(), reader);
        }
        return answer;
    }

    private static boolean worthAnotherTry(Answer<?> answer) {
        return switch (answer) {
            case Answer.Got<?> ignored -> false;
            case Answer.Refused<?> refused -> refused.serverFailed();
            // where nobody listens, nobody listens a moment later either
            case Answer.Broken<?> broken -> broken.perhapsDone() && broken.why().code() != ReasonCode.TIMED_OUT;
        } && !Thread.currentThread().isInterrupted();
    }

    private <T> Answer<T> call(String method, String path, Optional<String> body, Reader<T> reader) {
        String known = token;
        var used = known != null ? Optional.of(known) : readToken();
        if (used.isEmpty()) {
            return new Answer.Broken<>(Reason.of(ReasonCode.NOT_SIGNED_IN), false);
        }
        var answer = once(method, path, body, reader, used.get());
        if (answer instanceof Answer.Refused<T> refused && refused.status() == 401) {
            // perhaps the account was signed in again meanwhile
            var fresh = readToken();
            if (fresh.isPresent() && !fresh.equals(used)) {
                return once(method, path, body, reader, fresh.get());
            }
        }
        return answer;
    }

    private <T> Answer<T> once(String method, String path, Optional<String> body, Reader<T> reader, String bearer) {
        var client = clientId();
        if (client.isEmpty()) {
            return new Answer.Broken<>(Reason.of(ReasonCode.BAD_SETTING, BlazePlatform.CLIENT_ID.key()), false);
        }
        if (!isHeaderText(bearer)) {
            return new Answer.Refused<>(401, "", Optional.empty());
        }
        var headers = Map.of("Authorization", "Bearer " + bearer, "client-id", client.get());
        String base = setup.endpoint(BlazePlatform.REST).toString();
        var url = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        return switch (rest.call(method, url, headers, body, timings.answerWithin())) {
            case Reply.NoAnswer none -> new Answer.Broken<>(none.why(), none.perhapsDone());
            case Reply.Answer answer -> understood(answer, reader);
        };
    }

    private <T> Answer<T> understood(Reply.Answer answer, Reader<T> reader) {
        var envelope = Json.tree(answer.body()).filter(JsonNode::isObject)
                .flatMap(node -> Json.as(node, Envelope.class));
        String words = envelope.map(Envelope::message).map(BlazeApi::oneLine).orElse("");
        if (answer.ok()) {
            if (envelope.isEmpty()) {
                odd.drop("an answer that is no JSON", answer.body());
                return badAnswer("no JSON");
            }
            if (Boolean.FALSE.equals(envelope.get().success())) {
                return new Answer.Refused<>(400, words, Optional.empty());
            }
            var data = envelope.get().data();
            var read = reader.read(data == null ? tools.jackson.databind.node.NullNode.getInstance() : data,
                    answer.headers());
            if (read instanceof Answer.Broken<T>) {
                odd.drop("an answer that lacks what it should have", answer.body());
            }
            return read;
        }
        boolean spokenByTheApi = envelope.isPresent() || answer.status() == 401 || answer.status() == 429
                || answer.status() >= 500;
        if (!spokenByTheApi || answer.status() < 400) {
            odd.drop("status " + answer.status() + " and no JSON", answer.body());
            return new Answer.Broken<>(Reason.of(ReasonCode.BAD_ANSWER, "HTTP " + answer.status()), false);
        }
        return new Answer.Refused<>(answer.status(), words,
                answer.status() == 429 ? retryAt(answer) : Optional.empty());
    }

    /** No header tells it in the documentation; the whole window of the limit is enough in any case. */
    private Optional<Instant> retryAt(Reply.Answer answer) {
        var now = network.clock().instant();
        return Optional.of(answer.header("retry-after").filter(text -> text.matches("\\d{1,5}"))
                .map(text -> now.plusSeconds(Long.parseLong(text))).orElse(now.plus(WINDOW)));
    }

    private Answer<Profile> profileOf(JsonNode data, Map<String, String> headers) {
        return Json.as(data, Profile.class).filter(profile -> profile.userId() != null)
                .<Answer<Profile>>map(Answer.Got::new).orElseGet(() -> badAnswer("no profile"));
    }

    private static Answer<Boolean> done(JsonNode data, Map<String, String> headers) {
        return new Answer.Got<>(true);
    }

    private static <T> Answer<T> badAnswer(String what) {
        return new Answer.Broken<>(Reason.of(ReasonCode.BAD_ANSWER, what), true);
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

    private Optional<String> readToken() {
        var read = setup.secret(BlazePlatform.ACCESS_TOKEN).map(secret -> secret.value().strip())
                .filter(text -> !text.isEmpty());
        token = read.orElse(null);
        return read;
    }

    private Optional<String> clientId() {
        return setup.setting(BlazePlatform.CLIENT_ID).map(String::strip).filter(BlazeApi::isHeaderText);
    }

    private static boolean isHeaderText(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String oneLine(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) : line;
    }
}
