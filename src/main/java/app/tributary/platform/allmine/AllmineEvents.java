package app.tributary.platform.allmine;

import app.tributary.net.SocketIoNews;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What an event of a socket means, told by its shape: the names of most events are not documented. Pure.
 */
final class AllmineEvents {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{24}");
    private static final Pattern LIFTS = Pattern.compile("unban|unblock|unmute|lift");
    private static final List<String> WRAPPERS = List.of("data", "message", "payload");
    private static final List<String> COUNTS = List.of("viewerCount", "viewersCount", "participantCount",
            "participantsCount", "participantAudienceTotal", "audienceCount", "count", "viewers", "total");

    private AllmineEvents() {}

    /** What an event can mean. */
    sealed interface Meaning {
        /** Somebody wrote. */
        record Said(JsonNode message) implements Meaning {}

        /** Somebody paid. */
        record Superliked(JsonNode superlike) implements Meaning {}

        /** Somebody gave gifts. */
        record Gifted(JsonNode gift) implements Meaning {}

        /** A message is gone. */
        record Deleted(String id) implements Meaning {}

        /** Somebody was banned, or let in again. */
        record Banned(JsonNode ban, boolean lifted) implements Meaning {}

        /** So many watch. */
        record Counted(long viewers) implements Meaning {}

        /** The stream is over. */
        record Ended() implements Meaning {}

        /** The server did not take what was emitted. */
        record Refused(String words) implements Meaning {}

        /** Nothing that is shown. */
        record Nothing() implements Meaning {}

        /** Not known here. */
        record Unknown() implements Meaning {}
    }

    /** The meaning of an event. */
    static Meaning of(SocketIoNews.Event event) {
        var argument = event.arguments().isEmpty() ? MissingNode.getInstance() : event.arguments().getFirst();
        String name = event.name().toLowerCase(Locale.ROOT);
        var content = content(argument);
        if (name.equals("exception") || name.equals("error")) {
            return new Meaning.Refused(argument.isString()
                    ? argument.stringValue()
                    : argument.path("message").asString(argument.path("error").asString("")));
        }
        if (name.contains("delete") || name.contains("remove")) {
            var id = messageId(content);
            if (id.isPresent()) {
                return new Meaning.Deleted(id.get());
            }
        }
        if (name.contains("ban") || name.contains("block") || name.contains("mute")) {
            if (hasUser(content)) {
                return new Meaning.Banned(content, LIFTS.matcher(name).find());
            }
        }
        if (content.path("content").isString() && content.path("_id").isString()) {
            return new Meaning.Said(content);
        }
        if (content.has("price") && content.path("senderSnapshot").isObject()) {
            return new Meaning.Superliked(content);
        }
        if (name.contains("viewer") || name.contains("participant") || name.contains("audience")) {
            var count = count(content);
            return count.isPresent() ? new Meaning.Counted(count.getAsLong()) : new Meaning.Nothing();
        }
        if (name.equals("newgift")) {
            return new Meaning.Gifted(content);
        }
        if (content.path("status").asString("").equals("ended") || name.matches("(live)?stream-?_?(ended|finished)")) {
            return new Meaning.Ended();
        }
        return name.equals("giftcountupdated") || name.equals("joinedstream")
                ? new Meaning.Nothing()
                : new Meaning.Unknown();
    }

    /** Which stream an event is of; empty where it does not say. */
    static Optional<String> streamId(SocketIoNews.Event event) {
        var content = event.arguments().isEmpty() ? MissingNode.getInstance() : content(event.arguments().getFirst());
        return Optional.of(AllmineMapper.first(content.path("streamId").asString(""),
                content.path("liveStreamId").asString(""))).filter(id -> !id.isEmpty());
    }

    /** The names of the fields, for a report: no contents. */
    static String fields(SocketIoNews.Event event) {
        var argument = event.arguments().isEmpty() ? MissingNode.getInstance() : event.arguments().getFirst();
        return argument.isObject()
                ? String.join(", ", argument.propertyNames().stream().limit(20).toList())
                : argument.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** The argument itself, or what it is wrapped around. */
    private static JsonNode content(JsonNode argument) {
        boolean itself = argument.has("_id") || argument.has("senderSnapshot") || argument.has("content");
        if (argument.isObject() && !itself) {
            for (String wrapper : WRAPPERS) {
                if (argument.path(wrapper).isObject()) {
                    return argument.path(wrapper);
                }
            }
        }
        return argument;
    }

    private static Optional<String> messageId(JsonNode content) {
        String id = content.isString()
                ? content.stringValue()
                : AllmineMapper.first(content.path("messageId").asString(""), content.path("_id").asString(""),
                        content.path("id").asString(""));
        boolean ofAUser = content.isObject() && !content.has("messageId") && !content.has("content")
                && hasUser(content);
        return ID.matcher(id).matches() && !ofAUser ? Optional.of(id) : Optional.empty();
    }

    private static boolean hasUser(JsonNode content) {
        return content.path("targetUserId").isString() || content.path("userId").isString()
                || content.path("targetUser").isObject() || content.path("user").isObject();
    }

    private static OptionalLong count(JsonNode content) {
        if (content.isIntegralNumber()) {
            return OptionalLong.of(Math.max(0, content.asLong(0)));
        }
        for (String field : COUNTS) {
            if (content.path(field).isIntegralNumber()) {
                return OptionalLong.of(Math.max(0, content.path(field).asLong(0)));
            }
        }
        return OptionalLong.empty();
    }
}
