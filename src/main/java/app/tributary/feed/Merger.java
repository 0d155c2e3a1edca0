package app.tributary.feed;

import app.tributary.chat.Activity;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.PlatformClock;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow.ActivityRow;
import app.tributary.feed.FeedRow.FoldRow;
import app.tributary.feed.FeedRow.GapRow;
import app.tributary.feed.FeedRow.LineRow;
import app.tributary.feed.FeedRow.MessageRow;
import app.tributary.feed.FeedRow.Removed;
import app.tributary.feed.FeedRow.Removed.How;
import app.tributary.filter.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of merging: what is new, where it stands, what takes it away. Belongs to the feed's thread
 * and asks no clock.
 */
final class Merger {
    private final FeedSettings settings;
    private final Highlights rules = new Highlights();
    private final Timeline timeline;
    private final Rooms rooms;
    private final Map<GapId, Node> gaps = new HashMap<>();
    private final Twins twins;
    private final Strikes strikes;
    private final List<ChatEvent> events = new ArrayList<>();
    private final Map<Channel, Fold> folds = new LinkedHashMap<>();
    private long lastId;
    private Instant now = Instant.EPOCH;
    private boolean held;
    private boolean folding;

    private record GapId(Channel channel, Instant from) {}

    private record Fold(int count, Instant at) {}

    Merger(FeedSettings settings) {
        this.settings = settings;
        this.timeline = new Timeline(2 * settings.cap(), rules::mark, this::forget);
        this.rooms = new Rooms(settings.memory());
        this.twins = new Twins(rooms, timeline, settings.memory());
        this.strikes = new Strikes(timeline);
    }

    /**
     * Begins a turn.
     *
     * @param now our clock
     * @param held late rows go where they arrive
     * @param folding plain messages share a row
     */
    void begin(Instant now, boolean held, boolean folding) {
        this.now = now;
        this.held = held;
        this.folding = folding;
        if (!folding) {
            rooms.all().forEach(room -> room.fold = null);
        }
    }

    /** Takes one event in. */
    void hear(ChatEvent event) {
        switch (event) {
            case ChatEvent.Message(var message, var origin) -> message(event, message, origin);
            case ChatEvent.Edit(var message) -> edit(event, message);
            case ChatEvent.Removal(var key, var by, var at) -> removal(event, key, new Removed(How.DELETED, by, at));
            case ChatEvent.Clear(var channel, var by, var at) ->
                clear(event, channel, new Removed(How.CLEARED, by, believed(at)), at);
            case ChatEvent.PersonAction action -> personAction(action);
            case ChatEvent.Happening(var activity, var origin) -> activity(event, activity, origin);
            case ChatEvent.Gap gap -> gap(gap);
            case ChatEvent.ModeChanged mode -> line(mode, mode, mode.at());
            case ChatEvent.Notice notice -> notice(notice);
            case ChatEvent.Reactions reactions -> reactions(reactions);
            case ChatEvent.Restored(var key, _) -> restored(event, key);
            case ChatEvent.PinChanged pin -> events.add(pin);
            case ChatEvent.Viewers viewers -> events.add(viewers);
            case ChatEvent.Outlets outlets -> events.add(outlets);
            case ChatEvent.Connection connection -> events.add(connection);
        }
    }

    /** Whatever came of the events since the last call. */
    FeedBatch take() {
        folds.forEach(this::showFold);
        folds.clear();
        var batch = new FeedBatch(timeline.takeChanges(), events);
        events.clear();
        return batch;
    }

    /** From now on rows stand out by these rules, also those that are already there. */
    void highlight(List<Highlight> highlights, Reader reader) {
        rules.set(highlights, reader);
        timeline.renew();
    }

    /** The timeline as it stands. */
    List<FeedRow> rows() {
        return timeline.rows();
    }

    private void message(ChatEvent event, ChatMessage message, Origin origin) {
        var key = message.key();
        var room = room(key.channel());
        if (room.knows(key.id())) {
            return;
        }
        events.add(event);
        var ways = twins.of(message);
        if (!ways.isEmpty()) {
            twins.join(ways, message);
            return;
        }
        var removed = room.removedEarlier(key.id())
                .or(() -> room.takenEarlier(Optional.of(message.author()), message.sentAt(), message.receivedAt()));
        var row = new MessageRow(++lastId, message, removed);
        if (folding && isPlain(message, origin) && removed.isEmpty() && !rules.mark(row).isHighlighted()) {
            room.know(key.id(), Node.GONE);
            folds.merge(key.channel(), new Fold(1, message.sentAt()),
                    (before, one) -> new Fold(before.count() + 1, one.at()));
            return;
        }
        var node = new Node(row);
        node.date(message.sentAt(), message.receivedAt());
        if (stand(node, PlatformClock.placed(message.sentAt(), message.receivedAt(), origin), origin)) {
            room.know(key.id(), node);
            room.people.link(node, message.author().id());
            twins.remember(message, node);
        } else {
            room.know(key.id(), Node.GONE);
        }
    }

