package app.tributary.platform.allmine;

import app.tributary.net.Surprises;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Walks the pages of a history from the newest message back. Which end the first page is at is not documented: it is
 * found out. Pages shift while messages arrive, so that rows come twice; where rows were taken away meanwhile a page is
 * read again, so that none slips through. Used by one thread.
 */
final class AllminePages {
    private final AllmineApi api;
    private final Surprises surprises;
    private Optional<Boolean> newestFirst = Optional.empty();
    private int lastPage = 1;

    AllminePages(AllmineApi api, Surprises surprises) {
        this.api = api;
        this.surprises = surprises;
    }

    /** Another stream: its pages are others, their order is the same. */
    void forget() {
        lastPage = 1;
    }

    /**
     * Reads pages until the reader has enough.
     *
     * @param most that are read
     * @param enough takes a page, and says whether that was enough
     * @return whether the beginning of the history was reached
     */
    Answer<Boolean> walk(String streamId, int limit, int most, Predicate<AllmineApi.ChatPage> enough) {
        boolean oldestFirst = newestFirst.filter(known -> !known).isPresent();
        // the numbers of pages that are counted from the oldest fit one limit only
        var first = api.history(streamId, oldestFirst ? lastPage : 1, oldestFirst ? AllmineHistory.PAGE : limit);
        return first.then(page -> {
            if (oldestFirst) {
                return fromTheEnd(streamId, page, most, enough);
            }
            if (newestFirst.isPresent() || !page.hasNext()) {
                return fromTheStart(streamId, page, limit, most, enough);
            }
            return api.history(streamId, page.totalPages(), limit).then(last -> {
                boolean newest = !newest(last).isAfter(newest(page));
                newestFirst = Optional.of(newest);
                if (newest) {
                    return fromTheStart(streamId, page, limit, most, enough);
                }
                surprises.say("order of pages",
                        "assumed that the first page of the history is the newest, it is the oldest");
                return api.history(streamId, 1, AllmineHistory.PAGE).then(again -> {
                    lastPage = again.totalPages();
                    return api.history(streamId, lastPage, AllmineHistory.PAGE)
                            .then(end -> fromTheEnd(streamId, end, most, enough));
                });
            });
        });
    }

    /** The first page is the newest. */
    private Answer<Boolean> fromTheStart(String streamId, AllmineApi.ChatPage first, int limit, int most,
            Predicate<AllmineApi.ChatPage> enough) {
        var page = first;
        boolean done = enough.test(page);
        for (int read = 1; !done && page.hasNext() && read < most; read++) {
            var next = api.history(streamId, page.page() + 1, limit);
            if (!(next instanceof Answer.Got<AllmineApi.ChatPage>(var got))) {
                return next.then(never -> new Answer.Got<>(false));
            }
            if (got.total() >= 0 && got.total() < page.total()) {
                // rows were taken away: what was first on this page has slipped to the one before
                var before = api.history(streamId, page.page(), limit);
                if (!(before instanceof Answer.Got<AllmineApi.ChatPage>(var slipped))) {
                    return before.then(never -> new Answer.Got<>(false));
                }
                done = enough.test(slipped);
            }
            page = got;
            done |= enough.test(page);
        }
        return new Answer.Got<>(!page.hasNext());
    }

    /** The last page is the newest, and may no longer be the last. */
    private Answer<Boolean> fromTheEnd(String streamId, AllmineApi.ChatPage end, int most,
            Predicate<AllmineApi.ChatPage> enough) {
        var page = end;
        if (page.rows().isEmpty() && page.totalPages() < page.page()) {
            lastPage = Math.max(1, page.totalPages());
            return api.history(streamId, lastPage, AllmineHistory.PAGE)
                    .then(again -> again.rows().isEmpty()
                            ? new Answer.Got<>(true)
                            : fromTheEnd(streamId, again, most, enough));
        }
        int oldest = page.page();
        boolean done = enough.test(page);
        while (page.hasNext()) {
            var next = api.history(streamId, page.page() + 1, AllmineHistory.PAGE);
            if (!(next instanceof Answer.Got<AllmineApi.ChatPage>(var got))) {
                return next.then(never -> new Answer.Got<>(false));
            }
            page = got;
            done |= enough.test(page);
        }
        lastPage = page.page();
        for (int read = 1; !done && oldest > 1 && read < most; read++) {
            var before = api.history(streamId, oldest - 1, AllmineHistory.PAGE);
            if (!(before instanceof Answer.Got<AllmineApi.ChatPage>(var got))) {
                return before.then(never -> new Answer.Got<>(false));
            }
            oldest--;
            done = enough.test(got);
        }
        return new Answer.Got<>(oldest == 1);
    }

    /** The time of the newest message of a page; long ago where it has none. */
    static Instant newest(AllmineApi.ChatPage page) {
        Instant newest = Instant.MIN;
        for (var row : page.rows()) {
            Instant at = AllmineMapper.instant(row.path("createdAt").asString("")).orElse(Instant.MIN);
            newest = at.isAfter(newest) ? at : newest;
        }
        return newest;
    }
}
