package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads what was typed. */
final class SlashReader {
    /** No platform takes a longer timeout. */
    private static final Duration LONGEST = Duration.ofDays(14);

    private final SlashCommand.Around around;
    private final OwnSlash own;

    SlashReader(SlashCommand.Around around) {
        this.around = around;
        own = new OwnSlash(around);
    }

    /** The first word of a text and what follows it. A word may stand in double quotes. */
    record Split(String word, String rest) {
        static Split of(String text) {
            String bare = text.strip();
            if (bare.startsWith("\"")) {
                int end = bare.indexOf('"', 1);
                if (end > 1) {
                    return new Split(bare.substring(1, end), bare.substring(end + 1).strip());
                }
            }
            int end = 0;
            while (end < bare.length() && !Character.isWhitespace(bare.charAt(end))) {
                end++;
            }
            return new Split(bare.substring(0, end), bare.substring(end).strip());
        }
    }

    SlashCommand read(String text) {
        if (!text.startsWith("/")) {
            return new SlashCommand.Say(text);
        }
        if (text.startsWith("//")) {
            return new SlashCommand.Say(text.substring(1));
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String typed = text.substring(0, end);
        String rest = text.substring(end).strip();
        return SlashWord.named(typed).map(word -> read(word, rest, text))
                .or(() -> own.read(typed, rest))
                .orElseGet(() -> new SlashCommand.Problem(DeskWord.NO_SUCH_COMMAND, typed, Optional.empty()));
    }

    private SlashCommand read(SlashWord word, String rest, String whole) {
        return switch (word) {
            case ME -> rest.isEmpty() ? problem(DeskWord.MISSING_TEXT, word) : new SlashCommand.Say(whole);
            case DELETE -> onSelected(word, rest, ChatCommand.Remove::new);
            case PIN -> onSelected(word, rest, ChatCommand.PinMessage::new);
            case UNPIN -> onSelected(word, rest, ChatCommand.Unpin::new);
            case REPLY -> reply(word, rest);
            case TO -> to(word, rest);
            case TIMEOUT -> timeout(word, rest);
            case BAN -> onPerson(word, PersonActionKind.BAN, Optional.empty(), Split.of(rest));
            case EDIT -> edit(rest);
            case REACT -> rest.isEmpty()
                    ? problem(DeskWord.MISSING_REACTION, word)
                    : around.selected()
                            .<SlashCommand>map(key -> new SlashCommand.Act(new ChatCommand.React(key, rest, true)))
                            .orElseGet(() -> problem(DeskWord.SELECT_A_MESSAGE, word));
            case UNBAN -> onPerson(word, PersonActionKind.UNBAN, Optional.empty(), Split.of(rest));
        };
    }

    private SlashCommand onSelected(SlashWord word, String rest, Function<MessageKey, ChatCommand> command) {
        if (!rest.isEmpty()) {
            return problem(DeskWord.TOO_MUCH, word);
        }
        return around.selected().<SlashCommand>map(key -> new SlashCommand.Act(command.apply(key)))
                .orElseGet(() -> problem(DeskWord.SELECT_A_MESSAGE, word));
    }

    private SlashCommand edit(String rest) {
        return rest.isEmpty()
                ? new SlashCommand.BeginEdit(around.selected())
                : around.selected().<SlashCommand>map(key -> new SlashCommand.Act(new ChatCommand.Edit(key, rest)))
                        .orElseGet(() -> problem(DeskWord.SELECT_A_MESSAGE, SlashWord.EDIT));
    }

    private SlashCommand reply(SlashWord word, String rest) {
        if (rest.isEmpty()) {
            return problem(DeskWord.MISSING_TEXT, word);
        }
        return around.selected().<SlashCommand>map(key -> new SlashCommand.Reply(key, rest))
                .orElseGet(() -> problem(DeskWord.SELECT_A_MESSAGE, word));
    }

    /** The text begins with the first word that names no place, or only places that are named already. */
    private SlashCommand to(SlashWord word, String rest) {
        var targets = new ArrayList<Target>();
        String text = rest;
        while (true) {
            var split = Split.of(text);
            var fresh = named(split.word()).stream().filter(target -> !targets.contains(target)).toList();
            if (fresh.isEmpty()) {
                break;
            }
            targets.addAll(fresh);
            text = split.rest();
        }
        if (targets.isEmpty()) {
            return rest.isEmpty()
                    ? problem(DeskWord.MISSING_TARGET, word)
                    : new SlashCommand.Problem(DeskWord.NO_SUCH_TARGET, Split.of(rest).word(), Optional.empty());
        }
        return text.isEmpty() ? problem(DeskWord.MISSING_TEXT, word) : new SlashCommand.SayTo(targets, text);
    }

    /** A target, all outlets of a channel, or everything of a platform. */
    private List<Target> named(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return around.targets().stream()
                .filter(target -> target.toString().equalsIgnoreCase(word)
                        || target.channel().toString().equalsIgnoreCase(word)
                        || target.channel().platform().value().equals(small))
                .toList();
    }

    private SlashCommand timeout(SlashWord word, String rest) {
        var user = Split.of(rest);
        var time = Split.of(user.rest());
        if (user.word().isEmpty()) {
            return problem(DeskWord.MISSING_USER, word);
        }
        if (time.word().isEmpty()) {
            return problem(DeskWord.MISSING_SECONDS, word);
        }
        return seconds(time.word())
                .map(lasts -> onPerson(word, PersonActionKind.TIMEOUT, Optional.of(lasts),
                        new Split(user.word(), time.rest())))
                .orElseGet(() -> new SlashCommand.Problem(DeskWord.BAD_SECONDS, time.word(), Optional.empty()));
    }

    private static Optional<Duration> seconds(String typed) {
        return SpanReader.read(typed).filter(lasts -> lasts.compareTo(LONGEST) <= 0);
    }

    private SlashCommand onPerson(SlashWord word, PersonActionKind kind, Optional<Duration> lasts, Split user) {
        String name = user.word().startsWith("@") ? user.word().substring(1) : user.word();
        if (name.isEmpty()) {
            return problem(DeskWord.MISSING_USER, word);
        }
        var room = room();
        if (room.isEmpty()) {
            return new SlashCommand.Problem(DeskWord.WHICH_CHANNEL, name, Optional.empty());
        }
        var person = around.people().apply(room.get(), name).orElseGet(() -> new Person(name, name));
        return new SlashCommand.Act(new ChatCommand.ActOnPerson(room.get(), person, kind, lasts,
                Optional.of(user.rest()).filter(why -> !why.isEmpty())));
    }

    /** The channel of the selected message; without one the only channel that there is. */
    private Optional<Channel> room() {
        if (around.selected().isPresent()) {
            return around.selected().map(MessageKey::channel);
        }
        var channels = around.targets().stream().map(Target::channel).distinct().toList();
        return channels.size() == 1 ? Optional.of(channels.getFirst()) : Optional.empty();
    }

    private static SlashCommand problem(DeskWord what, SlashWord word) {
        return new SlashCommand.Problem(what, word.typed(), Optional.of(word.usage()));
    }
}
