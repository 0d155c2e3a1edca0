package app.tributary.rehearsal.getstream;

import tools.jackson.databind.node.ObjectNode;

/** An error of the API, thrown by whatever finds the reason and answered by the end that was asked. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    static final int INPUT = 4;
    static final int TOO_MANY = 9;
    static final int MISSING = 16;
    static final int FORBIDDEN = 17;

    private final int code;
    private final int status;

    Refusal(int code, int status, String words) {
        super(words, null, false, false);
        this.code = code;
        this.status = status;
    }

    static Refusal input(String words) {
        return new Refusal(INPUT, 400, words);
    }

    static Refusal missing(String words) {
        return new Refusal(MISSING, 404, words);
    }

    static Refusal forbidden(String words) {
        return new Refusal(FORBIDDEN, 403, words);
    }

    /** The server has no right to this for a user's token. */
    static Refusal serverOnly() {
        return forbidden("this endpoint is for server-side clients only");
    }

    /** What the platform says with an HTTP status. */
    static Refusal usual(int status) {
        return switch (status) {
            case 400 -> input("bad request");
            case 401 -> new Refusal(3, 401, "authentication failed");
            case 403 -> forbidden("not allowed");
            case 404 -> missing("not found");
            case 408 -> new Refusal(23, 408, "request timed out");
            case 413 -> new Refusal(22, 413, "request body is too large");
            case 429 -> new Refusal(TOO_MANY, 429, "Too many requests, check response headers for more information.");
            default -> new Refusal(-1, status, "something went wrong, please try again later");
        };
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    /**
     * The body.
     *
     * @param endpoint the name of the endpoint that failed; empty: none was reached
     */
    ObjectNode body(String endpoint) {
        var node = Tree.object().put("code", code)
                .put("message", endpoint.isEmpty()
                        ? getMessage()
                        : endpoint + " failed with error: \"" + getMessage() + "\"")
                .put("StatusCode", status).put("duration", "0.00ms")
                .put("more_info", "https://getstream.io/chat/docs/api_errors_response");
        node.putArray("details");
        return node;
    }
}
