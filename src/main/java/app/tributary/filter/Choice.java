package app.tributary.filter;

import app.tributary.chat.Activity;
import app.tributary.chat.Role;
import app.tributary.chat.Trait;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A word of a closed set, with the other words that stand for the same. */
sealed interface Choice {
    /** The word that is printed. */
    String word();

    /** Other words that are understood. */
    List<String> others();

    /** The field that it is printed with. */
    Field field();

    /** After {@code is:}. */
    enum Is implements Choice {
        MESSAGE, ACTIVITY, NOTICE, GAP, FOLDED, COMMAND, MENTION, PAID, FIRST("first-time"), OWN("me",
                "mine"), HIGHLIGHTED("highlight"), REMOVED(
                        "deleted"), ACTION, ANNOUNCEMENT("announcements"), SHARED, REPLY, EMOTE_ONLY(
                                "emotes"), SUBSCRIPTION(
                                        "resubscription"), GIFT("gifts"), RAID, FOLLOW, CHEER(
                                                "bits"), TIP("donation"), SUPERLIKE, VOTE, MILESTONE;

        /** With spaces between them. */
        private final String others;

        Is(String... others) {
            this.others = String.join(" ", others);
        }

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public List<String> others() {
            return Choice.split(others);
        }

        @Override
        public Field field() {
            return Field.IS;
        }

        /** The trait of a message that it asks for; null where it asks something else. */
        @Nullable
        Trait trait() {
            return switch (this) {
                case FIRST -> Trait.FIRST;
                case OWN -> Trait.OWN;
                case ACTION -> Trait.ACTION;
                case ANNOUNCEMENT -> Trait.ANNOUNCEMENT;
                case SHARED -> Trait.SHARED;
                case MESSAGE, ACTIVITY, NOTICE, GAP, FOLDED, COMMAND, MENTION, PAID, HIGHLIGHTED, REMOVED, REPLY,
                        EMOTE_ONLY, SUBSCRIPTION, GIFT, RAID, FOLLOW, CHEER, TIP, SUPERLIKE, VOTE, MILESTONE ->
                    null;
            };
        }

        /** The kinds of activity that it asks for; empty where it asks something else. */
        List<Activity.Kind> activities() {
            return switch (this) {
                case SUBSCRIPTION -> List.of(Activity.Kind.SUBSCRIPTION, Activity.Kind.RESUBSCRIPTION,
                        Activity.Kind.GIFT_UPGRADE);
                case GIFT -> List.of(Activity.Kind.GIFT, Activity.Kind.MASS_GIFT);
                case RAID -> List.of(Activity.Kind.RAID, Activity.Kind.UNRAID);
                case FOLLOW -> List.of(Activity.Kind.FOLLOW);
                case CHEER -> List.of(Activity.Kind.CHEER);
                case TIP -> List.of(Activity.Kind.TIP);
                case SUPERLIKE -> List.of(Activity.Kind.SUPERLIKE);
                case VOTE -> List.of(Activity.Kind.VOTE);
                case MILESTONE -> List.of(Activity.Kind.MILESTONE);
                case MESSAGE, ACTIVITY, NOTICE, GAP, FOLDED, COMMAND, MENTION, PAID, FIRST, OWN, HIGHLIGHTED, REMOVED,
                        ACTION, ANNOUNCEMENT, SHARED, REPLY, EMOTE_ONLY ->
                    List.of();
            };
        }
    }

    /** After {@code has:}. */
    enum Has implements Choice {
        LINK("links", "url"), EMOTE("emotes"), EMOJI, MENTION("mentions"), BADGE("badges"), CHEER("bits");

        /** With spaces between them. */
        private final String others;

        Has(String... others) {
            this.others = String.join(" ", others);
        }

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<String> others() {
            return Choice.split(others);
        }

        @Override
        public Field field() {
            return Field.HAS;
        }
    }

    /** After {@code author.role:}. */
    enum As implements Choice {
        BROADCASTER(Role.BROADCASTER, "streamer", "owner"), MODERATOR(Role.MODERATOR, "mod"), VIP(Role.VIP), SUBSCRIBER(
                Role.SUBSCRIBER,
                "sub", "member"), FOLLOWER(Role.FOLLOWER), PARTNER(Role.PARTNER), STAFF(Role.STAFF), BOT(Role.BOT);

        final Role role;
        /** With spaces between them. */
        private final String others;

        As(Role role, String... others) {
            this.role = role;
            this.others = String.join(" ", others);
        }

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<String> others() {
            return Choice.split(others);
        }

        @Override
        public Field field() {
            return Field.ROLE;
        }
    }

    /** The choices that may stand after the field; what an author is may also stand after {@code is:}. */
    static List<Choice> of(Field field) {
        return switch (field) {
            case IS -> Stream.<Choice>concat(Arrays.stream(Is.values()), Arrays.stream(As.values())).toList();
            case HAS -> List.of(Has.values());
            case ROLE -> List.of(As.values());
            case PLATFORM, CHANNEL, AUTHOR, AUTHOR_ID, BADGE, TEXT, EMOTE, MENTION, LINK, REPLY, AMOUNT, LENGTH ->
                List.of();
        };
    }

    /** The choice of that name in any letter case; null where there is none. */
    static @Nullable Choice of(Field field, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (var choice : of(field)) {
            if (choice.word().equals(lower) || choice.others().contains(lower)) {
                return choice;
            }
        }
        return null;
    }

    /** The words with spaces between them, each by itself. */
    static List<String> split(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }
}
