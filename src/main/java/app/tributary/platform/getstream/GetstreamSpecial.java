package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.Support;
import app.tributary.platform.NativeAction;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Something that Stream Chat alone has, built beside the core: polls, reminders, flags. Each channel has its own, so
 * that it may remember what it heard; listed in {@link GetstreamSpecials}.
 */
interface GetstreamSpecial {
    /** Its actions, as they stand with these rights. Called often, from any thread; must not block. */
    List<NativeAction> actions(GetstreamRights rights);

    /** The capabilities that its actions give to the platform, which the core alone has not. Must not block. */
    default Map<Capability, Support> brings(GetstreamRights rights) {
        return Map.of();
    }

    /** Whether an action is one of its own. */
    default boolean has(ActionId action) {
        return actions(GetstreamRights.unasked(true)).stream().anyMatch(known -> known.id().equals(action));
    }

    /** Does one of its actions; blocks on the network. Called on the thread of whoever asks. */
    Outcome execute(ChatCommand.Native command, GetstreamScene scene);

    /**
     * Something happened in the channel, or to the account; the core has told its part. Called on the channel's
     * thread, in order; must not block.
     */
    default void hear(JsonNode event, GetstreamScene scene) {}

    /** The channel was entered, at first or again: the answer of its query. Called like {@link #hear}. */
    default void entered(JsonNode state, GetstreamScene scene) {}

    /** A message of the channel as it is now, from an event or from a page of the history. Called like {@link #hear}. */
    default void message(JsonNode message, GetstreamScene scene) {}
}
