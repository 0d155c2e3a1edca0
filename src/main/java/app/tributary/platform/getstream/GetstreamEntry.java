package app.tributary.platform.getstream;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enters a channel: one call that watches it and brings its newest messages; after a loss older pages, until what was
 * known before is reached. Used by the channel's thread alone.
 */
final class GetstreamEntry {
    private static final int PAGE = 50;
    private static final int LATER_PAGE = 100;
    /** 2,000 messages; of the allowance of a minute they take a third. */
    private static final int MOST_PAGES = 20;
    private static final String QUERY = "POST channels/query";

    private final GetstreamScene scene;
    private final GetstreamFeed feed;
    private final GetstreamSpecials specials;
    private boolean entered;
    private Optional<Instant> lostAt = Optional.empty();
    /** The newest message before the loss: what a new connection tells before its channel is entered leaves a hole. */
    private Optional<Instant> knownUpTo = Optional.empty();

    GetstreamEntry(GetstreamScene scene, GetstreamFeed feed, GetstreamSpecials specials) {
        this.scene = scene;
        this.feed = feed;
        this.specials = specials;
    }

    /** What the pages brought. */
    private static final class Harvest {
        private final List<JsonNode> messages = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private Optional<Instant> oldest = Optional.empty();
        private Optional<String> oldestId = Optional.empty();
        private boolean reached;
        private boolean ended;
    }

    /**
     * Nothing was heard since then.
     *
     * @param heardAt the last sign of life
     */
    void lost(Instant heardAt) {
        if (entered && lostAt.isEmpty()) {
            lostAt = Optional.of(heardAt);
            knownUpTo = feed.memory().newest();
        }
    }

    /** Enters; what can be done in it may be otherwise afterwards. */
    GetstreamAnswer<GetstreamFeed.Effect> enter(String connectionId) throws InterruptedException {
        Instant startedAt = scene.now();
        var known = lostAt.isPresent() ? knownUpTo : feed.memory().newest();
        int size = entered ? LATER_PAGE : PAGE;
        var answer = page(Map.of("connection_id", connectionId), true, size, Optional.empty());
        if (!(answer instanceof GetstreamAnswer.Got<JsonNode>(var state))) {
            return answer.then(never -> new GetstreamAnswer.Got<>(GetstreamFeed.Effect.NONE));
        }
        var harvest = new Harvest();
        take(state, size, harvest, known);
        for (int pages = 1; entered && pages < MOST_PAGES && !harvest.reached && !harvest.ended; pages++) {
            pace();
            var older = page(Map.of(), false, LATER_PAGE, harvest.oldestId);
            if (!(older instanceof GetstreamAnswer.Got<JsonNode>(var more))) {
                // what is there is told; the hole stays and is said
                break;
            }
            take(more, LATER_PAGE, harvest, known);
        }
        var effect = feed.learned(state, startedAt);
        tell(harvest, startedAt, known);
        feed.entered(state, startedAt);
        specials.entered(state, scene);
        entered = true;
        return new GetstreamAnswer.Got<>(effect);
    }

    private void tell(Harvest harvest, Instant startedAt, Optional<Instant> known) {
        harvest.messages.sort(Comparator.comparing((JsonNode message) -> GetstreamMapper.sentAt(message, startedAt))
                .thenComparing(message -> message.path("id").asString("")));
        int filled = 0;
        for (var message : harvest.messages) {
            filled += feed.said(message, Origin.BACKFILL, startedAt, true) ? 1 : 0;
            specials.message(message, scene);
        }
        if (!entered) {
            return;
        }
        boolean whole = harvest.reached || harvest.ended;
        Instant oldest = harvest.ended ? Instant.MIN : harvest.oldest.orElse(Instant.MAX);
        feed.vanished(harvest.ids, oldest, startedAt.minus(scene.api().timings().settle()), startedAt);
        if (lostAt.isPresent() || !whole) {
            Instant lost = lostAt.orElse(startedAt);
            Instant from = known.filter(lost::isBefore).orElse(lost);
            Instant to = whole ? startedAt : harvest.oldest.orElse(startedAt);
            scene.out().accept(new ChatEvent.Gap(scene.channel(), from, to.isBefore(from) ? from : to, filled, whole));
        }
        lostAt = Optional.empty();
    }

    private void take(JsonNode state, int size, Harvest harvest, Optional<Instant> known) {
        var list = GetstreamTree.objects(state.path("messages")).toList();
        Instant now = scene.now();
        for (var message : list) {
            var id = GetstreamTree.text(message, "id");
            if (id.isEmpty() || !harvest.ids.add(id.get())) {
                continue;
            }
            Instant sentAt = GetstreamMapper.sentAt(message, now);
            harvest.messages.add(message);
            if (harvest.oldest.filter(oldest -> !sentAt.isBefore(oldest)).isEmpty()) {
                harvest.oldest = Optional.of(sentAt);
                harvest.oldestId = id;
            }
            harvest.reached |= known.filter(newest -> !sentAt.isAfter(newest)).isPresent();
        }
        harvest.ended = list.size() < size || harvest.oldestId.isEmpty();
    }

    private GetstreamAnswer<JsonNode> page(Map<String, String> query, boolean watch, int limit,
            Optional<String> before) {
        ObjectNode body = GetstreamTree.object().put("state", true).put("watch", watch).put("presence", false);
        var messages = body.putObject("messages").put("limit", limit);
        before.ifPresent(id -> messages.put("id_lt", id));
        return scene.api().ask(Area.CHAT, scene.place().path("query"), query, body);
    }

    /** Where little of the allowance is left, the pages that nobody waits for come slower. */
    private void pace() throws InterruptedException {
        Duration pause = scene.api().allowances().pause(QUERY, scene.now());
        if (pause.isPositive()) {
            Thread.sleep(pause);
        }
    }
}
