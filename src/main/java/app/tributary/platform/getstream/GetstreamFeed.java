package app.tributary.platform.getstream;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the platform says of one channel to what the house hears: each thing once, and never an older state after a
 * newer one. Used by the channel's thread alone.
 */
final class GetstreamFeed {
    private final GetstreamMapper mapper;
    private final GetstreamMemory memory = new GetstreamMemory();
    private final GetstreamTally tally;
    private final GetstreamHouse house;
    private final GetstreamPins pins;
    private final GetstreamPresence presence;
    private final Consumer<ChatEvent> out;
    private Instant clearedUpTo = Instant.MIN;

    GetstreamFeed(GetstreamMapper mapper, GetstreamRoom room, Duration typingFor, Consumer<ChatEvent> out) {
        this.mapper = mapper;
        this.out = out;
        tally = new GetstreamTally(mapper, memory);
        house = new GetstreamHouse(mapper, room, out);
        pins = new GetstreamPins(mapper.channel());
        presence = new GetstreamPresence(mapper, typingFor);
    }

    GetstreamMemory memory() {
        return memory;
    }

    /** What an event means beyond what was passed on. */
    enum Effect {
        NONE,
        /** What can be done in the channel is otherwise than before. */
        RIGHTS,
        /** The channel is no more. */
        DELETED
    }

    /** Takes one event. */
    Effect hear(JsonNode event, Instant now) {
        var message = event.path("message");
        Instant at = GetstreamTree.moment(event, "created_at").orElse(now);
        String type = event.path("type").asString("");
        return switch (type) {
            case "message.new" -> {
                tell(presence.wrote(message.path("user"), now));
                said(message, Origin.LIVE, now, false);
                house.watchers(event, at);
                yield Effect.NONE;
            }
            case "message.updated" -> after(() -> updated(message, now));
            case "message.deleted" -> after(() -> deleted(event, at));
            case "message.undeleted" -> after(() -> restored(message, at, now));
            case "reaction.new", "reaction.updated", "reaction.deleted" ->
                after(() -> tally.changed(event, !type.endsWith("deleted"), at).ifPresent(out));
            case "user.banned" -> house.banned(event, at);
            case "user.unbanned" -> house.unbanned(event, at);
            case "user.messages.deleted" -> after(() -> allDeleted(event, at));
            case "user.watching.start", "user.watching.stop" -> after(() -> house.watchers(event, at));
            case "typing.start", "typing.stop" -> after(() -> {
                if (GetstreamTree.text(event, "parent_id").isEmpty()) {
                    tell(presence.typing(event.path("user"), type.endsWith("start"), now));
                }
            });
            case "message.read" -> after(() -> read(event, at, now));
            case "channel.truncated", "notification.channel_truncated" -> after(() -> truncated(event, at, now));
            case "channel.updated" -> {
                Effect effect = house.learn(event.path("channel"), at);
                said(message, Origin.LIVE, now, false);
                yield effect;
            }
            case "channel.frozen", "channel.unfrozen" -> house.freeze(type.equals("channel.frozen"), at);
            case "channel.deleted", "notification.channel_deleted" -> {
                house.notice("channel.deleted", GetstreamWord.DELETED, at);
                yield Effect.DELETED;
            }
            case "channel.hidden" -> after(() -> house.notice(type, GetstreamWord.HIDDEN, at));
            case "channel.visible" -> after(() -> house.notice(type, GetstreamWord.SHOWN, at));
            case "channel.kicked", "notification.removed_from_channel" ->
                after(() -> house.notice("removed", GetstreamWord.REMOVED_FROM_CHANNEL, at));
            case "ai_indicator.update" -> after(() -> house.thinking(event, true, at));
            case "ai_indicator.stop", "ai_indicator.clear" -> after(() -> house.thinking(event, false, at));
            default -> Effect.NONE;
        };
    }

