package app.tributary.filter;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.Trait;
import app.tributary.filter.Test.Cost;
import java.util.EnumSet;
import java.util.function.Predicate;

/** What {@code is:} and {@code has:} ask. */
final class Qualities {
    private Qualities() {}

    static Test test(Choice.Is is) {
        return switch (is) {
            case MESSAGE -> kind(Subject.Kind.MESSAGE);
            case ACTIVITY -> kind(Subject.Kind.ACTIVITY);
            case NOTICE -> kind(Subject.Kind.LINE);
            case GAP -> kind(Subject.Kind.GAP);
            case FOLDED -> kind(Subject.Kind.FOLD);
            case REMOVED -> Compiler.asked(Cost.LOOK, row -> row.subject().isRemoved());
            case HIGHLIGHTED -> said(Cost.LOOK, message -> message.has(Trait.HIGHLIGHTED), true);
            case FIRST, OWN, ACTION, ANNOUNCEMENT, SHARED -> trait(is);
            case REPLY -> said(Cost.LOOK, message -> message.replyTo().isPresent(), false);
            case COMMAND -> said(Cost.LOOK, Qualities::isCommand, false);
            case EMOTE_ONLY -> said(Cost.NAME, Qualities::isEmotesOnly, false);
            case PAID -> Compiler.asked(Cost.LOOK, row -> row.paid() != null);
            case MENTION -> Compiler.asked(Cost.TEXT, Qualities::addressesReader);
            case CHEER -> {
                var kinds = EnumSet.copyOf(is.activities());
                yield Compiler.asked(Cost.NAME,
                        row -> (row.activity() != null && kinds.contains(row.activity().kind())) || cheers(row));
            }
            case SUBSCRIPTION, GIFT, RAID, FOLLOW, TIP, SUPERLIKE, VOTE, MILESTONE -> {
                var kinds = EnumSet.copyOf(is.activities());
                yield Compiler.asked(Cost.LOOK,
                        row -> row.activity() != null && kinds.contains(row.activity().kind()));
            }
        };
    }

    static Test test(Choice.Has has) {
        return switch (has) {
            case LINK -> Compiler.fragment(Cost.NAME, piece -> piece instanceof Fragment.Link);
            case EMOTE -> Compiler.fragment(Cost.NAME, piece -> piece instanceof Fragment.Emote);
            case MENTION -> Compiler.fragment(Cost.NAME, piece -> piece instanceof Fragment.Mention);
            case CHEER -> Compiler.fragment(Cost.NAME, piece -> piece instanceof Fragment.Cheer);
            case EMOJI -> Compiler.fragment(Cost.TEXT,
                    piece -> piece instanceof Fragment.Text(var text) && hasEmoji(text));
            case BADGE -> Compiler.asked(Cost.LOOK, row -> {
                var author = row.author();
                return author != null && !author.badges().isEmpty();
            });
        };
    }

    private static Test kind(Subject.Kind kind) {
        return Compiler.asked(Cost.LOOK, row -> row.subject().kind() == kind);
    }

    private static Test trait(Choice.Is is) {
        var trait = is.trait();
        if (trait == null) {
            throw new IllegalArgumentException(is + " is no trait");
        }
        return said(Cost.LOOK, message -> message.has(trait), false);
    }

    private static Test said(Cost cost, Predicate<ChatMessage> question, boolean orHighlighted) {
        return Compiler.asked(cost, row -> {
            var message = row.message();
            return (message != null && question.test(message)) || (orHighlighted && row.subject().isHighlighted());
        });
    }

    /** An exclamation mark or a slash and a word right behind it. */
    private static boolean isCommand(ChatMessage message) {
        if (message.fragments().isEmpty()) {
            return false;
        }
        String text = message.fragments().getFirst().text();
        return text.length() > 1 && (text.charAt(0) == '!' || text.charAt(0) == '/')
                && Character.isLetterOrDigit(text.codePointAt(1));
    }

    private static boolean isEmotesOnly(ChatMessage message) {
        boolean emote = false;
        for (var piece : message.fragments()) {
            switch (piece) {
                case Fragment.Emote _ -> emote = true;
                case Fragment.Text(var text) -> {
                    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                        int c = text.codePointAt(i);
                        if (isEmoji(c)) {
                            emote = true;
                        } else if (!Character.isWhitespace(c) && !joinsEmoji(c)) {
                            return false;
                        }
                    }
                }
                case Fragment.Mention _,Fragment.Link _,Fragment.Cheer _ -> {
                    return false;
                }
            }
        }
        return emote;
    }

    private static boolean hasEmoji(String text) {
        for (int i = 0; i < text.length(); i++) {
            // all of them stand above the alphabets
            if (text.charAt(i) >= 0x2000 && isEmoji(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmoji(int c) {
        return c >= 0x2000 && (Character.isEmojiPresentation(c) || Character.isExtendedPictographic(c));
    }

    /** Signs that make one emoji of several: joiners, presentation, shades, tags, unassigned blanks of some clients. */
    private static boolean joinsEmoji(int c) {
        return c == 0x200D || c == 0xFE0F || c == 0x20E3 || Character.isEmojiModifier(c)
                || (c >= 0xE0000 && c <= 0xE007F);
    }

    private static boolean addressesReader(Matcher row) {
        var message = row.message();
        if (message == null) {
            return false;
        }
        var answered = message.replyTo().orElse(null);
        var person = answered == null ? null : answered.author().orElse(null);
        if (person != null && (row.isReader(person.name()) || row.isReader(person.id()))) {
            return true;
        }
        for (var piece : message.fragments()) {
            if (piece instanceof Fragment.Mention mention && row.isReader(mention.login())) {
                return true;
            }
        }
        return row.addressesReader();
    }

    private static boolean cheers(Matcher row) {
        var paid = row.paid();
        return paid != null && paid.currency().equalsIgnoreCase("bits");
    }
}
