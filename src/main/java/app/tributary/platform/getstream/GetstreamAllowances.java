package app.tributary.platform.getstream;

import app.tributary.net.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many calls each endpoint still takes in its window of a minute, by the headers of its answers. Any thread may
 * call.
 */
final class GetstreamAllowances {
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final String SEND = "POST channels/message";
    private static final int MOST = 100;

    private final Map<String, Allowance> known = new ConcurrentHashMap<>();

    /**
     * What the headers of the last answer said.
     *
     * @param limit calls a window
     * @param remaining calls until it ends
     * @param reset when it ends
     */
    record Allowance(long limit, long remaining, Instant reset) {
        /** Whether less than a tenth is left: time to go slower. */
        boolean scarce() {
            return remaining * 10 < limit;
        }
    }

    /** The name of the endpoint that a call goes to: its path without what stands for something. */
    static String endpoint(String method, String tail) {
        String[] parts = tail.substring(1).split("/", -1);
        String first = parts[0];
        boolean moderation = first.equals("moderation");
        String last = parts[parts.length - 1];
        return switch (parts.length) {
            case 1 -> method + " " + first;
            case 2 -> method + " " + first + (moderation ? "/" + last : "");
            default -> method + " " + first + "/" + (parts.length == 3 && first.equals("channels") ? "" : last);
        };
    }

    void heard(String endpoint, Reply.Answer answer) {
        var limit = number(answer, "x-ratelimit-limit").filter(most -> most > 0);
        var remaining = number(answer, "x-ratelimit-remaining");
        var reset = reset(answer);
        if (limit.isPresent() && remaining.isPresent() && reset.isPresent()
                && (known.size() < MOST || known.containsKey(endpoint))) {
            known.put(endpoint, new Allowance(limit.get(), remaining.get(), reset.get()));
        }
    }

    Optional<Allowance> of(String endpoint) {
        return Optional.ofNullable(known.get(endpoint));
    }

    /** How long to hold a call that nobody waits for, so that what is left lasts until the window ends. */
    Duration pause(String endpoint, Instant now) {
        return of(endpoint).filter(Allowance::scarce).filter(allowance -> allowance.reset().isAfter(now))
                .map(allowance -> Duration.between(now, allowance.reset()).dividedBy(allowance.remaining() + 1))
                .filter(pause -> pause.compareTo(WINDOW) <= 0).orElse(Duration.ZERO);
    }

    /** {@code X-RateLimit-Reset}: seconds since 1970. */
    static Optional<Instant> reset(Reply.Answer answer) {
        return number(answer, "x-ratelimit-reset").filter(seconds -> seconds > 0).map(Instant::ofEpochSecond);
    }

    private static Optional<Long> number(Reply.Answer answer, String header) {
        return answer.header(header).map(String::strip).filter(text -> text.matches("\\d{1,11}")).map(Long::valueOf);
    }
}
