package app.tributary.feed;

import app.tributary.feed.FeedRow.AlikeRow;
import java.util.ArrayList;
import java.util.List;

/** Rows that share one at the moment, or could again. Belongs to {@link Folds}. */
final class Fold {
    final long id;
    final String gist;
    final List<FeedRow> members = new ArrayList<>();
    boolean open;

    Fold(long id, String gist) {
        this.id = id;
        this.gist = gist;
    }

    boolean isGift() {
        return gist.isEmpty();
    }

    AlikeRow row() {
        return new AlikeRow(id, members, open);
    }
}
