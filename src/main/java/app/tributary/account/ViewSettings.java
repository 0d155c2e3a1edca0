package app.tributary.account;

import app.tributary.chat.PlatformId;
import java.util.Set;

/**
 * A named view of the timeline.
 *
 * @param id unique among the views, never shown
 * @param name what a person calls it, without blanks around it, at most {@link #LONGEST_NAME} characters; empty: it
 *        has no name of its own yet
 * @param platforms whose rows it shows; empty: those of all
 * @param filter the expression that its rows match, as typed; empty: every row
 * @param layout how its rows look
 * @param ownWindow whether it stands in a window of its own
 */
public record ViewSettings(String id, String name, Set<PlatformId> platforms, String filter, ViewLayout layout,
        boolean ownWindow) {
    /** Longer names are cut. */
    public static final int LONGEST_NAME = 80;
    private static final int LONGEST_FILTER = 4_000;

    public ViewSettings {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a view needs an id");
        }
        name = cut(name.strip(), LONGEST_NAME).strip();
        platforms = Set.copyOf(platforms);
        filter = cut(filter, LONGEST_FILTER);
    }

    /** A view of everything, without a name. */
    public static ViewSettings ofEverything(String id) {
        return new ViewSettings(id, "", Set.of(), "", ViewLayout.STANDARD, false);
    }

    public ViewSettings withId(String other) {
        return new ViewSettings(other, name, platforms, filter, layout, ownWindow);
    }

    public ViewSettings withName(String other) {
        return new ViewSettings(id, other, platforms, filter, layout, ownWindow);
    }

    public ViewSettings withPlatforms(Set<PlatformId> others) {
        return new ViewSettings(id, name, others, filter, layout, ownWindow);
    }

    public ViewSettings withFilter(String other) {
        return new ViewSettings(id, name, platforms, other, layout, ownWindow);
    }

    public ViewSettings withLayout(ViewLayout other) {
        return new ViewSettings(id, name, platforms, filter, other, ownWindow);
    }

    public ViewSettings withOwnWindow(boolean other) {
        return new ViewSettings(id, name, platforms, filter, layout, other);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
