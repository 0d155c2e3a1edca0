package app.tributary.platform.allmine;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.platform.allmine.wire.BanBody;
import app.tributary.platform.allmine.wire.JoinBody;
import app.tributary.platform.allmine.wire.Pagination;
import app.tributary.platform.allmine.wire.SendBody;
import app.tributary.platform.allmine.wire.Stream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The REST calls of Allmine, of one account. Each blocks: call on a virtual thread; an interrupt ends it. A GET that
 * failed is repeated, a POST never: the API knows no mark of a send.
 */
final class AllmineApi {
    private static final String ROOT = "/api/v1";
    private static final int GET_TRIES = 3;

    private final URI rest;
    private final Network network;
    private final Optional<AllmineAccess> access;
    private final OddFrames odd;
    private final AllmineTimings timings;

    AllmineApi(Network network, URI rest, Optional<AllmineAccess> access, OddFrames odd, AllmineTimings timings) {
        this.network = network;
        this.rest = rest;
        this.access = access;
        this.odd = odd;
        this.timings = timings;
    }

    /**
     * A page of the chat.
     *
     * @param total of messages in all pages; negative: not said
     * @param serverTime what the server's clock showed, in whole seconds
     */
    record ChatPage(List<JsonNode> rows, int page, int totalPages, long total, boolean hasNext,
            Optional<Instant> serverTime) {}

    /** A page of another list. */
    record ListPage(List<JsonNode> rows, boolean hasNext, JsonNode data) {}

    /** The tokens; empty without an account. */
    Optional<AllmineAccess> access() {
        return access;
    }

    /** The whole address of a path. */
    static URI address(URI base, String path) {
        String text = base.toString();
        String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        // the documentation shows addresses with and without it
        return URI.create((bare.endsWith(ROOT) ? bare.substring(0, bare.length() - ROOT.length()) : bare) + path);
    }

    /** A page of the chat, from 1; the order of pages and rows is not promised. */
    Answer<ChatPage> history(String streamId, int page, int limit) {
        return get(ROOT + "/live-stream/" + streamId + "/chat/messages?page=" + page + "&limit=" + limit,
                (data, serverTime) -> {
                    var rows = data.path("messages");
                    if (!rows.isArray()) {
                        return badAnswer("no array of messages");
                    }
                    int pages = data.path("totalPages").asInt(page);
                    return new Answer.Got<>(new ChatPage(rows.valueStream().toList(), page, pages,
                            data.path("total").asLong(-1), data.path("hasNextPage").asBoolean(page < pages),
                            serverTime));
                });
    }

    /** Says something; the answer is the message. */
    Answer<JsonNode> send(String streamId, String content) {
        return call("POST", ROOT + "/live-stream/" + streamId + "/chat/messages",
                Optional.of(Json.write(new SendBody(content))), AllmineApi::object);
    }

    /** Pays for a superlike; the answer is the superlike. */
    Answer<JsonNode> superlike(String streamId) {
        return call("POST", ROOT + "/live-stream/" + streamId + "/chat/superlike", Optional.empty(),
                AllmineApi::object);
    }

    /** What a superlike costs, in credits. Open to everybody; one guide leaves the {@code /api} out of its path. */
    Answer<BigDecimal> superlikePrice() {
        var answer = once("GET", ROOT + "/app-config", Optional.empty(), Optional.empty(), AllmineApi::price);
        boolean elsewhere = answer instanceof Answer.Refused<BigDecimal> refused && !refused.serverFailed();
        return elsewhere
                ? once("GET", "/v1/app-config", Optional.empty(), Optional.empty(), AllmineApi::price)
                : answer;
    }

    Answer<JsonNode> ban(BanBody body) {
        return call("POST", ROOT + "/live-stream-ban", Optional.of(Json.write(body)), AllmineApi::object);
    }

    /** Lifts a ban by its own id. */
    Answer<JsonNode> lift(String banId) {
        return call("DELETE", ROOT + "/live-stream-ban/" + encoded(banId), Optional.empty(), AllmineApi::anything);
    }

    /**
     * The bans of a stream, also lifted ones: the filters may be spelt otherwise, so that rows have to be looked at.
     *
     * @param streamId empty: of every stream
     * @param userId of this user alone; empty: of everybody
     */
    Answer<ListPage> bans(String streamId, String userId, int page, int limit) {
        String user = userId.isEmpty() ? "" : "&targetUserId=" + encoded(userId);
        String stream = streamId.isEmpty() ? "" : "&liveStreamId=" + encoded(streamId);
        return get(ROOT + "/live-stream-ban?page=" + page + "&limit=" + limit + stream + user,
                AllmineApi::listPage);
    }

    /** Those who watch, whose name has this in it. */
    Answer<ListPage> viewers(String streamId, int page, int limit, String search) {
        String query = search.isBlank() ? "" : "&search=" + encoded(search);
        return get(ROOT + "/live-stream/" + streamId + "/viewers?page=" + page + "&limit=" + limit + query,
                AllmineApi::listPage);
    }

    /** The account's own running stream; empty: none runs. */
    Answer<Optional<Stream>> ownStream() {
        Answer<Optional<Stream>> answer = get(ROOT + "/live-stream/my-active-stream", AllmineApi::stream);
        return answer instanceof Answer.Refused<?> refused && refused.status() == 404
                ? new Answer.Got<>(Optional.empty())
                : answer;
    }

