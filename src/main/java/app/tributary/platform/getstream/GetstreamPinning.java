package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Pins that end by themselves, and all the pins that there are. */
final class GetstreamPinning implements GetstreamSpecial {
    private static final ActionId PIN_FOR = new ActionId("pin-for");
    private static final ActionId PINS = new ActionId("pins");
    private static final int PAGE = 30;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.undoable(PIN_FOR, Subject.MESSAGE, GetstreamSpecialWord.PIN_FOR,
                        rights.to("pin-message"), GetstreamActs.span("length", GetstreamSpecialWord.LENGTH, true)),
                GetstreamActs.look(PINS, Subject.CHANNEL, GetstreamSpecialWord.PINS, rights.always()));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        if (command.action().equals(PINS)) {
            return pins(command.form(), scene);
        }
        var length = command.form().span("length").filter(span -> span.isPositive());
        if (command.message().isEmpty() || length.isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "length");
        }
        var body = GetstreamTree.object();
        body.putObject("set").put("pinned", true).put("pin_expires",
                GetstreamDates.write(scene.now().plus(length.get())));
        return scene.api()
                .call("PUT", Area.CHAT, GetstreamApi.path("messages", command.message().get().id()), Map.of(),
                        Optional.of(body))
                .outcome(done -> Outcome.done(command.message().get()));
    }

    private static Outcome pins(Form form, GetstreamScene scene) {
        int from = GetstreamChannels.from(form);
        var query = new LinkedHashMap<String, String>();
        query.put("limit", String.valueOf(PAGE));
        query.put("offset", String.valueOf(from));
        return scene.api().get(Area.CHAT, scene.place().path("pinned_messages"), query).outcome(found -> {
            var items = GetstreamTree.objects(found.path("messages")).map(message -> item(message, scene)).toList();
            return new Outcome.Found(new Listing(GetstreamSpecialWord.PINS.phrase(), items, items.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(GetstreamShown.more(PINS, form, "from", String.valueOf(from + PAGE)))));
        });
    }

    private static Listing.Item item(JsonNode message, GetstreamScene scene) {
        var shown = GetstreamShown.message(message, scene, List.of());
        String by = GetstreamShown.name(message.path("pinned_by"));
        String until = GetstreamShown.time(message, "pin_expires");
        var detail = until.isEmpty()
                ? GetstreamSpecialWord.PINNED_BY.phrase(by)
                : GetstreamSpecialWord.PINNED_UNTIL.phrase(by, until);
        return new Listing.Item(shown.text(), detail, shown.message(), shown.person(), List.of());
    }
}
