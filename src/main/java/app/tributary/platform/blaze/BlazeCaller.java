package app.tributary.platform.blaze;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.blaze.wire.Envelope;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * How a REST call of Blaze is made, whatever it asks: its headers, its envelope, its refusals, and what is tried
 * again. Each blocks: call on a virtual thread; an interrupt ends it. Source: the API documentation.
 */
final class BlazeCaller {
    private static final int GET_TRIES = 3;
    private static final int UNAUTHORIZED = 401;
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final ChannelSetup setup;
    private final Network network;
    private final Rest rest;
    private final OddFrames odd;
    private final BlazeTimings timings;
    private final BlazeTokens tokens;

    BlazeCaller(Network network, ChannelSetup setup, OddFrames odd, BlazeTimings timings, BlazeTokens tokens) {
        this.setup = setup;
        this.network = network;
        this.odd = odd;
        rest = new Rest(network);
        this.timings = timings;
        this.tokens = tokens;
    }

    /** Reads the data of a good answer. */
    interface Reader<T> {
        Answer<T> read(JsonNode data, Map<String, String> headers);
    }

    /** What is missing before any call makes sense. May block on a keychain, or on a renewal. */
    Optional<Reason> missing() {
        if (setup.account().isEmpty()) {
            return Optional.of(Reason.of(ReasonCode.NOT_SIGNED_IN));
        }
        if (tokens.current(setup) instanceof Answer.Trouble<String> trouble) {
            return Optional.of(trouble.why());
        }
        return clientId().isEmpty()
                ? Optional.of(Reason.of(ReasonCode.BAD_SETTING, BlazePlatform.CLIENT_ID.key()))
                : Optional.empty();
    }

    /** Asks for something, again where the server failed. */
    <T> Answer<T> get(String path, Reader<T> reader) {
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

    /** Does something that needs no words back. */
    Answer<Boolean> act(String method, String path, String body) {
        return call(method, path, Optional.of(body), (data, headers) -> new Answer.Got<>(true));
    }

    /** Makes one call; a second time only with another token where the first was not accepted. */
    <T> Answer<T> call(String method, String path, Optional<String> body, Reader<T> reader) {
        return tokens.current(setup).then(used -> {
            var answer = once(method, path, body, reader, used);
            if (answer instanceof Answer.Refused<T> refused && refused.status() == UNAUTHORIZED) {
                return switch (tokens.after(used, setup)) {
                    case Answer.Got<String>(var fresh) -> once(method, path, body, reader, fresh);
                    case Answer.Refused<String> ignored -> answer;
                    case Answer.Broken<String> broken -> new Answer.Broken<>(broken.why(), false);
                };
            }
            return answer;
        });
    }

    private static boolean worthAnotherTry(Answer<?> answer) {
        return switch (answer) {
            case Answer.Got<?> ignored -> false;
            case Answer.Refused<?> refused -> refused.serverFailed();
            // where nobody listens, nobody listens a moment later either
            case Answer.Broken<?> broken -> broken.perhapsDone() && broken.why().code() != ReasonCode.TIMED_OUT;
        } && !Thread.currentThread().isInterrupted();
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
        String words = envelope.map(Envelope::message).map(BlazeCaller::oneLine).orElse("");
        if (answer.ok()) {
            if (envelope.isEmpty()) {
                odd.drop("an answer that is no JSON", answer.body());
                return badAnswer("no JSON");
            }
            if (Boolean.FALSE.equals(envelope.get().success())) {
                return new Answer.Refused<>(400, words, Optional.empty());
            }
            var data = envelope.get().data();
            var read = reader.read(data == null ? NullNode.getInstance() : data,
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

    static <T> Answer<T> badAnswer(String what) {
        return new Answer.Broken<>(Reason.of(ReasonCode.BAD_ANSWER, what), true);
    }

    private Optional<String> clientId() {
        return setup.setting(BlazePlatform.CLIENT_ID).map(String::strip).filter(BlazeCaller::isHeaderText);
    }

    private static boolean isHeaderText(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String oneLine(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) : line;
    }
}
