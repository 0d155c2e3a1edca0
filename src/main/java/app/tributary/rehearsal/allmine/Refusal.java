package app.tributary.rehearsal.allmine;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A refusal of the API, thrown by whatever finds the reason and answered by the handler of the calls. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<String> errors;
    private final int retryAfterSeconds;

    private Refusal(int status, int retryAfterSeconds, List<String> errors) {
        super(errors.isEmpty() ? "" : errors.getFirst(), null, false, false);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
        this.errors = List.copyOf(errors);
    }

    /** What the platform says with a status, and what else it says. */
    static Refusal of(int status, String... more) {
        var errors = new java.util.ArrayList<String>();
        errors.add(words(status));
        errors.addAll(List.of(more));
        return new Refusal(status, 0, errors);
    }

    /** Too many requests. */
    static Refusal tooFast(int retryAfterSeconds) {
        return new Refusal(429, retryAfterSeconds, List.of(words(429)));
    }

    /** Not let in, without a word. */
    static Refusal silent() {
        return new Refusal(401, 0, List.of());
    }

    int status() {
        return status;
    }

    /** 0: not said. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    boolean isSilent() {
        return errors.isEmpty();
    }

    private static String words(int status) {
        return switch (status) {
            case 400 -> "Validation failed";
            case 401 -> "Authentication required";
            case 403 -> "Insufficient permissions";
            case 404 -> "Resource not found";
            case 409 -> "Resource already exists or cannot be changed in its current state";
            case 429 -> "ThrottlerException: Too Many Requests";
            default -> "Internal server error";
        };
    }

    ObjectNode body(Instant now) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("isSuccess", false).put("statusCode", status).putNull("data");
        var texts = node.putArray("errors");
        errors.forEach(texts::add);
        return node.put("timestamp", Line.time(now));
    }
}
