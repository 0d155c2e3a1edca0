package app.tributary.platform.blaze;

import app.tributary.chat.ActionId;
import app.tributary.chat.Capability;
import app.tributary.chat.Support;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Reversal;
import app.tributary.platform.NativeAction.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What only Blaze can do. */
enum BlazeAction {
    STATS("stats", Subject.CHANNEL, BlazeWord.STATS, Reversal.HARMLESS), ACTIVITIES("recent-activities",
            Subject.CHANNEL, BlazeWord.ACTIVITIES, Reversal.HARMLESS), FOLLOWERS("followers", Subject.CHANNEL,
                    BlazeWord.FOLLOWERS, Reversal.HARMLESS), MODERATORS("moderators", Subject.CHANNEL,
                            BlazeWord.MODERATORS, Reversal.HARMLESS), OGS("ogs", Subject.CHANNEL, BlazeWord.OGS,
                                    Reversal.HARMLESS), MUTE("mute", Subject.PERSON, BlazeWord.MUTE,
                                            Reversal.UNDOABLE), UNMUTE("unmute", Subject.PERSON, BlazeWord.UNMUTE,
                                                    Reversal.UNDOABLE), ADD_MODERATOR("add-moderator", Subject.PERSON,
                                                            BlazeWord.ADD_MODERATOR,
                                                            Reversal.UNDOABLE), REMOVE_MODERATOR("remove-moderator",
                                                                    Subject.PERSON, BlazeWord.REMOVE_MODERATOR,
                                                                    Reversal.UNDOABLE),
    /** The documents know no way to take it back. */
    ADD_VIP("add-vip", Subject.PERSON, BlazeWord.ADD_VIP, Reversal.FINAL);

    private final String id;
    private final Subject subject;
    private final BlazeWord label;
    private final Reversal reversal;

    BlazeAction(String id, Subject subject, BlazeWord label, Reversal reversal) {
        this.id = id;
        this.subject = subject;
        this.label = label;
        this.reversal = reversal;
    }

    ActionId id() {
        return new ActionId(id);
    }

    static Optional<BlazeAction> of(ActionId id) {
        return Arrays.stream(values()).filter(action -> action.id().equals(id)).findFirst();
    }

    /** All of them as they stand by these rights. */
    static List<NativeAction> under(BlazeRights rights) {
        return Arrays.stream(values()).map(action -> new NativeAction(action.id(), action.subject, action.label,
                Optional.empty(), List.of(), Optional.empty(), action.reversal, action.support(rights))).toList();
    }

    Support support(BlazeRights rights) {
        return switch (this) {
            case STATS, ACTIVITIES, FOLLOWERS, MODERATORS, OGS ->
                rights.capabilities().of(Capability.VIEWERS);
            case MUTE, UNMUTE -> rights.forStaff(false);
            case ADD_MODERATOR, REMOVE_MODERATOR, ADD_VIP -> rights.forStaff(true);
        };
    }
}