    /** Streams of everybody. */
    Answer<ListPage> streams(int limit) {
        return get(ROOT + "/live-stream?page=1&limit=" + limit, AllmineApi::listPage);
    }

    /** Joins a stream: counts as a viewer, so only where somebody set that. */
    Answer<JsonNode> join(String streamId) {
        var body = new JoinBody(streamId, "desktop", "console", System.getProperty("os.name", ""), "1", "", "",
                "audience");
        return call("POST", ROOT + "/live-stream/join", Optional.of(Json.write(body)), AllmineApi::anything);
    }

    private interface Reader<T> {
        Answer<T> read(JsonNode data, Optional<Instant> serverTime);
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

    /** A 401 is answered before anything is done: the call is made again with another token, once. */
    private <T> Answer<T> call(String method, String path, Optional<String> body, Reader<T> reader) {
        if (access.isEmpty()) {
            return new Answer.Broken<>(Reason.of(ReasonCode.NOT_SIGNED_IN), false);
        }
        var tokens = access.get();
        return tokens.token().then(token -> {
            Answer<T> answer = once(method, path, body, Optional.of(token), reader);
            if (answer instanceof Answer.Refused<T> refused && refused.status() == 401) {
                return switch (tokens.insteadOf(token)) {
                    case Answer.Got<AllmineToken>(var fresh) -> once(method, path, body, Optional.of(fresh), reader);
                    case Answer.Trouble<AllmineToken> none when none.why().code() == ReasonCode.NOT_SIGNED_IN -> answer;
                    // a refresh that is refused for now says nothing of the account
                    case Answer.Refused<AllmineToken> none when none.serverFailed() || none.status() == 429 ->
                        new Answer.Broken<>(none.why(), false);
                    case Answer.Refused<AllmineToken> none ->
                        new Answer.Refused<>(401, refused.words(), none.retryAt());
                    case Answer.Broken<AllmineToken> none -> new Answer.Broken<>(none.why(), false);
                };
            }
            return answer;
        });
    }

    private <T> Answer<T> once(String method, String path, Optional<String> body, Optional<AllmineToken> token,
            Reader<T> reader) {
        var headers = token.map(known -> Map.of("Authorization", "Bearer " + known.value())).orElse(Map.of());
        return switch (new Rest(network).call(method, address(rest, path), headers, body, timings.answerWithin())) {
            case Reply.NoAnswer none -> new Answer.Broken<>(none.why(), none.perhapsDone());
            case Reply.Answer answer -> understood(answer, reader);
        };
    }

    private <T> Answer<T> understood(Reply.Answer answer, Reader<T> reader) {
        if (answer.status() >= 400) {
            return AllmineEnvelope.refusal(answer, network.clock().instant());
        }
        var envelope = AllmineEnvelope.of(answer.body().isBlank() && answer.ok() ? "{}" : answer.body());
        if (!answer.ok() || envelope.isEmpty()) {
            odd.drop("an answer that is no JSON", answer.body());
            return badAnswer(answer.ok() ? "no JSON" : "HTTP " + answer.status());
        }
        if (!envelope.get().success()) {
            int status = envelope.get().status() >= 400 ? envelope.get().status() : 400;
            return new Answer.Refused<>(status, envelope.get().words(), Optional.empty());
        }
        var read = reader.read(envelope.get().data(), serverTime(answer));
        if (read instanceof Answer.Broken<T>) {
            odd.drop("an answer that lacks what it should have", answer.body());
        }
        return read;
    }

    private static Answer<JsonNode> anything(JsonNode data, Optional<Instant> serverTime) {
        return new Answer.Got<>(data);
    }

    private static Answer<JsonNode> object(JsonNode data, Optional<Instant> serverTime) {
        return data.isObject() ? new Answer.Got<>(data) : badAnswer("no object");
    }

    private static Answer<ListPage> listPage(JsonNode data, Optional<Instant> serverTime) {
        var rows = data.isArray() ? data : data.path("list");
        if (!rows.isArray()) {
            return badAnswer("no list");
        }
        boolean next = Json.as(data.path("pagination"), Pagination.class)
                .map(of -> Boolean.TRUE.equals(of.hasNextPage())).orElse(false);
        return new Answer.Got<>(new ListPage(rows.valueStream().toList(), next, data));
    }

    private static Answer<Optional<Stream>> stream(JsonNode data, Optional<Instant> serverTime) {
        var found = Json.as(data, Stream.class).filter(of -> of.id() != null && !"ended".equals(of.status()));
        return new Answer.Got<>(found);
    }

    private static Answer<BigDecimal> price(JsonNode data, Optional<Instant> serverTime) {
        var price = data.path("superLikePrice");
        return price.isNumber() ? new Answer.Got<>(price.decimalValue()) : badAnswer("no price");
    }

    private static Optional<Instant> serverTime(Reply.Answer answer) {
        return answer.header("date").flatMap(text -> {
            try {
                return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        });
    }

    private static <T> Answer<T> badAnswer(String what) {
        return new Answer.Broken<>(Reason.of(ReasonCode.BAD_ANSWER, what), true);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
