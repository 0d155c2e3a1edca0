package app.tributary.platform.getstream;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Phrase;
import app.tributary.chat.RoomMode;
import app.tributary.platform.Phrases;
import app.tributary.platform.getstream.GetstreamFeed.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What is told of the channel itself and of those in it: bans, slow mode, frozen or not, how many watch. Used by the
 * channel's thread alone.
 */
final class GetstreamHouse {
    private final GetstreamMapper mapper;
    private final GetstreamRoom room;
    private final Consumer<ChatEvent> out;
    private Duration slow = Duration.ZERO;
    private long watchers = -1;
    private boolean frozen;

    GetstreamHouse(GetstreamMapper mapper, GetstreamRoom room, Consumer<ChatEvent> out) {
        this.mapper = mapper;
        this.room = room;
        this.out = out;
    }

    Effect banned(JsonNode event, Instant at) {
        var target = GetstreamMapper.person(event.path("user"));
        if (target.isEmpty()) {
            return Effect.NONE;
        }
        var until = GetstreamTree.moment(event, "expiration");
        // the event is a little younger than the ban, which lasts whole minutes
        var lasts = until.map(end -> Duration.between(at, end)).filter(Duration::isPositive)
                .map(left -> Duration.ofSeconds(Math.max(1, left.plusMillis(500).toSeconds())));
        boolean shadow = GetstreamTree.flag(event, "shadow");
        if (shadow) {
            room.shadowed(target.get().id(), true);
            row("shadow-" + target.get().id(), Phrases.of(GetstreamWord.SHADOW_BANNED, target.get().name()), at);
        }
        out.accept(new ChatEvent.PersonAction(mapper.channel(), target.get(),
                lasts.isPresent() ? PersonActionKind.TIMEOUT : PersonActionKind.BAN, lasts,
                GetstreamMapper.person(event.path("created_by")),
                GetstreamTree.text(event, "reason").map(GetstreamTree::words), at));
        if (mapper.isOwn(event.path("user")) && !shadow) {
            return shutOut(Optional.of(until.orElse(Instant.MAX)));
        }
        return Effect.NONE;
    }

    Effect unbanned(JsonNode event, Instant at) {
        var target = GetstreamMapper.person(event.path("user"));
        if (target.isEmpty()) {
            return Effect.NONE;
        }
        room.shadowed(target.get().id(), false);
        out.accept(new ChatEvent.PersonAction(mapper.channel(), target.get(), PersonActionKind.UNBAN, Optional.empty(),
                GetstreamMapper.person(event.path("created_by")), Optional.empty(), at));
        if (mapper.isOwn(event.path("user"))) {
            return shutOut(Optional.empty());
        }
        return Effect.NONE;
    }

    /** Whether the query of the channel says that our own account may not write. */
    Effect membership(JsonNode member) {
        if (!member.path("banned").isBoolean()) {
            return Effect.NONE;
        }
        return shutOut(GetstreamTree.flag(member, "banned")
                ? Optional.of(GetstreamTree.moment(member, "ban_expires").orElse(Instant.MAX))
                : Optional.empty());
    }

    private Effect shutOut(Optional<Instant> until) {
        return room.shutOut(until) ? Effect.RIGHTS : Effect.NONE;
    }

    /** Slow mode, rights and limits as a channel object has them. */
    Effect learn(JsonNode channel, Instant at) {
        if (!channel.isObject()) {
            return Effect.NONE;
        }
        boolean changed = room.learn(channel);
        if (channel.has("frozen")) {
            thaw(GetstreamTree.flag(channel, "frozen"), at);
        }
        if (!room.cooldown().equals(slow)) {
            slow = room.cooldown();
            out.accept(new ChatEvent.ModeChanged(mapper.channel(), new RoomMode.Slow(!slow.isZero(), slow), at));
        }
        return changed ? Effect.RIGHTS : Effect.NONE;
    }

    Effect freeze(boolean now, Instant at) {
        room.frozen(now);
        thaw(now, at);
        return Effect.RIGHTS;
    }

    void watchers(JsonNode from, Instant at) {
        GetstreamTree.number(from, "watcher_count").filter(count -> count >= 0 && count != watchers)
                .ifPresent(count -> {
                    watchers = count;
                    out.accept(new ChatEvent.Viewers(mapper.channel(), count, at));
                });
    }

    /** A bot says that it is preparing an answer, or no longer. */
    void thinking(JsonNode event, boolean on, Instant at) {
        String state = GetstreamTree.words(GetstreamTree.text(event, "ai_state").orElse("")).replace("AI_STATE_", "")
                .toLowerCase(Locale.ROOT);
        out.accept(Notice.status(mapper.channel(), "ai",
                on ? Phrases.of(GetstreamWord.BOT_AT_WORK, state) : Phrase.nothing(), at));
    }

    void notice(String id, GetstreamWord word, Instant at) {
        row(id, Phrases.of(word), at);
    }

    /** Words of the platform's own, or for us alone. */
    void platformSays(JsonNode message, Instant now) {
        String text = GetstreamTree.words(GetstreamTree.text(message, "text").orElse(""));
        if (!text.isEmpty()) {
            out.accept(Notice.row(mapper.channel(), GetstreamTree.text(message, "id"), text,
                    GetstreamMapper.sentAt(message, now)));
        }
    }

    private void thaw(boolean now, Instant at) {
        if (now != frozen) {
            frozen = now;
            notice((now ? "frozen-" : "unfrozen-") + at.toEpochMilli(),
                    now ? GetstreamWord.FROZEN : GetstreamWord.UNFROZEN, at);
        }
    }

    private void row(String id, Phrase words, Instant at) {
        out.accept(new Notice(mapper.channel(), Optional.of(id), Notice.Place.ROW, Optional.empty(), words, List.of(),
                List.of(), at));
    }
}
