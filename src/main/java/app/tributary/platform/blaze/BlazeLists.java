package app.tributary.platform.blaze;

import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.Listing.Item;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Phrase;
import app.tributary.chat.Support;
import app.tributary.platform.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is looked up in a channel, as lists. Blocks; any thread may call. */
final class BlazeLists {
    private static final int MOST = 200;
    private static final int LONGEST = 200;
    private static final Map<String, BlazeWord> FIGURES = figures();

    private final BlazeModeration moderation;
    private final BlazeRights rights;

    BlazeLists(BlazeModeration moderation, BlazeRights rights) {
        this.moderation = moderation;
        this.rights = rights;
    }

    private static Map<String, BlazeWord> figures() {
        var figures = new LinkedHashMap<String, BlazeWord>();
        figures.put("title", BlazeWord.STAT_TITLE);
        figures.put("category", BlazeWord.STAT_CATEGORY);
        figures.put("startedAt", BlazeWord.STAT_STARTED);
        figures.put("viewerCount", BlazeWord.STAT_VIEWERS);
        figures.put("followerCount", BlazeWord.STAT_FOLLOWERS);
        figures.put("subscriberCount", BlazeWord.STAT_SUBSCRIBERS);
        return figures;
    }

    /** How the stream and the channel stand. What one of the calls does not give is left out. */
    Outcome stats(String channelId) {
        var facts = new LinkedHashMap<String, String>();
        Optional<Answer.Trouble<JsonNode>> first = Optional.empty();
        for (String path : List.of("stream-info", "stats", "live-stats")) {
            switch (moderation.facts(path, channelId)) {
                case Answer.Got<JsonNode>(var data) -> data.properties().forEach(fact -> {
                    String shown = shown(fact.getValue());
                    if (!shown.isEmpty()) {
                        facts.putIfAbsent(fact.getKey(), shown);
                    }
                });
                case Answer.Trouble<JsonNode> trouble -> first = first.or(() -> Optional.of(trouble));
            }
        }
        if (facts.isEmpty() && first.isPresent()) {
            return trouble(first.get());
        }
        var items = new ArrayList<Item>();
        Optional.ofNullable(facts.get("isLive")).ifPresent(live -> items.add(Item.of(Phrases.of(live.equals("true")
                ? BlazeWord.STREAM_ONLINE
                : BlazeWord.STREAM_OFFLINE), Phrase.nothing())));
        FIGURES.forEach((key, word) -> Optional.ofNullable(facts.get(key))
                .ifPresent(value -> items.add(Item.of(Phrases.of(word), Phrase.plain(value)))));
        return new Outcome.Found(new Listing(Phrases.of(BlazeWord.STATS), items, Optional.empty()));
    }

    /** People, each with what can be done about them. */
    Outcome people(BlazeWord title, Answer<List<Person>> answer, boolean moderators) {
        return switch (answer) {
            case Answer.Got<List<Person>>(var people) -> new Outcome.Found(new Listing(Phrases.of(title),
                    people.stream().limit(MOST).map(who -> item(who, moderators)).toList(), Optional.empty()));
            case Answer.Trouble<List<Person>> trouble -> trouble(trouble);
        };
    }

    /** The platform's own words for what happened: the rows are documented nowhere. */
    Outcome activities(String channelId) {
        return switch (moderation.activities(channelId)) {
            case Answer.Got<List<JsonNode>>(var rows) -> new Outcome.Found(new Listing(
                    Phrases.of(BlazeWord.ACTIVITIES), rows.stream().limit(MOST).map(BlazeLists::activity).toList(),
                    Optional.empty()));
            case Answer.Trouble<List<JsonNode>> trouble -> trouble(trouble);
        };
    }

    private static Item activity(JsonNode row) {
        var who = row.path("user").isObject() ? row.path("user") : row.path("sender");
        String name = BlazeMapper.first(who.path("displayName").asString(""), who.path("username").asString(""),
                row.path("displayName").asString(""), row.path("username").asString(""));
        String what = BlazeMapper.first(row.path("type").asString(""), row.path("event").asString(""), "?");
        return Item.of(Phrase.plain(bounded((what + " " + name).strip())),
                Phrase.plain(bounded(row.path("createdAt").asString(""))));
    }

    private Item item(Person who, boolean moderators) {
        boolean mayRemove = moderators && rights.forStaff(true) instanceof Support.Yes;
        var offers = mayRemove
                ? List.of(new Offer(BlazeAction.REMOVE_MODERATOR.id(), Phrases.of(BlazeWord.REMOVE_MODERATOR),
                        Form.EMPTY, Optional.empty(), Optional.of(who)))
                : List.<Offer>of();
        return new Item(Phrase.plain(bounded(who.name())), Phrase.nothing(), Optional.empty(), Optional.of(who),
                offers);
    }

    private static Outcome trouble(Answer.Trouble<?> trouble) {
        return switch (trouble) {
            case Answer.Refused<?> refused when !refused.serverFailed() ->
                new Outcome.Rejected(refused.why(), refused.retryAt());
            case Answer.Refused<?> refused -> new Outcome.Failed(refused.why());
            // a question that was not answered has changed nothing
            case Answer.Broken<?> broken -> new Outcome.Failed(broken.why());
        };
    }

    private static String shown(JsonNode value) {
        return bounded(value.isObject()
                ? BlazeMapper.first(value.path("title").asString(""), value.path("name").asString(""))
                : value.isArray() || value.isNull() ? "" : value.asString("").strip());
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
