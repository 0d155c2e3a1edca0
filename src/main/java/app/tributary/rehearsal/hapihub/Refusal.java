package app.tributary.rehearsal.hapihub;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A Feathers error, thrown by whatever finds the reason and answered by the handler of the calls. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, String> fields;

    Refusal(int status, String words) {
        this(status, words, Map.of());
    }

    Refusal(int status, String words, Map<String, String> fields) {
        super(words, null, false, false);
        this.status = status;
        this.fields = fields;
    }

    int status() {
        return status;
    }

    /** What the platform says with a status. */
    static Refusal usual(int status) {
        return new Refusal(status, switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not authenticated";
            case 403 -> "You do not have the correct permissions";
            case 404 -> "Page not found";
            case 405 -> "Provider 'rest' can not call the method";
            case 408 -> "Timeout";
            case 409 -> "Conflict";
            case 422 -> "Unprocessable";
            case 429 -> "Too many requests";
            case 503 -> "Unavailable";
            default -> "Internal server error";
        });
    }

    ObjectNode body() {
        String name = switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "NotAuthenticated";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 408 -> "Timeout";
            case 409 -> "Conflict";
            case 422 -> "Unprocessable";
            case 429 -> "TooManyRequests";
            case 503 -> "Unavailable";
            default -> "GeneralError";
        };
        var node = JsonNodeFactory.instance.objectNode().put("name", name).put("message", getMessage())
                .put("code", status).put("className", name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(
                        java.util.Locale.ROOT));
        node.putObject("data");
        var errors = node.putObject("errors");
        fields.forEach(errors::put);
        return node;
    }
}
