package app.tributary.feed;

import app.tributary.feed.FeedRow.AlikeRow;
import java.util.ArrayList;
import java.util.List;

/** Rows that share one at the moment, or could again. Belongs to {@link Folded}. */
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

    /** How many more rows it stands for than the list shows of it, itself not counted. */
    int surplus() {
        return open ? -1 : members.size() - 1;
    }

    int indexOf(long member) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).id() == member) {
                return i;
            }
        }
        throw new IllegalStateException("no member " + member);
    }

    AlikeRow row() {
        return new AlikeRow(id, members, open);
    }
}
