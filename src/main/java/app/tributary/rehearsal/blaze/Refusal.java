package app.tributary.rehearsal.blaze;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A refusal of the API, thrown by whatever finds the reason and answered by the handler of the calls. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String words) {
        super(words, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** What the platform says with a status. */
    static Refusal usual(int status) {
        return new Refusal(status, switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Unauthorized";
            case 403 -> "You do not have permission to perform this action";
            case 404 -> "NOT_FOUND";
            case 409 -> "AUTH_CONTEXT_MISMATCH";
            case 429 -> "Rate limit exceeded. Please slow down.";
            default -> "Internal server error";
        });
    }

    ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("success", false).put("message", getMessage());
    }
}
