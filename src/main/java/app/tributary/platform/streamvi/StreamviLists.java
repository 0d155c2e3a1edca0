package app.tributary.platform.streamvi;

import app.tributary.chat.Listing;
import app.tributary.chat.Listing.Item;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.platform.Phrases;
import app.tributary.platform.streamvi.wire.OutletsDto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is looked up of broadcasts, as lists. Blocks; any thread. */
final class StreamviLists {
    private static final int MOST = 20;

    private StreamviLists() {}

    /** How the broadcast runs, and how many watch it where. What one of the calls does not give is left out. */
    static Outcome stats(StreamviApi api, long broadcast, StreamviTimings timings) {
        var items = new ArrayList<Item>();
        var outlets = api.outlets(broadcast, timings.command());
        if (outlets instanceof StreamviAnswer.Good<OutletsDto>(OutletsDto dto)) {
            for (var outlet : StreamviMapper.results(dto)) {
                if (outlet.viewers() != null) {
                    items.add(Item.of(Phrases.of(StreamviWord.VIEWERS_AT,
                            StreamviErrors.plain(StreamviMapper.or(outlet.name(), "?"))),
                            Phrase.plain(String.valueOf(outlet.viewers()))));
                }
            }
        }
        return switch (api.broadcast(broadcast)) {
            case StreamviAnswer.Good<JsonNode>(JsonNode facts) -> {
                fact(items, StreamviWord.STAT_VIEWERS, text(facts, "viewers"));
                fact(items, StreamviWord.STAT_MESSAGES, text(facts, "message"));
                fact(items, StreamviWord.STAT_STARTED, text(facts, "created_at"));
                String width = text(facts, "width");
                fact(items, StreamviWord.STAT_PICTURE, width.isEmpty()
                        ? ""
                        : width + "×" + text(facts, "height") + " " + text(facts, "fps") + " fps");
                fact(items, StreamviWord.STAT_BITRATE, text(facts, "bitrate"));
                yield found(StreamviWord.STATS, items);
            }
            case StreamviAnswer.Nothing<JsonNode> ignored -> found(StreamviWord.STATS, items);
            case StreamviAnswer.Refused<JsonNode>(int status, Reason why, var at) -> items.isEmpty()
                    ? new Outcome.Rejected(why, at)
                    : found(StreamviWord.STATS, items);
            case StreamviAnswer.Lost<JsonNode>(Reason why, boolean perhaps) -> items.isEmpty()
                    ? new Outcome.Failed(why)
                    : found(StreamviWord.STATS, items);
        };
    }

    /** The last broadcasts. */
    static Outcome broadcasts(StreamviApi api) {
        return switch (api.broadcasts(MOST)) {
            case StreamviAnswer.Good<JsonNode>(JsonNode body) -> {
                var items = new ArrayList<Item>();
                for (JsonNode one : body.path("results")) {
                    String until = text(one, "finish_at");
                    items.add(Item.of(Phrases.of(StreamviWord.BROADCAST, text(one, "id")),
                            Phrase.plain(text(one, "created_at") + (until.isEmpty() ? "" : " – " + until))));
                }
                yield found(StreamviWord.BROADCASTS, items);
            }
            case StreamviAnswer.Nothing<JsonNode> ignored -> found(StreamviWord.BROADCASTS, List.of());
            case StreamviAnswer.Refused<JsonNode>(int status, Reason why, var at) -> new Outcome.Rejected(why, at);
            case StreamviAnswer.Lost<JsonNode>(Reason why, boolean perhaps) -> new Outcome.Failed(why);
        };
    }

    private static void fact(List<Item> items, StreamviWord word, String value) {
        if (!value.isEmpty()) {
            items.add(Item.of(Phrases.of(word), Phrase.plain(value)));
        }
    }

    private static Outcome found(StreamviWord title, List<Item> items) {
        return new Outcome.Found(new Listing(Phrases.of(title), items, Optional.empty()));
    }

    private static String text(JsonNode node, String field) {
        return StreamviErrors.plain(node.path(field).asString(""));
    }
}
