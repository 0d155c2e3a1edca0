package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Where a reader is in a held feed, told so that it can be found again among other rows of the same timeline: what
 * they look at, what is selected, up to where they have read. FX thread only.
 */
public final class FeedStay {
    private final Set<PauseReason> reasons;
    private final List<FeedRow> order;
    private final List<Spot> onScreen;
    private final int anchorIndex;
    private final double anchorY;
    private final OptionalLong lastSeen;
    private final OptionalLong selectionStart;
    private final OptionalLong selectionEnd;

    /** A row and the height at which it stands, in px of the scene. */
    record Spot(long row, double sceneY) {}

    /**
     * @param onScreen the rows on the screen; what the reader looks at first
     * @param anchor the row that keeps its pixel
     */
    FeedStay(FeedViewModel model, List<Spot> onScreen, Spot anchor) {
        this.onScreen = List.copyOf(onScreen);
        reasons = EnumSet.noneOf(PauseReason.class);
        for (var reason : List.of(PauseReason.SCROLLED, PauseReason.SELECTION, PauseReason.POINTER)) {
            if (model.isHeldBy(reason)) {
                reasons.add(reason);
            }
        }
        order = model.rows().rows();
        anchorIndex = model.rows().indexOf(anchor.row());
        anchorY = anchor.sceneY();
        lastSeen = model.lastSeen();
        selectionStart = model.selectionStart();
        selectionEnd = model.selectionEnd();
    }

    boolean isHeldBy(PauseReason reason) {
        return reasons.contains(reason);
    }

    /** Holds other rows as these were held: the same rows selected, as far as they are there, and as much unread. */
    void hold(FeedViewModel model) {
        selectionEnd.ifPresent(end -> {
            var to = shownIn(model, end);
            var from = selectionStart.isPresent() ? shownIn(model, selectionStart.getAsLong()) : to;
            from.or(() -> to).ifPresent(model::select);
            to.ifPresent(model::extendSelection);
        });
        if (isHeldBy(PauseReason.SCROLLED)) {
            model.hold(PauseReason.SCROLLED);
        }
        if (model.isHeld()) {
            lastSeen.ifPresent(last -> {
                for (int at = indexOf(last); at >= 0; at--) {
                    var seen = shownIn(model, order.get(at).id());
                    if (seen.isPresent()) {
                        model.seenOnlyTo(seen.get());
                        break;
                    }
                }
            });
        }
    }

    /** The row that takes the place of the anchor among other rows: itself, or the nearest one that is there. */
    Optional<Spot> anchorIn(FeedViewModel model) {
        for (var spot : onScreen) {
            var shown = shownIn(model, spot.row());
            if (shown.isPresent()) {
                return Optional.of(new Spot(shown.get(), spot.sceneY()));
            }
        }
        if (anchorIndex < 0 || model.rows().size() == 0) {
            return Optional.empty();
        }
        for (int by = 0; by < order.size(); by++) {
            for (int at : new int[]{anchorIndex - by, anchorIndex + by}) {
                var shown = at < 0 || at >= order.size()
                        ? Optional.<Long>empty()
                        : shownIn(model, order.get(at).id());
                if (shown.isPresent()) {
                    return Optional.of(new Spot(shown.get(), anchorY));
                }
            }
        }
        return Optional.of(new Spot(lastUntil(model, order.get(anchorIndex).at()), anchorY));
    }

    private static long lastUntil(FeedViewModel model, Instant at) {
        var rows = model.rows();
        int index = rows.size() - 1;
        while (index > 0 && rows.get(index).row().at().isAfter(at)) {
            index--;
        }
        return rows.get(index).id();
    }

    private int indexOf(long id) {
        int at = order.size() - 1;
        while (at >= 0 && order.get(at).id() != id) {
            at--;
        }
        return at;
    }

    /** A fold has the id of its first member with a minus; folded or not may be otherwise there. */
    private static Optional<Long> shownIn(FeedViewModel model, long id) {
        return LongStream.of(id, -id).map(model::shownAs).filter(shown -> model.rows().indexOf(shown) >= 0).boxed()
                .findFirst();
    }
}
