package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People whom the account itself does not want to hear. */
final class GetstreamMutes implements GetstreamSpecial {
    private static final ActionId MUTE = new ActionId("mute-person");
    private static final ActionId UNMUTE = new ActionId("unmute-person");

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.undoable(MUTE, Subject.PERSON, GetstreamSpecialWord.MUTE_PERSON, rights.always(),
                        GetstreamActs.span("length", GetstreamSpecialWord.LENGTH, false)),
                GetstreamActs.undoable(UNMUTE, Subject.PERSON, GetstreamSpecialWord.UNMUTE_PERSON, rights.always()));
    }

    @Override
    public Map<Capability, Support> brings(GetstreamRights rights) {
        return Map.of(Capability.MUTE, rights.always());
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        if (command.person().isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "person");
        }
        boolean on = command.action().equals(MUTE);
        var body = GetstreamTree.object();
        body.putArray("target_ids").add(command.person().get().id());
        command.form().span("length").filter(length -> on)
                .ifPresent(length -> body.put("timeout", GetstreamSentence.minutes(length)));
        return scene.api()
                .call("POST", Area.COMMON, on ? "/moderation/mute" : "/moderation/unmute", Map.of(), Optional.of(body))
                .outcome(done -> Outcome.done());
    }
}
