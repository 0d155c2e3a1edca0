package app.tributary.platform.hapihub;

import app.tributary.net.Json;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
import app.tributary.platform.hapihub.HapihubQuery.NumberStyle;
import app.tributary.platform.hapihub.wire.AccountDoc;
import app.tributary.platform.hapihub.wire.SendBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The REST calls of HapiHub, of one account. Each blocks: call on a virtual thread; an interrupt ends it.
 * Source: the Chat_Message and Chat_Room pages of the API documentation, and the platform's client library.
 */
final class HapihubApi {
    private static final int TRIES = 3;
    private static final String MESSAGES = "/chat-messages";
    private static final String ROOMS = "/chat-rooms";

    private final HapihubWire wire;
    private final HapihubSignIn signIn;
    private final HapihubTimings timings;
    private final OddFrames odd;
    private final Surprises surprises;
    private volatile NumberStyle style;
    private volatile boolean styleTried;

    HapihubApi(HapihubWire wire, HapihubSignIn signIn, NumberStyle style, HapihubTimings timings, OddFrames odd,
            Surprises surprises) {
        this.wire = wire;
        this.signIn = signIn;
        this.style = style;
        this.timings = timings;
        this.odd = odd;
        this.surprises = surprises;
    }

    /**
     * A page of a list.
     *
     * @param limit the most that the server gives at once, where it says so
     * @param more whether there is more behind it, where the server says so
     */
    record Page(List<JsonNode> rows, Optional<Integer> limit, Optional<Boolean> more, Optional<Instant> serverTime) {
        Page {
            rows = List.copyOf(rows);
        }
    }

    Answer<Page> messages(HapihubQuery query) {
        return list(MESSAGES, query);
    }

    /** One message; missing is a refusal with 404. */
    Answer<JsonNode> message(String id) {
        return get(MESSAGES + "/" + encoded(id), HapihubApi::document);
    }

    /** Says something; the answer is the new message. Made once, whatever comes of it. */
    Answer<JsonNode> send(SendBody body) {
        return call("POST", MESSAGES, Optional.of(Json.write(body))).then(HapihubApi::document);
    }

    Answer<Boolean> seen(String messageId) {
        return patched(MESSAGES + "/" + encoded(messageId));
    }

    Answer<Boolean> roomSeen(String roomId) {
        return patched(ROOMS + "/" + encoded(roomId));
    }

    /** Not in the documentation. */
    Answer<Boolean> delete(String messageId) {
        return call("DELETE", MESSAGES + "/" + encoded(messageId), Optional.empty())
                .then(body -> new Answer.Got<>(true));
    }

    /** The rooms that the account takes part in, at most this many. */
    Answer<List<Room>> rooms(int most) {
        return list(ROOMS, HapihubQuery.ALL.limit(most)).then(page -> new Answer.Got<>(
                page.rows().stream().map(HapihubMapper::room).flatMap(Optional::stream).toList()));
    }

    Answer<Room> room(String id) {
        return get(ROOMS + "/" + encoded(id), body -> HapihubMapper.room(body.json())
                .<Answer<Room>>map(Answer.Got::new).orElseGet(() -> Answer.odd("no room")));
    }

    /** Who somebody is. Tried once: a name is not worth more. */
    Answer<Profile> account(String uid) {
        return call("GET", "/accounts/" + encoded(uid), Optional.empty())
                .then(body -> Json.as(body.json(), AccountDoc.class).flatMap(HapihubMapper::profile)
                        .<Answer<Profile>>map(Answer.Got::new).orElseGet(() -> Answer.odd("no name")));
    }

    private Answer<Page> list(String path, HapihubQuery query) {
        var used = style;
        var answer = get(path + query.print(used), this::page);
        boolean perhapsStyle = answer instanceof Answer.Refused<Page> no && (no.status() == 400 || no.status() == 422);
        if (!perhapsStyle || styleTried || !query.hasNumbers()) {
            return answer;
        }
        styleTried = true;
        var again = get(path + query.print(used.other()), this::page);
        if (again instanceof Answer.Got<Page>) {
            style = used.other();
            surprises.say("number style", "the server does not take numbers written in the style \"" + used.word()
                    + "\" in a query, but \"" + used.other().word() + "\"");
            return again;
        }
        return answer;
    }

    private Answer<Page> page(HapihubWire.Body body) {
        var json = body.json();
        var rows = json.isArray() ? json : json.path("data");
        if (!rows.isArray()) {
            odd.drop("a list that is none", json.toString());
            return Answer.odd("no list");
        }
        Optional<Integer> limit = Optional.empty();
        Optional<Boolean> more = Optional.empty();
        if (json.path("limit").asInt(0) > 0) {
            limit = Optional.of(json.path("limit").asInt(0));
        }
        if (json.path("total").isIntegralNumber()) {
            more = Optional.of(json.path("skip").asLong(0) + rows.size() < json.path("total").asLong(0));
        }
        return new Answer.Got<>(new Page(rows.valueStream().toList(), limit, more, body.serverTime()));
    }

    private static Answer<JsonNode> document(HapihubWire.Body body) {
        return body.json().isObject() ? new Answer.Got<>(body.json()) : Answer.odd("no document");
    }

    private Answer<Boolean> patched(String path) {
        return again(() -> call("PATCH", path, Optional.of("{\"seen\":true}"))).then(body -> new Answer.Got<>(true));
    }

    private <T> Answer<T> get(String path, Function<HapihubWire.Body, Answer<T>> reader) {
        return again(() -> call("GET", path, Optional.empty())).then(reader);
    }

    private interface Call {
        Answer<HapihubWire.Body> make();
    }

    /** For what may be done twice without harm. */
    private Answer<HapihubWire.Body> again(Call call) {
        var answer = call.make();
        Duration wait = timings.askAgain();
        for (int tries = 1; tries < TRIES && worthAnotherTry(answer); tries++) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            wait = wait.multipliedBy(2);
            answer = call.make();
        }
        return answer;
    }

    private static boolean worthAnotherTry(Answer<?> answer) {
        return switch (answer) {
            case Answer.Got<?> _ -> false;
            case Answer.Refused<?> refused -> refused.passes();
            // where nobody listens, nobody listens a moment later either
            case Answer.Broken<?> broken ->
                broken.perhapsDone() && broken.why().code() == app.tributary.chat.ReasonCode.NETWORK;
        } && !Thread.currentThread().isInterrupted();
    }

    /** With a token; where the server no longer takes it, once more with another. */
    private Answer<HapihubWire.Body> call(String method, String path, Optional<String> body) {
        return signIn.pass().then(pass -> {
            var answer = wire.call(method, path, Optional.of(pass.token()), body);
            if (answer instanceof Answer.Refused<HapihubWire.Body> no && no.status() == 401) {
                return switch (signIn.renewed(pass)) {
                    case Answer.Got<Pass>(var other) -> wire.call(method, path, Optional.of(other.token()), body);
                    // what the server said of the call says more than that there is no other way to sign in
                    case Answer.Refused<Pass> trouble when trouble.words().isEmpty() -> answer;
                    case Answer.Trouble<Pass> trouble -> trouble.as();
                };
            }
            return answer;
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
