package app.tributary.cli;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.net.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers as lines of JSON. A request is one line; the answer is a line a receipt, then
 * one with the exit code or with a problem. Both ends are of the same version, or refuse.
 */
final class HandoverWire {
    /** Where the owner listens, as the handover file holds it. */
    record Door(int port, @Nullable String token) {}

    record Place(@Nullable String channel, @Nullable String outlet) {}

    record Message(@Nullable String channel, @Nullable String id) {}

    /** A request; which fields are there goes by the kind. */
    record Ask(@Nullable String token, @Nullable String kind, @Nullable String text, @Nullable List<Place> to,
            @Nullable Message message, @Nullable String channel, @Nullable String user, @Nullable String userName,
            @Nullable Long seconds, @Nullable String why, @Nullable Own own) {}

    /** What the other fields of a request do not hold: an own action with its form, a reaction. */
    record Own(@Nullable String action, @Nullable Map<String, HandoverForms.Value> form, @Nullable String reaction,
            @Nullable Boolean on) {}

    /** An answer: a receipt (with a status), or the end (with a problem or an exit code). */
    record Answer(@Nullable Place target, @Nullable String status, @Nullable Message message, @Nullable String code,
            @Nullable String detail, @Nullable Long retryAt, HandoverForms.@Nullable Found found,
            @Nullable Integer exit, @Nullable String problem) {
        static Answer end(int exit) {
            return new Answer(null, null, null, null, null, null, null, exit, null);
        }

        /** It was not taken. */
        static Answer problem(String words) {
            return new Answer(null, null, null, null, null, null, null, null, words);
        }

        /** It was taken, and nobody knows what became of it. */
        static Answer lost(String words) {
            return new Answer(null, "lost", null, null, null, null, null, null, words);
        }
    }

    private HandoverWire() {}

    static String write(HandoverRequest request, String token) {
        return Json.write(switch (request) {
            case HandoverRequest.Send(var text, var targets, var replyTo) ->
                new Ask(token, "send", text, targets.stream().map(HandoverWire::place).toList(),
                        replyTo.map(HandoverWire::message).orElse(null), null, null, null, null, null, null);
            case HandoverRequest.Act(var command) -> ask(command, token);
        });
    }

    private static Ask ask(ChatCommand command, String token) {
        return switch (command) {
            case ChatCommand.Remove(var key) -> aboutMessage(token, "remove", key);
            case ChatCommand.PinMessage(var key) -> aboutMessage(token, "pin", key);
            case ChatCommand.Unpin(var key) -> aboutMessage(token, "unpin", key);
            case ChatCommand.ActOnPerson(var channel, var person, var kind, var lasts, var why) ->
                new Ask(token, kind.name(), null, null, null, channel.toString(), person.id(), person.name(),
                        lasts.map(Duration::toSeconds).orElse(null), why.orElse(null), null);
            case ChatCommand.Send _ -> throw new IllegalArgumentException("a text goes by Send");
            case ChatCommand.Edit(var key, var text) ->
                new Ask(token, "edit", text, null, message(key), null, null, null, null, null, null);
            case ChatCommand.React(var key, var reaction, boolean on) -> new Ask(token, "react", null, null,
                    message(key), null, null, null, null, null, new Own(null, null, reaction, on));
            case ChatCommand.Native(var channel, var action, var form, var key, var person) ->
                new Ask(token, "own", null, null, key.map(HandoverWire::message).orElse(null), channel.toString(),
                        person.map(Person::id).orElse(null), person.map(Person::name).orElse(null), null, null,
                        new Own(action.value(), HandoverForms.values(form), null, null));
            case ChatCommand.SetMode _ ->
                throw new IllegalArgumentException("the command line has no word for " + command);
        };
    }

    private static Ask aboutMessage(String token, String kind, MessageKey key) {
        return new Ask(token, kind, null, null, message(key), null, null, null, null, null, null);
    }

