package app.tributary.platform.getstream;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.Pin;
import app.tributary.chat.Reaction;
import app.tributary.chat.ReplyTo;
import app.tributary.chat.Role;
import app.tributary.chat.Trait;
import app.tributary.platform.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Stream Chat's wire, in the spelling of either family, to the nouns of the house. Pure. */
final class GetstreamMapper {
    private static final int QUOTED = 200;
    private static final int MOST_REACTIONS = 50;
    private static final int LONGEST_NAME = 100;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final Channel channel;
    private final Predicate<String> own;
    private final Predicate<String> owner;

    /**
     * @param own whether a user is the account itself
     * @param owner whether a user has made the channel
     */
    GetstreamMapper(Channel channel, Predicate<String> own, Predicate<String> owner) {
        this.channel = channel;
        this.own = own;
        this.owner = owner;
    }

    Channel channel() {
        return channel;
    }

    /** What a message is to a feed. */
    enum Kind {
        /** Somebody says something to all. */
        CHAT,
        /** Was said, and taken away again. */
        GONE,
        /** The platform's own words, or words for us alone. */
        NOTICE,
        /** Not for the feed: an answer within a thread, or of somebody whom others do not see. */
        ASIDE
    }

    Kind kind(JsonNode message) {
        boolean aside = GetstreamTree.text(message, "parent_id").isPresent()
                && !GetstreamTree.flag(message, "show_in_channel");
        if (aside || (GetstreamTree.flag(message, "shadowed") && !isOwn(message.path("user")))) {
            return Kind.ASIDE;
        }
        return switch (message.path("type").asString("")) {
            case "deleted" -> Kind.GONE;
            case "error", "ephemeral", "system" -> Kind.NOTICE;
            default -> GetstreamTree.moment(message, "deleted_at").isPresent()
                    || GetstreamTree.flag(message, "deleted_for_me") ? Kind.GONE : Kind.CHAT;
        };
    }

    Optional<MessageKey> key(JsonNode message) {
        return GetstreamTree.text(message, "id").map(id -> new MessageKey(channel, id));
    }

    /** A message; empty where it lacks its id or its author. */
    Optional<ChatMessage> message(JsonNode message, Instant now) {
        var key = key(message);
        var author = author(message);
        if (key.isEmpty() || author.isEmpty()) {
            return Optional.empty();
        }
        boolean ours = own.test(author.get().id());
        return Optional.of(new ChatMessage(key.get(), author.get(), GetstreamText.pieces(message), sentAt(message, now),
                now, replyTo(message), Optional.empty(), ours ? Set.of(Trait.OWN) : Set.of(), List.of(),
                ours ? Optional.of(key.get().id()) : Optional.empty()));
    }

    static Instant sentAt(JsonNode message, Instant now) {
        return GetstreamTree.moment(message, "created_at").orElse(now);
    }

    /** When it last changed; a message that does not say is as old as it is. */
    static Instant changedAt(JsonNode message, Instant now) {
        return GetstreamTree.moment(message, "updated_at").orElseGet(() -> sentAt(message, now));
    }

    /** A user as a person to act upon; empty where there is no id. */
    static Optional<Person> person(JsonNode user) {
        return GetstreamTree.text(user, "id").map(id -> new Person(id, name(user, id)));
    }

    boolean isOwn(JsonNode user) {
        return GetstreamTree.text(user, "id").filter(own).isPresent();
    }

    /** The reactions to a message as it tells them; those of our own are marked where it says so. */
    List<Reaction> reactions(JsonNode message, Predicate<String> ours) {
        var list = new ArrayList<Reaction>();
        var groups = message.path("reaction_groups");
        var counts = groups.isObject() && !groups.isEmpty() ? groups : message.path("reaction_counts");
        counts.propertyStream().limit(MOST_REACTIONS).forEach(entry -> {
            var value = entry.getValue();
            long count = value.isObject() ? GetstreamTree.number(value, "count").orElse(0L) : value.asLong(0);
            if (count > 0 && !entry.getKey().isBlank()) {
                list.add(reaction(entry.getKey(), count, ours.test(entry.getKey())));
            }
        });
        return List.copyOf(list);
    }

    static Reaction reaction(String type, long count, boolean ours) {
        return new Reaction(type, GetstreamReactions.shown(type), count, ours);
    }

    /** The pin that a message is; empty where it is none. */
    Optional<Pin> pin(JsonNode message, Instant now) {
        if (!GetstreamTree.flag(message, "pinned") || kind(message) != Kind.CHAT) {
            return Optional.empty();
        }
        return key(message).map(key -> new Pin(key, GetstreamText.pieces(message), person(message.path("user")),
                person(message.path("pinned_by")), GetstreamTree.moment(message, "pinned_at").orElse(now),
                GetstreamTree.moment(message, "pin_expires"), Pin.Keeper.PLATFORM));
    }

    private Optional<Author> author(JsonNode message) {
        var user = message.path("user");
        return GetstreamTree.text(user, "id").map(id -> {
            var roles = EnumSet.noneOf(Role.class);
            var badges = new ArrayList<Badge>();
            if (owner.test(id)) {
                roles.add(Role.BROADCASTER);
                badges.add(new Badge("broadcaster", "", "broadcaster"));
            }
            String role = GetstreamTree.text(user, "role").orElse("");
            String inChannel = GetstreamTree.text(message.path("member"), "channel_role").orElse("");
            if (role.equals("admin")) {
                roles.add(Role.STAFF);
                badges.add(new Badge("staff", "", "admin"));
            }
            if (role.endsWith("moderator") || inChannel.endsWith("moderator")
                    || GetstreamTree.flag(message.path("member"), "is_moderator")) {
                roles.add(Role.MODERATOR);
                badges.add(new Badge("moderator", "", "moderator"));
            }
            String color = GetstreamTree.custom(user, "color").asString("");
            return new Author(id, id, name(user, id), COLOR.matcher(color).matches()
                    ? OptionalInt.of(Integer.parseInt(color.substring(1), 16))
                    : OptionalInt.empty(), roles, badges,
                    GetstreamTree.text(user, "image").flatMap(PlainText::webAddress));
        });
    }

    private static Optional<ReplyTo> replyTo(JsonNode message) {
        var quoted = message.path("quoted_message");
        var id = GetstreamTree.text(message, "quoted_message_id").or(() -> GetstreamTree.text(quoted, "id"))
                .or(() -> GetstreamTree.text(message, "parent_id"));
        return id.map(answered -> new ReplyTo(answered, person(quoted.path("user")),
                GetstreamTree.text(quoted, "text").map(
                        text -> text.length() > QUOTED ? text.substring(0, QUOTED) : text)));
    }

    private static String name(JsonNode user, String id) {
        String name = GetstreamTree.text(user, "name", "username").map(String::strip).orElse(id);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
