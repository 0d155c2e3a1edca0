package app.tributary.history;

import app.tributary.chat.Activity;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Trait;

/** The words of the column {@code kind}. */
final class Kinds {
    /** SQL: what people wrote, as against what happened. */
    static final String WRITTEN = "kind IN ('message', 'action', 'announcement')";

    private Kinds() {}

    static String of(ChatMessage message) {
        if (message.has(Trait.ANNOUNCEMENT)) {
            return "announcement";
        }
        return message.has(Trait.ACTION) ? "action" : "message";
    }

    static String of(Activity activity) {
        return switch (activity.kind()) {
            case SUBSCRIPTION -> "sub";
            case RESUBSCRIPTION -> "resub";
            case GIFT -> "gift";
            case MASS_GIFT -> "massgift";
            case GIFT_UPGRADE -> "upgrade";
            case RAID -> "raid";
            case UNRAID -> "unraid";
            case FOLLOW -> "follow";
            case CHEER -> "cheer";
            case TIP -> "tip";
            case SUPERLIKE -> "superlike";
            case VOTE -> "vote";
            case MILESTONE -> "milestone";
            case OTHER -> "activity";
        };
    }
}