    private void edit(ChatEvent event, ChatMessage message) {
        var room = room(message.key().channel());
        var node = room.place(message.key().id());
        if (node == null) {
            message(event, message, Origin.BACKFILL);
            return;
        }
        if (!node.kept || !(node.row() instanceof MessageRow row)) {
            events.add(event);
            return;
        }
        if (row.message().equals(message)) {
            return;
        }
        events.add(event);
        if (row.message().key().equals(message.key())) {
            var relays = message.relays().isEmpty() ? row.message().relays() : message.relays();
            timeline.replace(node,
                    new MessageRow(row.id(), Twins.withRelays(message, relays), row.removed(), row.extras(),
                            row.highlight()));
        } else if (!message.relays().isEmpty()) {
            timeline.replace(node, new MessageRow(row.id(), Twins.withRelays(row.message(), message.relays()),
                    row.removed(), row.extras(), row.highlight()));
        }
        // An aggregator may say only now what it had relayed; both may stand as rows of their own.
        var ways = new ArrayList<>(twins.of(message));
        ways.removeIf(other -> other == node || !other.kept);
        if (ways.isEmpty()) {
            twins.remember(message, node);
        } else {
            ways.add(node);
            twins.join(ways, message);
        }
    }

    private void activity(ChatEvent event, Activity activity, Origin origin) {
        var key = activity.key();
        var room = room(key.channel());
        if (room.knows(key.id())) {
            return;
        }
        events.add(event);
        var words = activity.message();
        var removed = room.removedEarlier(key.id());
        if (removed.isEmpty() && words.isPresent()) {
            removed = room.removedEarlier(words.get().key().id())
                    .or(() -> room.takenEarlier(activity.actor(), activity.sentAt(), activity.receivedAt()));
        }
        var node = new Node(new ActivityRow(++lastId, activity, removed));
        node.date(activity.sentAt(), activity.receivedAt());
        boolean stands = stand(node, PlatformClock.placed(activity.sentAt(), activity.receivedAt(), origin), origin);
        var known = stands ? node : Node.GONE;
        room.know(key.id(), known);
        words.map(ChatMessage::key).filter(alias -> !room(alias.channel()).knows(alias.id())).ifPresent(alias -> {
            room(alias.channel()).know(alias.id(), known);
            node.aliases = List.of(alias);
        });
        if (stands && words.isPresent()) {
            activity.actor().ifPresent(actor -> room.people.link(node, actor.id()));
        }
    }

    private void removal(ChatEvent event, MessageKey key, Removed removed) {
        var room = room(key.channel());
        var node = room.place(key.id());
        if (node == null) {
            room.rememberRemoval(key.id(), removed);
            events.add(event);
        } else if (!node.kept || strikes.strike(node, removed)) {
            events.add(event);
        }
    }

    private void clear(ChatEvent event, Channel channel, Removed removed, Instant at) {
        var room = room(channel);
        if (!room.firstLine(event)) {
            return;
        }
        room.rememberClear(removed);
        strikes.everyone(channel, removed);
        showLine(event, at);
    }

    private void personAction(ChatEvent.PersonAction action) {
        var room = room(action.channel());
        if (!room.firstLine(action)) {
            return;
        }
        if (action.kind() != PersonActionKind.UNBAN) {
            var how = action.kind() == PersonActionKind.BAN ? How.BANNED : How.TIMED_OUT;
            var removed = new Removed(how, action.by(), believed(action.at()));
            room.rememberAction(action.target(), removed);
            strikes.person(room, action.channel(), action.target(), removed);
        }
        showLine(action, action.at());
    }

    private void gap(ChatEvent.Gap gap) {
        var id = new GapId(gap.channel(), gap.from());
        var node = gaps.get(id);
        if (node != null) {
            if (!((GapRow) node.row()).gap().equals(gap)) {
                events.add(gap);
                timeline.replace(node, new GapRow(node.id(), gap));
            }
            return;
        }
        events.add(gap);
        if (gap.whole()) {
            return;
        }
        var row = new Node(new GapRow(++lastId, gap));
        row.arrived = now.toEpochMilli();
        if (timeline.place(row, PlatformClock.millis(gap.from()))) {
            gaps.put(id, row);
        }
    }

    private void notice(ChatEvent.Notice notice) {
        switch (notice.place()) {
            case ROW -> row(notice);
            case MARK -> {
                var about = notice.about();
                var node = about.isEmpty() ? null : room(notice.channel()).place(about.get().id());
                if (node != null && node.kept && node.row() instanceof MessageRow row) {
                    extend(node, row, row.extras().with(notice));
                }
                events.add(notice);
            }
            case STATUS -> events.add(notice);
        }
    }

