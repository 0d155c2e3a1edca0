package app.tributary.platform.getstream;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Everything special of one channel.
 *
 * @param all in the order in which their actions are shown
 */
record GetstreamSpecials(List<GetstreamSpecial> all) {
    GetstreamSpecials {
        all = List.copyOf(all);
    }

    /** New ones, for one channel. */
    static GetstreamSpecials forChannel() {
        var lines = new GetstreamOwnLines();
        return new GetstreamSpecials(List.of(new GetstreamThreads(lines), new GetstreamPinning(),
                new GetstreamTranslation(), new GetstreamReminders(), new GetstreamPieces(), new GetstreamFlags(),
                new GetstreamPages(),
                new GetstreamSearch(), new GetstreamPolls(lines), lines, new GetstreamUploads(lines),
                new GetstreamDrafts(), new GetstreamReads(), new GetstreamMutes(), new GetstreamBans(),
                new GetstreamChannels(), new GetstreamOwnEvents(), new GetstreamServerSide()));
    }

    List<NativeAction> actions(GetstreamRights rights) {
        return all.stream().flatMap(special -> special.actions(rights).stream()).toList();
    }

    Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        return all.stream().filter(special -> special.has(command.action())).findFirst()
                .map(special -> special.execute(command, scene))
                .orElseGet(() -> Outcome.unsupported(Reason.of(ReasonCode.PLATFORM_LACKS, command.action().value())));
    }

    void hear(JsonNode event, GetstreamScene scene) {
        all.forEach(special -> special.hear(event, scene));
    }

    void entered(JsonNode state, GetstreamScene scene) {
        all.forEach(special -> special.entered(state, scene));
    }

    void message(JsonNode message, GetstreamScene scene) {
        all.forEach(special -> special.message(message, scene));
    }
}
