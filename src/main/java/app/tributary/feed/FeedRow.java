package app.tributary.feed;

import app.tributary.chat.Activity;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Person;
import app.tributary.chat.Phrase;
import app.tributary.chat.Reaction;
import app.tributary.filter.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of the merged feed. Immutable: a change is a new row with the same {@link #id()}.
 *
 * <p>Ids are given once and never again, but do not tell the order: a backfilled row stands above
 * rows with smaller ids.
 */
public sealed interface FeedRow extends Subject {
    /** Unique in this process. */
    long id();

    /** The time that the row stands under: the platform's. */
    @Override
    Instant at();

    /**
     * Somebody wrote.
     *
     * @param extras what others added to it
     * @param highlight the name of the first of the reader's rules that it stands out by
     */
    record MessageRow(long id, ChatMessage message, Optional<Removed> removed, Extras extras,
            Optional<String> highlight) implements FeedRow {
        /** A message to which nobody added anything. */
        public MessageRow(long id, ChatMessage message, Optional<Removed> removed) {
            this(id, message, removed, Extras.NONE);
        }

        /** A message that no rule of the reader's lets stand out. */
        public MessageRow(long id, ChatMessage message, Optional<Removed> removed, Extras extras) {
            this(id, message, removed, extras, Optional.empty());
        }

        /** The same, standing out by that rule. */
        MessageRow highlighted(Optional<String> by) {
            return by.equals(highlight) ? this : new MessageRow(id, message, removed, extras, by);
        }

        @Override
        public Channel channel() {
            return message.key().channel();
        }

        @Override
        public Instant at() {
            return message.sentAt();
        }

        @Override
        public Kind kind() {
            return Kind.MESSAGE;
        }

        @Override
        public Optional<ChatMessage> said() {
            return Optional.of(message);
        }

        @Override
        public boolean isRemoved() {
            return removed.isPresent();
        }

        @Override
        public boolean isHighlighted() {
            return highlight.isPresent();
        }
    }

    /**
     * A subscription, gifts, a raid.
     *
     * @param highlight the name of the first of the reader's rules that it stands out by
     */
    record ActivityRow(long id, Activity activity, Optional<Removed> removed,
            Optional<String> highlight) implements FeedRow {
        /** An activity that no rule of the reader's lets stand out. */
        public ActivityRow(long id, Activity activity, Optional<Removed> removed) {
            this(id, activity, removed, Optional.empty());
        }

        /** The same, standing out by that rule. */
        ActivityRow highlighted(Optional<String> by) {
            return by.equals(highlight) ? this : new ActivityRow(id, activity, removed, by);
        }

        @Override
        public Channel channel() {
            return activity.key().channel();
        }

        @Override
        public Instant at() {
            return activity.sentAt();
        }

        @Override
        public Kind kind() {
            return Kind.ACTIVITY;
        }

        @Override
        public Optional<ChatMessage> said() {
            return activity.message();
        }

        @Override
        public Optional<Activity> happened() {
            return Optional.of(activity);
        }

        @Override
        public boolean isRemoved() {
            return removed.isPresent();
        }

        @Override
        public boolean isHighlighted() {
            return highlight.isPresent();
        }
    }

    /** Messages may be missing between two moments. */
    record GapRow(long id, ChatEvent.Gap gap) implements FeedRow {
        @Override
        public Channel channel() {
            return gap.channel();
        }

        @Override
        public Instant at() {
            return gap.from();
        }

        @Override
        public Kind kind() {
            return Kind.GAP;
        }
    }

    /** A quiet line: a mode, an action on a person, a clear, a notice of the platform. */
    record LineRow(long id, ChatEvent event, Instant at) implements FeedRow {
        @Override
        public String words() {
            return switch (event) {
                case ChatEvent.Notice notice -> notice.text() instanceof Phrase.Plain(var text) ? text : "";
                case ChatEvent.PersonAction action ->
                    action.target().name() + action.why().map(why -> '\n' + why).orElse("");
                case ChatEvent.Message _,ChatEvent.Edit _,ChatEvent.Removal _,ChatEvent.Clear _,ChatEvent.Happening _,ChatEvent.PinChanged _,ChatEvent.ModeChanged _,ChatEvent.Viewers _,ChatEvent.Outlets _,ChatEvent.Connection _,ChatEvent.Gap _,ChatEvent.Reactions _,ChatEvent.Restored _ ->
                    "";
            };
        }

        @Override
        public Channel channel() {
            return event.channel();
        }

        @Override
        public Kind kind() {
            return Kind.LINE;
        }
    }

    /**
     * Stands for plain messages of one channel that came faster than rows can be made; they are in the
     * history.
     *
     * @param count how many; it grows while the flood lasts
     */
    record FoldRow(long id, Channel channel, int count, Instant at) implements FeedRow {
        @Override
        public Kind kind() {
            return Kind.FOLD;
        }
    }

    /**
     * Stands for several rows of one channel: messages that say the same, or the gifts of one mass gift. None
     * of them is lost: opened, they stand below it. Made by {@link Folds}, and only there.
     *
     * @param id never that of another row; below 0
     * @param members what it stands for, in the order of the timeline; never empty
     * @param open whether the members stand below it
     */
    record AlikeRow(long id, List<FeedRow> members, boolean open) implements FeedRow {
        public AlikeRow {
            members = List.copyOf(members);
        }

        /** The row that its words are taken from: the first one that was not taken away, where there is one. */
        public FeedRow first() {
            return members.stream().filter(row -> !row.isRemoved()).findFirst().orElse(members.getFirst());
        }

        /** Whether it stands for gifts. */
        public boolean isGift() {
            return members.getFirst() instanceof ActivityRow;
        }

        @Override
        public Channel channel() {
            return members.getFirst().channel();
        }

        @Override
        public Instant at() {
            return members.getFirst().at();
        }

        @Override
        public Kind kind() {
            return Kind.FOLD;
        }

        @Override
        public boolean isRemoved() {
            return members.stream().allMatch(FeedRow::isRemoved);
        }
    }

    /**
     * The line under the last row that the reader had before they looked away. Made by a view, and only there.
     *
     * @param channel of the first row below it
     * @param at when that came, by our clock
     */
    record SinceRow(long id, Channel channel, Instant at) implements FeedRow {
        @Override
        public Kind kind() {
            return Kind.LINE;
        }
    }

    /**
     * Stands for rows that had to go between an old place where somebody reads and the newest rows; their messages
     * are in the history. Made by a view, and only there.
     *
     * @param channel of the first of them
     * @param count how many; it grows while the reader stays
     * @param at when the first of them was said
     */
    record SkippedRow(long id, Channel channel, int count, Instant at) implements FeedRow {
        @Override
        public Kind kind() {
            return Kind.FOLD;
        }
    }

    /**
     * What others added to a message.
     *
     * @param reactions how they reacted
     * @param marks what the platform says about it, one for each id, in the order in which they came
     */
    record Extras(List<Reaction> reactions, List<ChatEvent.Notice> marks) {
        /** Nothing. */
        public static final Extras NONE = new Extras(List.of(), List.of());

        public Extras {
            reactions = List.copyOf(reactions);
            marks = List.copyOf(marks);
        }

        /** The same with this mark in place of the one with its id; without words it only goes. */
        Extras with(ChatEvent.Notice mark) {
            var all = new ArrayList<ChatEvent.Notice>(marks);
            int place = -1;
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).id().equals(mark.id())) {
                    place = i;
                }
            }
            if (mark.text().isEmpty() && mark.lines().isEmpty()) {
                if (place >= 0) {
                    all.remove(place);
                }
            } else if (place >= 0) {
                all.set(place, mark);
            } else {
                all.add(mark);
            }
            return new Extras(reactions, all);
        }
    }

    /** Why a row is struck through. */
    record Removed(How how, Optional<Person> by, Instant at) {
        /** By which event it went. */
        public enum How {
            DELETED, TIMED_OUT, BANNED, CLEARED
        }
    }
}
