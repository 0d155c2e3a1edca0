package app.tributary.platform.streamvi;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.EventSink;
import app.tributary.chat.Relay;
import app.tributary.platform.streamvi.wire.MessageDto;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins the two ways to the chat, publications and reads of the history, into one stream of events without doubles:
 * remembers what was said. Any thread; events leave in the order in which they were decided.
 */
final class StreamviFeed {
    /** More messages than this are not remembered; of a longer history only the newest half of it is looked at. */
    private static final int REMEMBERED = 10_000;
    private static final int LOOKED_AT = REMEMBERED / 2;
    /** A message that is no longer in the history is taken as deleted after this many reads without it. */
    private static final int ABSENCES = 2;
    /** Within this time the echo of a send is told by its text. */
    private static final Duration ECHO = Duration.ofSeconds(10);

    private final StreamviMapper mapper;
    private final EventSink sink;
    private final InstantSource clock;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private final Set<String> expectedGone = new HashSet<>();
    private final Map<String, String> noncesById = new LinkedHashMap<>();
    private final List<Sending> sendings = new ArrayList<>();
    private Optional<Instant> newest = Optional.empty();
    private long ticks;

    /**
     * What a read of the history brought.
     *
     * @param fresh how many messages that were not known
     * @param all whether the server gave all that it has
     * @param oldest the time of the oldest message that it gave
     */
    record Filled(int fresh, boolean all, Optional<Instant> oldest) {}

    private record Sending(String nonce, String text, Instant at) {}

    private static final class Known {
        ChatMessage message;
        final long broadcast;
        long changedAt;
        boolean inHistory;
        int absences;

        Known(ChatMessage message, long broadcast, long changedAt) {
            this.message = message;
            this.broadcast = broadcast;
            this.changedAt = changedAt;
        }
    }

    StreamviFeed(Channel channel, EventSink sink, InstantSource clock) {
        this.mapper = new StreamviMapper(channel);
        this.sink = sink;
        this.clock = clock;
    }

    /** A mark of this moment, taken before a read: what happens after it is newer than what the read will bring. */
    synchronized long mark() {
        return ++ticks;
    }

    /** A publication of a message; 1 where it was not known, else 0. */
    synchronized int said(MessageDto dto, long broadcast, Origin origin) {
        return take(dto, broadcast, origin) ? 1 : 0;
    }

    /**
     * A read of the history.
     *
     * @param items by time
     * @param total how many the server has, by its own word
     * @param mark taken before the read
     */
    synchronized Filled history(List<MessageDto> items, long total, long broadcast, long mark, Origin origin) {
        boolean all = total <= items.size() && items.size() <= LOOKED_AT;
        var looked = items.subList(Math.max(0, items.size() - LOOKED_AT), items.size());
        var ids = new HashSet<String>();
        int fresh = 0;
        for (MessageDto dto : looked) {
            String id = StreamviMapper.or(dto.eventId(), "");
            ids.add(id);
            Known old = known.get(id);
            if ((old == null || old.changedAt <= mark) && take(dto, broadcast, origin)) {
                fresh++;
            }
            Known now = known.get(id);
            if (now != null) {
                now.inHistory = true;
                now.absences = 0;
            }
        }
        var oldest = looked.isEmpty()
                ? Optional.<Instant>empty()
                : StreamviMapper.instant(looked.getFirst().createdAt());
        missed(ids, broadcast, mark, all ? Optional.of(Instant.MIN) : oldest);
        return new Filled(fresh, all, oldest);
    }

    /** Somebody said that a message is gone. */
    synchronized void gone(String id) {
        if (gone.add(id)) {
            trim(gone.iterator(), gone.size());
            expectedGone.remove(id);
            known.remove(id);
            sink.accept(new ChatEvent.Removal(mapper.key(id), Optional.empty(), clock.instant()));
        }
    }

    /** The server took our deletion: the first read without the message proves it. */
    synchronized void expectGone(String id) {
        if (known.containsKey(id)) {
            expectedGone.add(id);
        }
    }

    /** We are about to send: the echo may be here before the answer. */
    synchronized void sending(String nonce, String text) {
        Instant now = clock.instant();
        sendings.removeIf(old -> old.nonce().equals(nonce) || old.at().plus(ECHO).isBefore(now));
        sendings.add(new Sending(nonce, text, now));
    }

