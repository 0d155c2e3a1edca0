package app.tributary.platform.allmine;

import app.tributary.chat.ActionId;
import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Money;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Reversal;
import app.tributary.platform.NativeAction.Subject;
import java.util.List;
import java.util.Optional;

/** What only Allmine can do, described by data. */
final class AllmineActions {
    static final ActionId SUPERLIKE = new ActionId("superlike");
    static final ActionId MUTE = new ActionId("mute");
    static final ActionId LIFT = new ActionId("lift");
    static final ActionId BANS = new ActionId("bans");
    static final ActionId VIEWERS = new ActionId("viewers");
    static final String REASON = "reason";
    static final String SEARCH = "search";
    /** Of a ban; only in offers. */
    static final String BAN_ID = "ban";
    /** Of a list; only in offers. */
    static final String PAGE = "page";
    private static final int LONGEST = 200;

    private AllmineActions() {}

    static List<NativeAction> of(Capabilities now, Money price) {
        return List.of(
                new NativeAction(SUPERLIKE, Subject.CHANNEL, AllmineWord.SUPERLIKE,
                        Optional.of(AllmineWord.SUPERLIKE_HELP), List.of(), Optional.of(price), Reversal.FINAL,
                        now.of(Capability.SUPERLIKE)),
                new NativeAction(MUTE, Subject.PERSON, AllmineWord.MUTE, Optional.of(AllmineWord.MUTE_HELP),
                        List.of(Field.of(REASON, Field.Kind.LINE, AllmineWord.REASON, false, LONGEST)),
                        Optional.empty(), Reversal.UNDOABLE, now.of(Capability.MUTE)),
                new NativeAction(LIFT, Subject.OFFERED, AllmineWord.LIFT, Optional.of(AllmineWord.LIFT_HELP), List.of(),
                        Optional.empty(), Reversal.UNDOABLE, now.of(Capability.UNBAN)),
                new NativeAction(BANS, Subject.CHANNEL, AllmineWord.BANS, Optional.of(AllmineWord.BANS_HELP), List.of(),
                        Optional.empty(), Reversal.HARMLESS, now.of(Capability.UNBAN)),
                new NativeAction(VIEWERS, Subject.CHANNEL, AllmineWord.VIEWERS, Optional.of(AllmineWord.VIEWERS_HELP),
                        List.of(Field.of(SEARCH, Field.Kind.LINE, AllmineWord.SEARCH, false, LONGEST)),
                        Optional.empty(), Reversal.HARMLESS, now.of(Capability.VIEWERS)));
    }
}
