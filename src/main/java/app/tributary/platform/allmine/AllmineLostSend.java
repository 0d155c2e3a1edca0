package app.tributary.platform.allmine;

import app.tributary.net.Json;
import app.tributary.platform.allmine.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks into the history for a message of our own whose receipt was lost. Blocks; any thread may call. */
final class AllmineLostSend {
    private static final int LOOKS = 3;
    private static final int PAGE = 50;
    /** The date of an answer has whole seconds only. */
    private static final Duration BLUR = Duration.ofSeconds(2);
    private static final int REMEMBERED = 200;

    private final AllmineApi api;
    private final InstantSource clock;
    private final AllmineTimings timings;
    private final Set<String> claimed = new HashSet<>();

    /** What the history tells. */
    sealed interface Found {
        /** It is there. */
        record There(JsonNode message, String id) implements Found {}

        /** It is not there, so far. */
        record NotThere() implements Found {}

        /** The history could not be read, or we do not know which messages are ours. */
        record NotToBeSeen() implements Found {}
    }

    AllmineLostSend(AllmineApi api, InstantSource clock, AllmineTimings timings) {
        this.api = api;
        this.clock = clock;
        this.timings = timings;
    }

    /**
     * Looks a few times, because the message may still be on its way.
     *
     * @param since when it was sent, by our clock
     */
    Found look(String streamId, Optional<String> ownId, String text, Instant since) {
        if (ownId.isEmpty()) {
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
            switch (newest(streamId)) {
                case Answer.Got<AllmineApi.ChatPage>(var page) -> {
                    seen = true;
                    for (var row : page.rows()) {
                        var id = own(row, ownId.get(), text, earliest(page, since));
                        if (id.isPresent()) {
                            return new Found.There(row, id.get());
                        }
                    }
                }
                case Answer.Trouble<AllmineApi.ChatPage> ignored -> {
                    return seen ? new Found.NotThere() : new Found.NotToBeSeen();
                }
            }
        }
        return new Found.NotThere();
    }

    /** The page of the newest messages, whichever end it is at. */
    private Answer<AllmineApi.ChatPage> newest(String streamId) {
        var first = api.history(streamId, 1, PAGE);
        if (!(first instanceof Answer.Got<AllmineApi.ChatPage>(var page)) || !page.hasNext()) {
            return first;
        }
        return api.history(streamId, page.totalPages(), PAGE).then(
                last -> new Answer.Got<>(AllminePages.newest(last).isAfter(AllminePages.newest(page)) ? last : page));
    }

    /** The same by the server's clock, which may differ from ours by any amount. */
    private Instant earliest(AllmineApi.ChatPage page, Instant since) {
        var passed = Duration.between(since, clock.instant());
        return page.serverTime().orElseGet(clock::instant).minus(passed).minus(BLUR);
    }

    private Optional<String> own(JsonNode row, String ownId, String text, Instant earliest) {
        return Json.as(row, Message.class).filter(line -> line.sender() != null && ownId.equals(line.sender().id()))
                .filter(line -> line.content() != null && line.content().strip().equals(text.strip()))
                .filter(line -> AllmineMapper.instant(line.createdAt()).filter(at -> !at.isBefore(earliest))
                        .isPresent())
                .map(line -> AllmineMapper.first(line.id())).filter(this::claim);
    }

    /** One message is the answer to one send only; false where it is one already. */
    synchronized boolean claim(String id) {
        if (claimed.size() > REMEMBERED) {
            claimed.clear();
        }
        return !id.isEmpty() && claimed.add(id);
    }
}