    /** Takes what the query of a channel told of the channel itself: before the messages of its page. */
    Effect learned(JsonNode state, Instant now) {
        Effect member = house.membership(state.path("membership"));
        Effect effect = house.learn(state.path("channel"), now) == Effect.RIGHTS ? Effect.RIGHTS : member;
        var truncated = GetstreamTree.moment(state.path("channel"), "truncated_at");
        truncated.filter(clearedUpTo::isBefore)
                .filter(at -> memory.newest().filter(newest -> !newest.isAfter(at)).isPresent())
                .ifPresent(at -> clear(at, Optional.empty()));
        return effect;
    }

    /** Takes what the query of a channel told besides: after the messages of its page. */
    void entered(JsonNode state, Instant now) {
        house.watchers(state, now);
        pins.replace(GetstreamTree.objects(state.path("pinned_messages")).flatMap(one -> mapper.pin(one, now).stream())
                .toList());
        showPin(now);
        GetstreamTree.objects(state.path("read"))
                .forEach(one -> GetstreamTree.text(one, "last_read_message_id")
                        .or(() -> GetstreamTree.moment(one, "last_read").flatMap(memory::lastUpTo))
                        .filter(id -> memory.line(id).isPresent())
                        .ifPresent(id -> tell(presence.read(one.path("user"), id, now))));
    }

    /**
     * Takes a message as it is now.
     *
     * @param ownToo whether it says which reactions are ours: pages do, events do not
     * @return whether it was not known before and was passed on
     */
    boolean said(JsonNode message, Origin origin, Instant now, boolean ownToo) {
        if (!message.isObject()) {
            return false;
        }
        return switch (mapper.kind(message)) {
            case ASIDE -> false;
            case NOTICE -> {
                house.platformSays(message, now);
                yield false;
            }
            case GONE -> {
                boolean fresh = take(message, origin, now);
                mapper.key(message).ifPresent(key -> gone(key, Optional.empty(),
                        GetstreamTree.moment(message, "deleted_at").orElse(now)));
                yield fresh;
            }
            case CHAT -> {
                boolean fresh = take(message, origin, now);
                mapper.key(message).ifPresent(key -> {
                    if (memory.line(key.id()).filter(GetstreamMemory.Line::gone).isPresent()) {
                        back(key, now);
                    }
                    tally.of(key, message, ownToo, now).ifPresent(out);
                });
                yield fresh;
            }
        };
    }

    /** What ends by itself, ends. */
    void expire(Instant now) {
        tell(presence.expire(now));
        showPin(now);
    }

    /** When something ends by itself next. */
    Optional<Instant> nextEnd() {
        return Stream.concat(presence.nextEnd().stream(), pins.nextEnd().stream())
                .min(Instant::compareTo);
    }

    /** Messages that are not in the history any more. */
    void vanished(Set<String> present, Instant oldest, Instant receivedBefore, Instant now) {
        memory.vanished(present, oldest, receivedBefore)
                .forEach(id -> gone(new MessageKey(mapper.channel(), id), Optional.empty(), now));
    }

    private static Effect after(Runnable told) {
        told.run();
        return Effect.NONE;
    }

    /** Passes a message on, or what is otherwise with it than was told; true where it was not known. */
    private boolean take(JsonNode node, Origin origin, Instant now) {
        var read = mapper.message(node, now);
        if (read.isEmpty()) {
            return false;
        }
        ChatMessage message = read.get();
        String id = message.key().id();
        Instant changedAt = GetstreamMapper.changedAt(node, now);
        var known = memory.line(id);
        if (known.isEmpty()) {
            memory.add(message, changedAt);
            out.accept(new ChatEvent.Message(message, origin));
            return true;
        }
        boolean newer = !changedAt.isBefore(known.get().changedAt());
        if (newer && mapper.kind(node) == GetstreamMapper.Kind.CHAT) {
            boolean differs = known.get().content() != GetstreamMemory.contentOf(message);
            memory.put(id, known.get().changed(changedAt, message));
            if (differs) {
                out.accept(new ChatEvent.Edit(message));
            }
        }
        return false;
    }

