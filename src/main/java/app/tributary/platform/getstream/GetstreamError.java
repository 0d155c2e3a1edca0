package app.tributary.platform.getstream;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A refusal of the API, on REST or as the first frame of a socket.
 *
 * @param code the platform's own number; 0 where the body has none
 * @param status HTTP
 * @param words the server's
 * @param fields what is wrong with which field
 * @param retryAt when it may be tried again, where the server says
 */
record GetstreamError(int code, int status, String words, Map<String, String> fields, Optional<Instant> retryAt) {
    /** No body of the platform's. */
    static final int NO_CODE = 0;
    static final int INPUT = 4;
    static final int TOO_MANY_REQUESTS = 9;
    static final int MISSING = 16;
    static final int TOO_LONG = 20;
    static final int EXPIRED = 40;
    static final int NO_SUCH_CONNECTION = 46;
    static final int SLOW_MODE = 60;

    GetstreamError {
        fields = Map.copyOf(fields);
    }

    /** What is to be done about it. */
    enum Course {
        /** It may go better a moment later. */
        AGAIN,
        /** Not before {@link #retryAt}. */
        LATER,
        /** Much later: whoever hurries makes it worse. */
        MUCH_LATER,
        /** A new token, then the same once more. */
        NEW_TOKEN,
        /** Only a person can mend the account. */
        SIGN_IN,
        /** Only a person can mend the settings. */
        SETTINGS,
        /** What was meant is not there. */
        GONE,
        /** The account may not. */
        FORBIDDEN,
        /** The channel or the app cannot. */
        UNABLE,
        /** As it was asked it will never be done. */
        NEVER,
        /** The connection that was named is over: a new socket, and everything watched again. */
        NEW_SOCKET
    }

    /** Reads the body of an answer; empty where it is none of the platform's errors. */
    static Optional<GetstreamError> read(JsonNode body, int httpStatus) {
        var code = GetstreamTree.number(body, "code");
        if (code.isEmpty()) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, String>();
        body.path("exception_fields").propertyStream()
                .forEach(field -> fields.put(field.getKey(), GetstreamTree.words(field.getValue().asString(""))));
        int status = GetstreamTree.number(body, "StatusCode").or(() -> GetstreamTree.number(body, "status_code"))
                .filter(number -> number >= 100 && number < 600).map(Long::intValue).orElse(httpStatus);
        return Optional.of(new GetstreamError(code.get().intValue(), status,
                GetstreamTree.words(body.path("message").asString("")), fields, Optional.empty()));
    }

    /** An answer that has only its status. */
    static GetstreamError ofStatus(int status) {
        return new GetstreamError(NO_CODE, status, "", Map.of(), Optional.empty());
    }

    GetstreamError notBefore(Optional<Instant> at) {
        return new GetstreamError(code, status, words, fields, at);
    }

    /** What each code asks for, as the platform's table of errors has it. */
    Course course() {
        return switch (code) {
            case -1, 23, 45 -> Course.AGAIN;
            case TOO_MANY_REQUESTS, SLOW_MODE -> Course.LATER;
            case 71 -> Course.MUCH_LATER;
            case 3, EXPIRED -> Course.NEW_TOKEN;
            case 41, 42, 43 -> Course.SIGN_IN;
            case 2, 69 -> Course.SETTINGS;
            case MISSING -> Course.GONE;
            case 17, 70 -> Course.FORBIDDEN;
            case 18, 19 -> Course.UNABLE;
            case INPUT, 6, TOO_LONG, 21, 22, 24, 44, 99 -> Course.NEVER;
            case NO_SUCH_CONNECTION -> Course.NEW_SOCKET;
            default -> ofStatus();
        };
    }

    private Course ofStatus() {
        return switch (status) {
            case 401 -> Course.NEW_TOKEN;
            case 403 -> Course.FORBIDDEN;
            case 404 -> Course.GONE;
            case 429 -> Course.LATER;
            default -> status >= 500 || status == 408 ? Course.AGAIN : Course.NEVER;
        };
    }

    /** Whether it says nothing of what became of an earlier call of the same. */
    boolean unjudged() {
        return switch (course()) {
            case AGAIN, LATER, MUCH_LATER, NEW_TOKEN, SIGN_IN, NEW_SOCKET -> true;
            case SETTINGS, GONE, FORBIDDEN, UNABLE, NEVER -> false;
        };
    }

    /** Whether the server may have done it all the same. */
    boolean perhapsDone() {
        return course() == Course.AGAIN;
    }

    /** In words for a person. */
    Reason why() {
        return switch (course()) {
            case AGAIN -> code == 23 || status == 408
                    ? Reason.of(ReasonCode.TIMED_OUT)
                    : Reason.of(ReasonCode.SERVER_ERROR, (status + " " + words).strip());
            case LATER, MUCH_LATER -> Reason.of(ReasonCode.RATE_LIMITED, words);
            case NEW_TOKEN -> Reason.of(ReasonCode.BAD_TOKEN, words);
            case SIGN_IN -> Reason.of(ReasonCode.BAD_TOKEN, code == 43 ? words : words + clock());
            case SETTINGS -> Reason.of(ReasonCode.BAD_SETTING, setting());
            case GONE -> Reason.of(ReasonCode.NOT_FOUND, words);
            case FORBIDDEN -> Reason.of(ReasonCode.MISSING_RIGHT, words);
            case UNABLE -> Reason.of(ReasonCode.PLATFORM_LACKS, words);
            case NEVER -> Reason.of(ReasonCode.REFUSED, said());
            case NEW_SOCKET -> Reason.of(ReasonCode.NOT_CONNECTED, words);
        };
    }

    /** The token is right, but this computer's clock or the server's is not. */
    private static String clock() {
        return " (check this computer's clock)";
    }

    private String setting() {
        String key = code == 2 ? GetstreamPlatform.API_KEY.key() : GetstreamPlatform.REST.key();
        return words.isEmpty() ? key : key + ": " + words;
    }

    private String said() {
        String details = fields.entrySet().stream().map(field -> field.getKey() + ": " + field.getValue()).sorted()
                .collect(Collectors.joining("; "));
        if (details.isEmpty()) {
            return words.isEmpty() ? "HTTP " + status : words;
        }
        return words.isEmpty() ? details : words + " (" + details + ")";
    }
}
