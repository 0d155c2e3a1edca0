package app.tributary.ui.console;

import app.tributary.account.SettingsStore;
import app.tributary.desk.Desk;
import app.tributary.feed.Feed;
import app.tributary.history.History;
import app.tributary.platform.PlatformCard;
import java.time.InstantSource;
import java.util.List;

/**
 * What a window shows and works on: a live one, or a rehearsal.
 *
 * @param feed what is said
 * @param desk where commands go
 * @param history what was said before
 * @param settings in force, also for drafts and the look
 * @param cards every platform, in the order of choices
 * @param setUp the channels and accounts
 * @param clock the time
 */
public record Evening(Feed feed, Desk desk, History history, SettingsStore settings, List<PlatformCard> cards,
        ConsoleModel.SetUp setUp, InstantSource clock) {
    public Evening {
        cards = List.copyOf(cards);
    }
}
