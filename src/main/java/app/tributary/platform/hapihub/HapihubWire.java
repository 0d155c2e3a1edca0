package app.tributary.platform.hapihub;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.platform.hapihub.wire.ErrorDoc;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One call to a Feathers server and what its answer means, whoever makes it. Blocks; any thread may call.
 */
final class HapihubWire {
    private static final int LONGEST_WORDS = 300;

    private final Rest rest;
    private final InstantSource clock;
    private final URI base;
    private final Optional<String> environment;
    private final HapihubTimings timings;
    private final HapihubPace pace;
    private final OddFrames odd;

    HapihubWire(Network network, URI base, Optional<String> environment, HapihubTimings timings, OddFrames odd) {
        rest = new Rest(network);
        clock = network.clock();
        this.base = base;
        this.environment = environment.map(String::strip).filter(HapihubWire::isHeaderText);
        this.timings = timings;
        this.odd = odd;
        pace = new HapihubPace(clock, timings.callsEachSecond());
    }

    /**
     * What was answered.
     *
     * @param serverTime by the server's clock; it has whole seconds
     */
    record Body(JsonNode json, Optional<Instant> serverTime) {}

    Answer<Body> call(String method, String path, Optional<String> bearer, Optional<String> json) {
        try {
            pace.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Broken<>(Reason.of(ReasonCode.CLOSING), false);
        }
        var headers = new HashMap<String, String>();
        bearer.ifPresent(token -> headers.put("Authorization", "Bearer " + token));
        environment.ifPresent(name -> headers.put("Environment", name));
        String root = base.toString();
        var url = URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
        return switch (rest.call(method, url, headers, json, timings.answerWithin())) {
            case Reply.NoAnswer none -> new Answer.Broken<>(none.why(), none.perhapsDone());
            case Reply.Answer answer -> understood(answer);
        };
    }

    private Answer<Body> understood(Reply.Answer answer) {
        var json = Json.tree(answer.body());
        if (answer.ok()) {
            if (json.isEmpty() && !answer.body().isBlank()) {
                odd.drop("an answer that is no JSON", answer.body());
                return Answer.odd("no JSON");
            }
            return new Answer.Got<>(
                    new Body(json.orElse(tools.jackson.databind.node.NullNode.getInstance()), serverTime(answer)));
        }
        var error = json.filter(JsonNode::isObject).flatMap(node -> Json.as(node, ErrorDoc.class));
        if (error.isEmpty() && answer.status() != 401 && answer.status() != 429 && answer.status() < 500) {
            odd.drop("status " + answer.status() + " and no JSON", answer.body());
            return new Answer.Broken<>(Reason.of(ReasonCode.BAD_ANSWER, "HTTP " + answer.status()), false);
        }
        return new Answer.Refused<>(answer.status(), error.map(HapihubWire::words).orElse(""), retryAt(answer));
    }

    /** What the server says is wrong, with the fields that it complains of. */
    static String words(ErrorDoc error) {
        String message = error.message() == null ? "" : error.message();
        var fields = error.errors();
        String details = "";
        if (fields != null && fields.isObject()) {
            details = fields.properties().stream().map(field -> inner(field.getValue())).filter(text -> !text.isEmpty())
                    .distinct().collect(Collectors.joining("; "));
        } else if (fields != null && fields.isArray()) {
            details = fields.valueStream().map(HapihubWire::inner).filter(text -> !text.isEmpty()).distinct()
                    .collect(Collectors.joining("; "));
        }
        String whole = details.isEmpty() || message.contains(details) ? message : message + " (" + details + ")";
        String line = whole.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) : line;
    }

    private static String inner(JsonNode value) {
        return value.isObject() ? value.path("message").asString("") : value.asString("");
    }

    private Optional<Instant> retryAt(Reply.Answer answer) {
        if (answer.status() != 429) {
            return Optional.empty();
        }
        return Optional.of(clock.instant().plusSeconds(answer.header("retry-after")
                .filter(text -> text.matches("\\d{1,5}")).map(Long::parseLong).orElse(2L)));
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

    static boolean isHeaderText(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
