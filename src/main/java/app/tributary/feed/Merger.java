package app.tributary.feed;

import app.tributary.chat.Activity;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.PlatformClock;
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
import java.util.List;
import java.util.Optional;

/**
 * The rules of merging: what is new, where it stands, what takes it away. Belongs to the feed's thread
 * and asks no clock.
 */
final class Merger {
    private final Highlights rules = new Highlights();
    private final Timeline timeline;
    private final Rooms rooms;
    private final Twins twins;
    private final Strikes strikes;
    private final Turn turn;
    private final Lines lines;
    private final Flood flood;

    Merger(FeedSettings settings) {
        this.timeline = new Timeline(2 * settings.cap(), rules::mark, this::forget);
        this.rooms = new Rooms(settings.memory());
        this.twins = new Twins(rooms, timeline, settings.memory());
        this.strikes = new Strikes(timeline);
        this.turn = new Turn(timeline, settings.settle());
        this.lines = new Lines(turn, timeline, rooms);
        this.flood = new Flood(turn, timeline, rooms);
    }

    /**
     * Begins a turn.
     *
     * @param now our clock
     * @param held late rows go where they arrive
     * @param folding plain messages share a row
     */
    void begin(Instant now, boolean held, boolean folding) {
        turn.begin(now, held);
        flood.begin(folding);
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
            case ChatEvent.Gap gap -> lines.gap(gap);
            case ChatEvent.ModeChanged mode -> lines.once(mode, mode, mode.at());
            case ChatEvent.Notice notice -> notice(notice);
            case ChatEvent.Reactions reactions -> reactions(reactions);
            case ChatEvent.Restored(var key, _) -> restored(event, key);
            case ChatEvent.PinChanged pin -> turn.tell(pin);
            case ChatEvent.Viewers viewers -> turn.tell(viewers);
            case ChatEvent.Outlets outlets -> turn.tell(outlets);
            case ChatEvent.Connection connection -> turn.tell(connection);
        }
    }

    /** Whatever came of the events since the last call. */
    FeedBatch take() {
        flood.show();
        return turn.take();
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
        turn.tell(event);
        var ways = twins.of(message);
        if (!ways.isEmpty()) {
            twins.join(ways, message);
            return;
        }
        var removed = room.removedEarlier(key.id())
                .or(() -> room.takenEarlier(Optional.of(message.author()), message.sentAt(), message.receivedAt()));
        var row = new MessageRow(turn.newId(), message, removed);
        if (flood.reaches(message, origin) && removed.isEmpty() && !rules.mark(row).isHighlighted()) {
            room.know(key.id(), Node.GONE);
            flood.take(message);
            return;
        }
        var node = new Node(row);
        node.date(message.sentAt(), message.receivedAt());
        if (turn.stand(node, PlatformClock.placed(message.sentAt(), message.receivedAt(), origin), origin)) {
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
            turn.tell(event);
            return;
        }
        if (row.message().equals(message)) {
            return;
        }
        turn.tell(event);
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
        turn.tell(event);
        var words = activity.message();
        var removed = room.removedEarlier(key.id());
        if (removed.isEmpty() && words.isPresent()) {
            removed = room.removedEarlier(words.get().key().id())
                    .or(() -> room.takenEarlier(activity.actor(), activity.sentAt(), activity.receivedAt()));
        }
        var node = new Node(new ActivityRow(turn.newId(), activity, removed));
        node.date(activity.sentAt(), activity.receivedAt());
        boolean stands = turn.stand(node, PlatformClock.placed(activity.sentAt(), activity.receivedAt(), origin),
                origin);
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
            turn.tell(event);
        } else if (!node.kept || strikes.strike(node, removed)) {
            turn.tell(event);
        }
    }

    private void clear(ChatEvent event, Channel channel, Removed removed, Instant at) {
        var room = room(channel);
        if (!room.firstLine(event)) {
            return;
        }
        room.rememberClear(removed);
        strikes.everyone(channel, removed);
        lines.show(event, at);
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
        lines.show(action, action.at());
    }

    private void notice(ChatEvent.Notice notice) {
        switch (notice.place()) {
            case ROW -> lines.notice(notice);
            case MARK -> {
                var about = notice.about();
                var node = about.isEmpty() ? null : room(notice.channel()).place(about.get().id());
                if (node != null && node.kept && node.row() instanceof MessageRow row) {
                    extend(node, row, row.extras().with(notice));
                }
                turn.tell(notice);
            }
            case STATUS -> turn.tell(notice);
        }
    }

    private void reactions(ChatEvent.Reactions reactions) {
        var node = room(reactions.channel()).place(reactions.message().id());
        if (node != null && node.kept && node.row() instanceof MessageRow row) {
            extend(node, row, new FeedRow.Extras(reactions.reactions(), row.extras().marks()));
        }
        turn.tell(reactions);
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
        turn.tell(event);
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
            case GapRow(_, var gap) -> lines.forget(gap);
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
        return PlatformClock.millis(at) - turn.now().toEpochMilli() > PlatformClock.TRUSTED_WITHIN ? turn.now() : at;
    }
}
