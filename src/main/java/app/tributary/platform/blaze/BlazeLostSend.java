package app.tributary.platform.blaze;

import app.tributary.net.Json;
import app.tributary.platform.blaze.wire.ChatLine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks into the history for a message of our own whose receipt was lost. Blocks; any thread may call. */
final class BlazeLostSend {
    private static final int LOOKS = 3;
    private static final int PAGE = 100;
    private static final int PAGES = 30;
    /** The date of an answer has whole seconds only. */
    private static final Duration BLUR = Duration.ofSeconds(2);
    private static final int REMEMBERED = 200;

    private final BlazeApi api;
    private final InstantSource clock;
    private final BlazeTimings timings;
    private final Set<String> claimed = new HashSet<>();

    /** What the history tells. */
    sealed interface Found {
        /** It is there, under this id. */
        record There(String id) implements Found {}

        /** It is not there, so far. */
        record NotThere() implements Found {}

        /** The history could not be read. */
        record NotToBeSeen() implements Found {}
    }

    BlazeLostSend(BlazeApi api, InstantSource clock, BlazeTimings timings) {
        this.api = api;
        this.clock = clock;
        this.timings = timings;
    }

    /**
     * Looks a few times, because the message may still be on its way.
     *
     * @param since when it was sent, by our clock
     */
    Found look(String channelId, Answer<String> ownId, String text, Instant since) {
        if (!(ownId instanceof Answer.Got<String>(var own))) {
            return new Found.NotToBeSeen();
        }
        boolean seen = false;
        for (int look = 0; look < LOOKS; look++) {
            try {
                Thread.sleep(timings.lookAgain());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Found.NotToBeSeen();
            }
            switch (through(channelId, own, text, since)) {
                case Found.There there -> {
                    return there;
                }
                case Found.NotThere ignored -> seen = true;
                case Found.NotToBeSeen notToBeSeen -> {
                    return seen ? new Found.NotThere() : notToBeSeen;
                }
            }
        }
        return new Found.NotThere();
    }

    /** In a fast chat much is written until a receipt is known to be lost: back to the moment of the send. */
    private Found through(String channelId, String own, String text, Instant since) {
        Optional<Instant> earliest = Optional.empty();
        Optional<String> cursor = Optional.empty();
        for (int number = 0; number < PAGES; number++) {
            if (!(api.history(channelId, cursor, PAGE) instanceof Answer.Got<BlazeApi.Page>(var page))) {
                return new Found.NotToBeSeen();
            }
            Instant from = earliest.orElseGet(() -> earliest(page, since));
            earliest = Optional.of(from);
            for (var row : page.rows()) {
                var id = own(row, own, text, from);
                if (id.isPresent()) {
                    return new Found.There(id.get());
                }
            }
            if (page.cursor().isEmpty() || page.rows().isEmpty()
                    || page.rows().stream().anyMatch(row -> isBefore(row, from))) {
                return new Found.NotThere();
            }
            cursor = page.cursor();
        }
        return new Found.NotToBeSeen();
    }

    private static boolean isBefore(JsonNode row, Instant from) {
        return Json.as(row, ChatLine.class).flatMap(line -> BlazeMapper.instant(line.createdAt()))
                .filter(at -> at.isBefore(from)).isPresent();
    }

    /** The same by the server's clock, which may differ from ours by any amount. */
    private Instant earliest(BlazeApi.Page page, Instant since) {
        var passed = Duration.between(since, clock.instant());
        return page.serverTime().orElseGet(clock::instant).minus(passed).minus(BLUR);
    }

    private Optional<String> own(JsonNode row, String ownId, String text, Instant earliest) {
        return Json.as(row, ChatLine.class).filter(line -> line.sender() != null && ownId.equals(line.sender().id()))
                .filter(line -> line.message() != null && same(line.message().asString(""), text))
                .filter(line -> BlazeMapper.instant(line.createdAt()).filter(at -> !at.isBefore(earliest)).isPresent())
                .map(line -> BlazeMapper.first(line.id(), line.messageId())).filter(this::claim);
    }

    /** The server cleans texts up: only what it surely keeps is compared. */
    private static boolean same(String one, String other) {
        return one.replaceAll("\\s+", " ").strip().equals(other.replaceAll("\\s+", " ").strip());
    }

    /** One message is the answer to one send only; false where it is one already. */
    synchronized boolean claim(String id) {
        if (claimed.size() > REMEMBERED) {
            claimed.clear();
        }
        return !id.isEmpty() && claimed.add(id);
    }
}