    /** What is asked; empty where it is nothing that this version understands. */
    static Optional<HandoverRequest> request(Ask ask) {
        return switch (ask.kind) {
            case "send" -> send(ask);
            case "remove" -> message(ask.message).map(ChatCommand.Remove::new).map(HandoverRequest.Act::new);
            case "pin" -> message(ask.message).map(ChatCommand.PinMessage::new).map(HandoverRequest.Act::new);
            case "unpin" -> message(ask.message).map(ChatCommand.Unpin::new).map(HandoverRequest.Act::new);
            case "edit" -> message(ask.message).flatMap(key -> Optional.ofNullable(ask.text)
                    .map(text -> new HandoverRequest.Act(new ChatCommand.Edit(key, text))));
            case "react" -> react(ask);
            case "own" -> own(ask);
            case "TIMEOUT", "BAN", "UNBAN" -> onPerson(ask, PersonActionKind.valueOf(ask.kind));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<HandoverRequest> send(Ask ask) {
        if (ask.text == null || ask.to == null) {
            return Optional.empty();
        }
        var targets = ask.to.stream().map(HandoverWire::target).toList();
        var replyTo = message(ask.message);
        return targets.stream().anyMatch(Optional::isEmpty) || (ask.message != null && replyTo.isEmpty())
                ? Optional.empty()
                : Optional.of(
                        new HandoverRequest.Send(ask.text, targets.stream().flatMap(Optional::stream).toList(),
                                replyTo));
    }

    private static Optional<HandoverRequest> react(Ask ask) {
        String reaction = ask.own == null ? null : ask.own.reaction;
        Boolean on = ask.own == null ? null : ask.own.on;
        return reaction == null || on == null
                ? Optional.empty()
                : message(ask.message)
                        .map(key -> new HandoverRequest.Act(new ChatCommand.React(key, reaction, on)));
    }

    private static Optional<HandoverRequest> own(Ask ask) {
        var own = ask.own;
        var about = message(ask.message);
        if (own == null || ask.channel == null || (ask.message != null && about.isEmpty())) {
            return Optional.empty();
        }
        return Channel.parse(ask.channel).flatMap(channel -> HandoverForms.action(own.action)
                .map(action -> new HandoverRequest.Act(new ChatCommand.Native(channel, action,
                        HandoverForms.form(own.form), about, HandoverForms.person(ask.user, ask.userName)))));
    }

    private static Optional<HandoverRequest> onPerson(Ask ask, PersonActionKind kind) {
        String user = ask.user;
        if (ask.channel == null || user == null || user.isEmpty()) {
            return Optional.empty();
        }
        String name = ask.userName == null ? user : ask.userName;
        return Channel.parse(ask.channel).map(channel -> new HandoverRequest.Act(
                new ChatCommand.ActOnPerson(channel, new Person(user, name), kind,
                        Optional.ofNullable(ask.seconds).map(Duration::ofSeconds), Optional.ofNullable(ask.why))));
    }

    static String write(Receipt receipt) {
        var target = place(receipt.target());
        return Json.write(switch (receipt.outcome()) {
            case Outcome.Done(var made, var note) -> new Answer(target, "done",
                    made.map(HandoverWire::message).orElse(null), note.map(reason -> reason.code().name()).orElse(null),
                    note.map(Reason::detail).orElse(null), null, null, null, null);
            case Outcome.Found(var listing) ->
                new Answer(target, "found", null, null, null, null, HandoverForms.found(listing), null, null);
            case Outcome.Rejected(var why, var retryAt) -> new Answer(target, "rejected", null, why.code().name(),
                    why.detail(), retryAt.map(Instant::toEpochMilli).orElse(null), null, null, null);
            case Outcome.Unsupported(var why) -> answer(target, "unsupported", why);
            case Outcome.Failed(var why) -> answer(target, "failed", why);
            case Outcome.Unknown(var why) -> answer(target, "unknown", why);
        });
    }

    private static Answer answer(Place target, String status, Reason why) {
        return new Answer(target, status, null, why.code().name(), why.detail(), null, null, null, null);
    }

    /** The receipt of an answer; empty where it is none that this version understands. */
    static Optional<Receipt> receipt(Answer answer) {
        var target = target(answer.target);
        var why = reason(answer);
        if (target.isPresent() && "found".equals(answer.status)) {
            return Optional.ofNullable(answer.found).map(found -> new Receipt(target.get(),
                    new Outcome.Found(HandoverForms.listing(found, target.get().channel()))));
        }
        if (target.isEmpty() || (why.isEmpty() && !"done".equals(answer.status))) {
            return Optional.empty();
        }
        Outcome outcome = switch (answer.status) {
            case "done" -> new Outcome.Done(message(answer.message), why);
            case "rejected" -> new Outcome.Rejected(why.orElseThrow(),
                    Optional.ofNullable(answer.retryAt).map(Instant::ofEpochMilli));
            case "unsupported" -> new Outcome.Unsupported(why.orElseThrow());
            case "failed" -> new Outcome.Failed(why.orElseThrow());
            case "unknown" -> new Outcome.Unknown(why.orElseThrow());
            case null, default -> null;
        };
        return Optional.ofNullable(outcome).map(known -> new Receipt(target.get(), known));
    }

    private static Optional<Reason> reason(Answer answer) {
        for (var code : ReasonCode.values()) {
            if (code.name().equals(answer.code)) {
                return Optional.of(Reason.of(code, answer.detail == null ? "" : answer.detail));
            }
        }
        return Optional.empty();
    }

    private static Place place(Target target) {
        return new Place(target.channel().toString(), target.outlet().orElse(null));
    }

    private static Optional<Target> target(@Nullable Place place) {
        return place == null || place.channel == null
                ? Optional.empty()
                : Channel.parse(place.channel).map(channel -> new Target(channel, Optional.ofNullable(place.outlet)));
    }

    private static Message message(MessageKey key) {
        return new Message(key.channel().toString(), key.id());
    }

    private static Optional<MessageKey> message(@Nullable Message message) {
        String id = message == null ? null : message.id;
        return message == null || message.channel == null || id == null || id.isEmpty()
                ? Optional.empty()
                : Channel.parse(message.channel).map(channel -> new MessageKey(channel, id));
    }
}