    /** A line with an identity is one row for as long as it is kept, whatever it says later. */
    private void row(ChatEvent.Notice notice) {
        var room = room(notice.channel());
        var id = notice.id();
        if (id.isEmpty()) {
            if (room.firstLine(notice)) {
                showLine(notice, notice.at());
            }
            return;
        }
        var shown = room.notice(id.get());
        if (shown == null) {
            room.remember(id.get(), showLine(notice, notice.at()));
        } else if (shown.kept && shown.row() instanceof LineRow(var rowId, ChatEvent.Notice before, var at)
                && saysOther(before, notice)) {
            events.add(notice);
            timeline.replace(shown, new LineRow(rowId, notice, at));
        }
    }

    private static boolean saysOther(ChatEvent.Notice before, ChatEvent.Notice now) {
        return !before.text().equals(now.text()) || !before.lines().equals(now.lines())
                || !before.offers().equals(now.offers());
    }

    private void reactions(ChatEvent.Reactions reactions) {
        var node = room(reactions.channel()).place(reactions.message().id());
        if (node != null && node.kept && node.row() instanceof MessageRow row) {
            extend(node, row, new FeedRow.Extras(reactions.reactions(), row.extras().marks()));
        }
        events.add(reactions);
    }

    private void extend(Node node, MessageRow row, FeedRow.Extras extras) {
        if (!extras.equals(row.extras())) {
            timeline.replace(node, new MessageRow(row.id(), row.message(), row.removed(), extras, row.highlight()));
        }
    }

    private void restored(ChatEvent event, MessageKey key) {
        var room = room(key.channel());
        room.forgetRemoval(key.id());
        var node = room.place(key.id());
        if (node != null && node.kept) {
            strikes.restore(node);
        }
        events.add(event);
    }

    private void line(ChatEvent event, Object identity, Instant at) {
        if (room(event.channel()).firstLine(identity)) {
            showLine(event, at);
        }
    }

    private Node showLine(ChatEvent event, Instant at) {
        events.add(event);
        var node = new Node(new LineRow(++lastId, event, at));
        stand(node, PlatformClock.placed(at, now, Origin.LIVE), Origin.LIVE);
        return node;
    }

    private void showFold(Channel channel, Fold fold) {
        var room = room(channel);
        var shown = room.fold;
        if (shown != null && shown.kept && shown.row() instanceof FoldRow(var id, var c, var count, var at)) {
            timeline.replace(shown, new FoldRow(id, c, count + fold.count(), at));
            return;
        }
        var node = new Node(new FoldRow(++lastId, channel, fold.count(), fold.at()));
        node.arrived = now.toEpochMilli();
        timeline.append(node, PlatformClock.placed(fold.at(), now, Origin.LIVE));
        room.fold = node;
    }

    private boolean stand(Node node, long placed, Origin origin) {
        node.arrived = now.toEpochMilli();
        return switch (origin) {
            case BACKFILL -> timeline.place(node, placed);
            case LIVE -> {
                if (held) {
                    timeline.append(node, placed);
                } else {
                    timeline.settle(node, placed, node.arrived - settings.settle().toMillis());
                }
                yield node.kept;
            }
        };
    }

    /** The place is out of the timeline: nothing may hold its row any longer. */
    private void forget(Node node) {
        switch (node.row()) {
            case MessageRow(_, var message, _, _, _) -> {
                letGo(node, message.key());
                People.unlink(node);
                twins.letGo(message);
            }
            case ActivityRow(_, var activity, _, _) -> {
                letGo(node, activity.key());
                People.unlink(node);
            }
            case GapRow(_, var gap) -> gaps.remove(new GapId(gap.channel(), gap.from()));
            case LineRow _,FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ -> {
            }
        }
    }

    private void letGo(Node node, MessageKey key) {
        room(key.channel()).letGo(key.id(), node);
        node.aliases.forEach(alias -> room(alias.channel()).letGo(alias.id(), node));
    }

    /** What is remembered of a channel. */
    Room room(Channel channel) {
        return rooms.of(channel);
    }

    /** An action dated in the far future would take along what is not yet written. */
    private Instant believed(Instant at) {
        return PlatformClock.millis(at) - now.toEpochMilli() > PlatformClock.TRUSTED_WITHIN ? now : at;
    }

    private static boolean isPlain(ChatMessage message, Origin origin) {
        return origin == Origin.LIVE && message.paid().isEmpty() && !message.has(Trait.OWN)
                && !message.has(Trait.HIGHLIGHTED) && !message.has(Trait.ANNOUNCEMENT);
    }
}