    private void updated(JsonNode node, Instant now) {
        if (mapper.kind(node) != GetstreamMapper.Kind.CHAT) {
            said(node, Origin.LIVE, now, false);
            return;
        }
        var key = mapper.key(node);
        if (key.isEmpty()) {
            return;
        }
        if (memory.line(key.get().id()).isPresent()) {
            said(node, Origin.LIVE, now, false);
        } else if (!isOnlyPinned(node)) {
            // too old to be remembered here, but the feed or the history may have it
            mapper.message(node, now).ifPresent(message -> out.accept(new ChatEvent.Edit(message)));
        }
        mapper.pin(node, now).ifPresentOrElse(pins::put, () -> pins.remove(key.get().id()));
        showPin(now);
    }

    /** Whether a change of a message that nothing is known of was that it was pinned. */
    private static boolean isOnlyPinned(JsonNode node) {
        var pinned = GetstreamTree.moment(node, "pinned_at");
        var changed = GetstreamTree.moment(node, "updated_at");
        return pinned.isPresent() && changed.isPresent()
                && Duration.between(pinned.get(), changed.get()).abs().compareTo(Duration.ofSeconds(2)) < 0;
    }

    private void deleted(JsonNode event, Instant at) {
        var key = mapper.key(event.path("message"))
                .or(() -> GetstreamTree.text(event, "message_id").map(id -> new MessageKey(mapper.channel(), id)));
        boolean aside = event.path("message").isObject()
                && mapper.kind(event.path("message")) == GetstreamMapper.Kind.ASIDE;
        if (!aside) {
            key.ifPresent(gone -> gone(gone, GetstreamMapper.person(event.path("user")), at));
        }
        key.ifPresent(gone -> pins.remove(gone.id()));
        showPin(at);
    }

    private void gone(MessageKey key, Optional<Person> by, Instant at) {
        var line = memory.line(key.id());
        if (line.filter(GetstreamMemory.Line::gone).isEmpty()) {
            line.ifPresent(known -> memory.put(key.id(), known.gone(true)));
            out.accept(new ChatEvent.Removal(key, by, at));
        }
    }

    private void restored(JsonNode node, Instant at, Instant now) {
        mapper.key(node).ifPresent(key -> back(key, at));
        said(node, Origin.LIVE, now, false);
        mapper.pin(node, now).ifPresent(pins::put);
        showPin(now);
    }

    private void back(MessageKey key, Instant at) {
        memory.line(key.id()).ifPresent(known -> memory.put(key.id(), known.gone(false)));
        out.accept(new ChatEvent.Restored(key, at));
    }

    private void allDeleted(JsonNode event, Instant at) {
        GetstreamTree.text(event.path("user"), "id").ifPresent(writer -> memory.of(writer).forEach(id -> {
            gone(new MessageKey(mapper.channel(), id), GetstreamMapper.person(event.path("created_by")), at);
            pins.remove(id);
        }));
        showPin(at);
    }

    private void read(JsonNode event, Instant at, Instant now) {
        GetstreamTree.text(event, "last_read_message_id").or(() -> memory.lastUpTo(at))
                .ifPresent(id -> tell(presence.read(event.path("user"), id, now)));
    }

    private void truncated(JsonNode event, Instant at, Instant now) {
        Instant upTo = GetstreamTree.moment(event.path("channel"), "truncated_at").orElse(at);
        clear(upTo, GetstreamMapper.person(event.path("user")));
        said(event.path("message"), Origin.LIVE, now, false);
    }

    private void clear(Instant upTo, Optional<Person> by) {
        clearedUpTo = upTo;
        memory.clear(upTo);
        pins.clear(upTo);
        out.accept(new ChatEvent.Clear(mapper.channel(), by, upTo));
        showPin(upTo);
    }

    private void showPin(Instant now) {
        pins.change(now).ifPresent(out);
    }

    private void tell(List<ChatEvent> events) {
        events.forEach(out);
    }
}
