package app.tributary.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The views of the timeline. What does not fit together is mended: there is always a view in the window, and the
 * active one is always shown.
 *
 * @param views in the order of their tabs; at least one, each id once
 * @param shown the ids of those that stand in the window, from left to right; at least one
 * @param active the id of the one that was used last; one of the shown
 * @param dividers where the dividers between the shown ones stand, each 0 to 1; where the number does not fit, all are
 *        equally wide
 */
public record ViewsSettings(List<ViewSettings> views, List<String> shown, String active, List<Double> dividers) {
    /** One view of everything. */
    public static final ViewsSettings STANDARD = new ViewsSettings(List.of(ViewSettings.ofEverything("1")),
            List.of("1"), "1", List.of());

    public ViewsSettings {
        var seen = new HashSet<String>();
        var kept = new ArrayList<>(views.stream().filter(view -> seen.add(view.id())).toList());
        if (kept.isEmpty()) {
            kept.add(ViewSettings.ofEverything("1"));
        }
        if (kept.stream().allMatch(ViewSettings::ownWindow)) {
            kept.set(0, kept.getFirst().withOwnWindow(false));
        }
        views = List.copyOf(kept);
        var inWindow = kept.stream().filter(view -> !view.ownWindow()).map(ViewSettings::id).toList();
        var visible = shown.stream().filter(inWindow::contains).distinct().toList();
        shown = visible.isEmpty() ? List.of(inWindow.getFirst()) : visible;
        active = shown.contains(active) ? active : shown.getFirst();
        dividers = dividers.stream().allMatch(place -> place >= 0 && place <= 1) ? List.copyOf(dividers) : List.of();
    }

    public ViewsSettings withViews(List<ViewSettings> others) {
        return new ViewsSettings(others, shown, active, dividers);
    }

    /** With these in the window, and that one in use. */
    public ViewsSettings showing(List<String> ids, String inUse) {
        return new ViewsSettings(views, ids, inUse, ids.size() == shown.size() ? dividers : List.of());
    }

    public ViewsSettings withDividers(List<Double> places) {
        return new ViewsSettings(views, shown, active, places);
    }
}