    /** The answer to our send is here. */
    synchronized void sent(String nonce, String id) {
        sendings.removeIf(old -> old.nonce().equals(nonce));
        noncesById.put(id, nonce);
        trim(noncesById.keySet().iterator(), noncesById.size());
    }

    /** Our send was refused: no echo will come. */
    synchronized void unsent(String nonce) {
        sendings.removeIf(old -> old.nonce().equals(nonce));
    }

    /** Whether this message is known as the echo of another send. */
    synchronized boolean belongsToAnother(String id, String nonce) {
        String owner = noncesById.get(id);
        return owner != null && !owner.equals(nonce);
    }

    /** In which broadcast a message was said. */
    synchronized Optional<Long> broadcastOf(String id) {
        return Optional.ofNullable(known.get(id)).map(entry -> entry.broadcast);
    }

    /** The platform's time of the newest message that is known. */
    synchronized Optional<Instant> newest() {
        return newest;
    }

    private boolean take(MessageDto dto, long broadcast, Origin origin) {
        var mapped = mapper.message(dto, clock.instant());
        if (mapped.isEmpty() || gone.contains(mapped.get().key().id())) {
            return false;
        }
        ChatMessage message = mapped.get();
        String id = message.key().id();
        Known old = known.get(id);
        if (old != null) {
            change(old, message);
            return false;
        }
        ChatMessage whole = dto.outgoing() ? withNonce(message) : message;
        known.put(id, new Known(whole, dto.broadcastId() > 0 ? dto.broadcastId() : broadcast, ++ticks));
        trim(known.keySet().iterator(), known.size());
        if (newest.isEmpty() || newest.get().isBefore(message.sentAt())) {
            newest = Optional.of(message.sentAt());
        }
        sink.accept(new ChatEvent.Message(whole, origin));
        return true;
    }

    private void change(Known old, ChatMessage now) {
        var relays = relays(old.message.relays(), now.relays());
        if (relays.equals(old.message.relays()) && now.text().equals(old.message.text())) {
            return;
        }
        var before = old.message;
        old.message = new ChatMessage(before.key(), now.author(), now.fragments(), before.sentAt(),
                before.receivedAt(), before.replyTo(), before.paid(), now.traits(), relays, before.nonce());
        old.changedAt = ++ticks;
        sink.accept(new ChatEvent.Edit(old.message));
    }

    /** What was delivered once stays delivered, also where a later word does not repeat it. */
    private static List<Relay> relays(List<Relay> before, List<Relay> now) {
        if (now.isEmpty()) {
            return before;
        }
        return now.stream().map(relay -> {
            var old = before.stream().filter(one -> one.outlet().equals(relay.outlet())).findFirst();
            return new Relay(relay.outlet(), relay.platform(),
                    relay.messageId().or(() -> old.flatMap(Relay::messageId)),
                    relay.error());
        }).toList();
    }

    private ChatMessage withNonce(ChatMessage message) {
        String id = message.key().id();
        if (!noncesById.containsKey(id)) {
            Instant now = clock.instant();
            sendings.stream()
                    .filter(one -> one.text().equals(message.text()) && now.isBefore(one.at().plus(ECHO))).findFirst()
                    .ifPresent(one -> sent(one.nonce(), id));
        }
        return new ChatMessage(message.key(), message.author(), message.fragments(), message.sentAt(),
                message.receivedAt(), message.replyTo(), message.paid(), message.traits(), message.relays(),
                Optional.ofNullable(noncesById.get(id)));
    }

    /** Finds what the history no longer has although it reaches back far enough. */
    private void missed(Set<String> ids, long broadcast, long mark, Optional<Instant> reach) {
        if (reach.isEmpty()) {
            return;
        }
        var removed = new ArrayList<String>();
        known.forEach((id, entry) -> {
            boolean covered = entry.broadcast == broadcast && entry.message.sentAt().isAfter(reach.get())
                    && entry.changedAt <= mark && !ids.contains(id);
            if (covered && expectedGone.contains(id)) {
                removed.add(id);
            } else if (covered && entry.inHistory && ++entry.absences >= ABSENCES) {
                removed.add(id);
            }
        });
        removed.forEach(this::gone);
    }

    private static void trim(Iterator<?> oldestFirst, int size) {
        if (size > REMEMBERED) {
            oldestFirst.next();
            oldestFirst.remove();
        }
    }
}
