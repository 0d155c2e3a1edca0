package app.tributary.ui.console;

import app.tributary.platform.PlatformCard;
import app.tributary.ui.Avatars;
import app.tributary.ui.ConsoleHandlers;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the window is put together from.
 *
 * @param model what it shows
 * @param handlers what it asks of the program
 * @param cards every platform, in the order of choices; at least one
 * @param quick the platform of which a channel can be read with nothing but its name
 * @param feed makes the feed of a view
 * @param avatars pictures of people
 * @param zone in which times are told
 */
public record ConsoleParts(ConsoleModel model, ConsoleHandlers handlers, List<PlatformCard> cards,
        Optional<PlatformCard> quick, FeedPart feed, Avatars avatars, ZoneId zone) {
    public ConsoleParts {
        cards = List.copyOf(cards);
    }
}
