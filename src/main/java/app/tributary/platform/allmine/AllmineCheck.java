package app.tributary.platform.allmine;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Line;
import app.tributary.platform.AccountCheck.Suggestion;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.Phrases;
import app.tributary.platform.allmine.wire.Stream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries an account by reading alone: what would change something is not tried, and said to be unknown. */
final class AllmineCheck {
    private static final int SUGGESTED = 5;

    private AllmineCheck() {}

    static AccountCheck of(AllmineApi api) {
        var lines = new ArrayList<Line>();
        var channels = new ArrayList<Suggestion>();
        var own = api.ownStream();
        lines.add(line(AllmineWord.CHECK_TOKEN, own));
        boolean refreshable = api.access().filter(AllmineAccess::hasRefresh).isPresent();
        // to try it would use it up
        lines.add(new Line(Phrases.of(AllmineWord.CHECK_REFRESH), Verdict.UNKNOWN, refreshable
                ? Optional.empty()
                : Optional.of(Reason.of(ReasonCode.BAD_SETTING, AllminePlatform.REFRESH_TOKEN.key()))));
        if (!(own instanceof Answer.Got<Optional<Stream>>(var running))) {
            return new AccountCheck(lines, channels);
        }
        channels.add(new Suggestion("me", running.map(stream -> "me: " + AllmineMapper.first(stream.title()))
                .orElse("me")));
        var listed = api.streams(20);
        var streams = listed instanceof Answer.Got<AllmineApi.ListPage>(var page)
                ? page.rows().stream().flatMap(row -> Json.as(row, Stream.class).stream())
                        .filter(stream -> "active".equals(stream.status())).toList()
                : List.<Stream>of();
        for (var stream : streams) {
            String id = AllmineMapper.first(stream.id());
            if (AllminePlatform.isId(id) && channels.size() <= SUGGESTED) {
                channels.add(new Suggestion(id, AllmineMapper.first(stream.title(), id)));
            }
        }
        var id = running.or(() -> streams.stream().findFirst()).map(stream -> AllmineMapper.first(stream.id()))
                .filter(AllminePlatform::isId);
        if (id.isEmpty()) {
            lines.add(new Line(Phrases.of(AllmineWord.CHECK_READ), Verdict.UNKNOWN,
                    Optional.of(Reason.of(ReasonCode.OFFLINE))));
        } else {
            lines.add(line(AllmineWord.CHECK_READ, api.history(id.get(), 1, 1)));
            lines.add(line(AllmineWord.CHECK_VIEWERS, api.viewers(id.get(), 1, 1, "")));
        }
        lines.add(new Line(Phrases.of(AllmineWord.CHECK_SEND), Verdict.UNKNOWN, Optional.empty()));
        lines.add(line(AllmineWord.CHECK_MODERATE, api.bans(id.orElse(""), "", 1, 1)));
        var price = api.superlikePrice();
        lines.add(new Line(
                Phrases.of(AllmineWord.CHECK_PRICE,
                        price instanceof Answer.Got<BigDecimal>(var amount) ? amount.toPlainString() : "10"),
                price instanceof Answer.Got<BigDecimal> ? Verdict.OK : Verdict.UNKNOWN, Optional.empty()));
        return new AccountCheck(lines, channels);
    }

    private static Line line(AllmineWord what, Answer<?> answer) {
        return switch (answer) {
            case Answer.Got<?> ignored -> new Line(Phrases.of(what), Verdict.OK, Optional.empty());
            case Answer.Refused<?> refused when !refused.serverFailed() && refused.status() != 429 ->
                new Line(Phrases.of(what), Verdict.MISSING, Optional.of(refused.why()));
            case Answer.Trouble<?> trouble when trouble.why().code() == ReasonCode.NOT_SIGNED_IN
                    || trouble.why().code() == ReasonCode.BAD_SETTING ->
                new Line(Phrases.of(what), Verdict.MISSING, Optional.of(trouble.why()));
            case Answer.Trouble<?> trouble ->
                new Line(Phrases.of(what), Verdict.UNKNOWN, Optional.of(trouble.why()));
        };
    }
}
