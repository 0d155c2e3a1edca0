package app.tributary.platform.getstream;

import app.tributary.chat.Capabilities;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.RoomMode;
import app.tributary.chat.Target;
import app.tributary.platform.CommandPort;
import app.tributary.platform.NativeAction;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Commands to REST calls, answers to outcomes. Calls are made on the thread that asks. */
final class GetstreamCommands implements CommandPort {
    private final GetstreamScene scene;
    private final GetstreamSpecials specials;
    private final GetstreamApi api;
    private final GetstreamSender sender;
    private final GetstreamSentence sentence;
    private volatile boolean closed;

    /**
     * @param sent hears the id of each message that the server took
     */
    GetstreamCommands(GetstreamScene scene, GetstreamSpecials specials, Consumer<String> sent) {
        this.scene = scene;
        this.specials = specials;
        api = scene.api();
        sender = new GetstreamSender(scene, sent, own -> specials.message(own, scene));
        sentence = new GetstreamSentence(scene);
    }

    @Override
    public Capabilities capabilities() {
        return scene.room().capabilities(scene.now(), sends());
    }

    /** What the headers of the last send said, else the platform's usual limit. */
    private RateBudget sends() {
        return api.allowances().of(GetstreamAllowances.SEND)
                .map(allowance -> new RateBudget((int) Math.min(allowance.limit(), 10_000), GetstreamAllowances.WINDOW))
                .orElse(GetstreamRoom.USUAL_BUDGET);
    }

    @Override
    public List<Outlet> outlets() {
        return List.of();
    }

    @Override
    public List<NativeAction> actions() {
        return specials.actions(scene.room().rights());
    }

    @Override
    public List<Receipt> execute(ChatCommand command) {
        return List.of(new Receipt(Target.of(scene.channel()), outcome(command)));
    }

    @Override
    public void close() {
        closed = true;
    }

    private Outcome outcome(ChatCommand command) {
        if (closed) {
            return Outcome.failed(ReasonCode.CLOSING, "");
        }
        var missing = api.access().missing();
        if (missing.isPresent()) {
            return missing.get().code() == ReasonCode.NOT_SIGNED_IN
                    ? Outcome.unsupported(missing.get())
                    : new Outcome.Failed(missing.get());
        }
        return switch (command) {
            case ChatCommand.Send send -> sender.send(send);
            case ChatCommand.Edit edit -> edit(edit);
            case ChatCommand.Remove(var message) -> delete(message);
            case ChatCommand.PinMessage(var message) -> set(message, "pinned", true);
            case ChatCommand.Unpin(var message) -> set(message, "pinned", false);
            case ChatCommand.React react -> react(react);
            case ChatCommand.ActOnPerson action -> sentence.pass(action);
            case ChatCommand.SetMode mode -> mode(mode);
            case ChatCommand.Native own -> specials.execute(own, scene);
        };
    }

    private Outcome edit(ChatCommand.Edit edit) {
        if (edit.text().isBlank()) {
            return Outcome.rejected(ReasonCode.EMPTY_TEXT, "");
        }
        if (scene.room().limit().left(edit.text()) < 0) {
            return Outcome.rejected(ReasonCode.TOO_LONG, String.valueOf(scene.room().limit().max()));
        }
        var body = GetstreamTree.object();
        body.putObject("set").put("text", edit.text());
        return changed(edit.message(), body);
    }

    private Outcome set(MessageKey message, String field, boolean value) {
        var body = GetstreamTree.object();
        body.putObject("set").put(field, value);
        return changed(message, body);
    }

    /** A change to a part of a message comes to the same however often it is made. */
    private Outcome changed(MessageKey message, JsonNode body) {
        return twice(() -> api.call("PUT", Area.CHAT, GetstreamApi.path("messages", message.id()), Map.of(),
                Optional.of(body)), false).outcome(done -> Outcome.done(message));
    }

    private Outcome delete(MessageKey message) {
        Map<String, String> how = api.access().deletesHard() ? Map.of("hard", "true") : Map.of();
        return twice(() -> api.call("DELETE", Area.CHAT, GetstreamApi.path("messages", message.id()), how,
                Optional.empty()), true).outcome(done -> Outcome.done(message));
    }

    /** A person has one reaction of a kind to a message: the same again changes nothing. */
    private Outcome react(ChatCommand.React react) {
        String type = GetstreamReactions.typeOf(react.reaction());
        if (type.isBlank() || type.codePointCount(0, type.length()) > GetstreamReactions.LONGEST_TYPE) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, type);
        }
        String id = react.message().id();
        if (!react.on()) {
            return twice(() -> api.call("DELETE", Area.CHAT, GetstreamApi.path("messages", id, "reaction", type),
                    Map.of(), Optional.empty()), true).outcome(done -> Outcome.done(react.message()));
        }
        var body = GetstreamTree.object();
        body.putObject("reaction").put("type", type);
        return twice(() -> api.call("POST", Area.CHAT, GetstreamApi.path("messages", id, "reaction"), Map.of(),
                Optional.of(body)), false).outcome(done -> Outcome.done(react.message()));
    }

    private Outcome mode(ChatCommand.SetMode command) {
        return switch (command.mode()) {
            case RoomMode.Slow(var on, var between) -> {
                long seconds = on ? Math.max(1, between.plusNanos(999_999_999).toSeconds()) : 0;
                JsonNode body = GetstreamTree.object().put("cooldown", seconds);
                yield twice(() -> api.call("POST", Area.CHAT, scene.place().path(), Map.of(), Optional.of(body)), false)
                        .outcome(done -> Outcome.done());
            }
            case RoomMode.FollowersOnly _,RoomMode.SubscribersOnly _,RoomMode.EmotesOnly _,RoomMode.UniqueOnly _ ->
                Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS));
        };
    }

    /**
     * Makes a call once more where its answer was lost; only for what comes to the same when it is done twice.
     *
     * @param takesAway what is gone by the second time was taken away by the first
     */
    private static GetstreamAnswer<JsonNode> twice(Supplier<GetstreamAnswer<JsonNode>> call, boolean takesAway) {
        var first = call.get();
        boolean lost = switch (first) {
            case GetstreamAnswer.Got<JsonNode> got -> false;
            case GetstreamAnswer.Refused<JsonNode>(var error) -> error.perhapsDone();
            case GetstreamAnswer.Lost<JsonNode>(var why, var perhaps) -> perhaps;
        };
        if (!lost || Thread.currentThread().isInterrupted()) {
            return first;
        }
        var second = call.get();
        if (takesAway && second instanceof GetstreamAnswer.Refused<JsonNode>(var error)
                && error.course() == GetstreamError.Course.GONE) {
            return new GetstreamAnswer.Got<>(GetstreamTree.object());
        }
        if (second instanceof GetstreamAnswer.Refused<JsonNode>(var error) && error.unjudged()) {
            return first;
        }
        return second;
    }
}
