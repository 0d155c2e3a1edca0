package app.tributary.platform.hapihub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks into the history for a message of our own whose receipt was lost. Blocks; any thread may call. */
final class HapihubLostSend {
    private static final int LOOKS = 3;
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 20;
    /** The date of an answer has whole seconds only. */
    private static final Duration BLUR = Duration.ofSeconds(2);
    private static final Duration REACH = Duration.ofSeconds(60);
    private static final int REMEMBERED = 500;

    private final HapihubAccess access;
    private final String room;
    private final InstantSource clock;
    private final HapihubTimings timings;
    private final Set<String> claimed = new LinkedHashSet<>();

    /** What the history tells. */
    sealed interface Found {
        /** It is there, under this id. */
        record There(String id) implements Found {}

        /** It is not there, so far. */
        record NotThere() implements Found {}

        /** The history could not be read. */
        record NotToBeSeen() implements Found {}
    }

    HapihubLostSend(HapihubAccess access, String room, InstantSource clock, HapihubTimings timings) {
        this.access = access;
        this.room = room;
        this.clock = clock;
        this.timings = timings;
    }

    /**
     * Looks a few times, because the message may still be on its way.
     *
     * @param media may be empty
     * @param since when it was sent, by our clock
     */
    Found look(String text, String media, Instant since) {
        var own = access.signIn().uid();
        if (own.isEmpty()) {
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
            switch (find(own.get(), text, media, since)) {
                case Answer.Got<Optional<String>>(var id) when id.isPresent() -> {
                    return new Found.There(id.get());
                }
                case Answer.Got<Optional<String>> _ -> seen = true;
                case Answer.Trouble<Optional<String>> _ -> {
                    return seen ? new Found.NotThere() : new Found.NotToBeSeen();
                }
            }
        }
        return new Found.NotThere();
    }

    /** In a fast chat it may be several pages back. */
    private Answer<Optional<String>> find(String own, String text, String media, Instant since) {
        Optional<Instant> oldest = Optional.empty();
        for (int number = 0; number < MOST_PAGES; number++) {
            var query = HapihubQuery.ALL.with("room", room).limit(PAGE).newestFirst();
            var answer = access.api().messages(oldest.map(query::upTo).orElse(query));
            if (!(answer instanceof Answer.Got<HapihubApi.Page>(var page))) {
                return answer.then(never -> new Answer.Got<>(Optional.empty()));
            }
            var earliest = earliest(page, since);
            for (JsonNode row : page.rows()) {
                var id = own(row, own, text, media, earliest);
                if (id.isPresent()) {
                    return new Answer.Got<>(id);
                }
            }
            var before = oldest;
            oldest = page.rows().stream().map(HapihubMapper::line).flatMap(Optional::stream).map(Line::at)
                    .min(Instant::compareTo);
            if (oldest.isEmpty() || oldest.equals(before) || oldest.get().isBefore(earliest)) {
                return new Answer.Got<>(Optional.empty());
            }
        }
        return new Answer.Got<>(Optional.empty());
    }

    /** One message is the answer to one send only; false where it is one already. */
    synchronized boolean claim(String id) {
        boolean free = claimed.add(id);
        if (claimed.size() > REMEMBERED) {
            claimed.remove(claimed.iterator().next());
        }
        return free;
    }

    /** When it was sent, by the server's clock, which may differ from ours by any amount. */
    private Instant earliest(HapihubApi.Page page, Instant since) {
        var passed = Duration.between(since, clock.instant());
        return page.serverTime().orElseGet(clock::instant).minus(passed).minus(BLUR);
    }

    private Optional<String> own(JsonNode row, String own, String text, String media, Instant earliest) {
        return HapihubMapper.line(row).filter(line -> line.author().equals(own))
                .filter(line -> same(line.text(), text) && line.media().equals(media))
                .filter(line -> !line.at().isBefore(earliest) && line.at().isBefore(earliest.plus(REACH)))
                .map(Line::id).filter(this::claim);
    }

    /** A server may clean texts up: only what it surely keeps is compared. */
    private static boolean same(String one, String other) {
        return one.replaceAll("\\s+", " ").strip().equals(other.replaceAll("\\s+", " ").strip());
    }
}
