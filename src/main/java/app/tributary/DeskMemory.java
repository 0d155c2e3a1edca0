package app.tributary;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Pin;
import app.tributary.chat.Reason;
import app.tributary.desk.ActionJournal;
import app.tributary.desk.ActionRecord;
import app.tributary.desk.Lift;
import app.tributary.desk.LiftKeep;
import app.tributary.desk.PinKeep;
import app.tributary.history.History;
import app.tributary.history.KeptLifts;
import app.tributary.history.LoggedAction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the desk remembers beyond this evening, in the history's database. */
final class DeskMemory implements ActionJournal, PinKeep, LiftKeep {
    private final History history;
    /** The desk counts from the start of the program, the log goes on. */
    private final long before;

    DeskMemory(History history) {
        this.history = history;
        this.before = history.actions().lastId();
    }

    @Override
    public void write(ActionRecord action) {
        var command = action.command();
        history.actions().append(new LoggedAction(before + action.id(), action.at(), command.channel(), verb(command),
                action.about(), messageId(command, action.outcome()), person(command),
                action.outcome().map(DeskMemory::word).orElse(""),
                action.outcome().flatMap(DeskMemory::reason).map(DeskMemory::words).orElse("")));
    }

    @Override
    public Optional<Pin> kept(Channel channel) {
        return history.pins().of(channel);
    }

    @Override
    public void keep(Pin pin) {
        history.pins().save(pin);
    }

    @Override
    public void release(MessageKey message) {
        if (kept(message.channel()).filter(pin -> pin.message().equals(message)).isPresent()) {
            history.pins().remove(message.channel());
        }
    }

    @Override
    public List<Lift> lifts() {
        return history.lifts().list().stream().map(kept -> new Lift(kept.channel(), kept.person(), kept.due()))
                .toList();
    }

    @Override
    public void keep(Lift lift) {
        history.lifts().save(new KeptLifts.KeptLift(lift.channel(), lift.person(), lift.due()));
    }

    @Override
    public void release(Channel channel, String personId) {
        history.lifts().remove(channel, personId);
    }

    private static String verb(ChatCommand command) {
        return switch (command) {
            case ChatCommand.Send _ -> "send";
            case ChatCommand.Remove _ -> "delete";
            case ChatCommand.PinMessage _ -> "pin";
            case ChatCommand.Unpin _ -> "unpin";
            case ChatCommand.ActOnPerson action -> action.kind().name().toLowerCase(Locale.ROOT);
            case ChatCommand.Edit _ -> "edit";
            case ChatCommand.React _ -> "react";
            case ChatCommand.SetMode _ -> "mode";
            case ChatCommand.Native own -> own.action().value();
        };
    }

    private static String messageId(ChatCommand command, Optional<Outcome> outcome) {
        return switch (command) {
            case ChatCommand.Send _ ->
                outcome.flatMap(now -> now instanceof Outcome.Done done ? done.message() : Optional.empty())
                        .map(MessageKey::id).orElse("");
            case ChatCommand.Remove(var message) -> message.id();
            case ChatCommand.PinMessage(var message) -> message.id();
            case ChatCommand.Unpin(var message) -> message.id();
            case ChatCommand.Edit(var message, _) -> message.id();
            case ChatCommand.React(var message, _, _) -> message.id();
            case ChatCommand.Native own -> own.message().map(MessageKey::id).orElse("");
            case ChatCommand.ActOnPerson _,ChatCommand.SetMode _ -> "";
        };
    }

    private static String person(ChatCommand command) {
        return switch (command) {
            case ChatCommand.ActOnPerson action -> action.target().name();
            case ChatCommand.Native own -> own.person().map(Person::name).orElse("");
            case ChatCommand.Send _,ChatCommand.Remove _,ChatCommand.PinMessage _,ChatCommand.Unpin _,ChatCommand.Edit _,ChatCommand.React _,ChatCommand.SetMode _ ->
                "";
        };
    }

    private static String word(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Optional<Reason> reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var _, var note) -> note;
            case Outcome.Found _ -> Optional.empty();
            case Outcome.Rejected(var why, var _) -> Optional.of(why);
            case Outcome.Unsupported(var why) -> Optional.of(why);
            case Outcome.Failed(var why) -> Optional.of(why);
            case Outcome.Unknown(var why) -> Optional.of(why);
        };
    }

    private static String words(Reason reason) {
        String code = reason.code().name().toLowerCase(Locale.ROOT);
        return reason.detail().isEmpty() ? code : code + ": " + reason.detail();
    }
}
