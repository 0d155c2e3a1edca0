package app.tributary.platform.allmine;

import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Phrase;
import app.tributary.net.Json;
import app.tributary.platform.Phrases;
import app.tributary.platform.allmine.wire.Ban;
import app.tributary.platform.allmine.wire.Sender;
import app.tributary.platform.allmine.wire.Viewer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be looked up: who is banned, who watches. */
final class AllmineLists {
    private static final int BANS = 50;
    private static final int VIEWERS = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")
            .withZone(ZoneOffset.UTC);

    private final AllmineApi api;

    AllmineLists(AllmineApi api) {
        this.api = api;
    }

    /** Who is banned in a stream, with the way to lift each ban. */
    Outcome bans(String streamId, Form form) {
        int page = page(form);
        return switch (api.bans(streamId, "", page, BANS)) {
            case Answer.Trouble<AllmineApi.ListPage> trouble -> AllmineCommands.refused(trouble);
            case Answer.Got<AllmineApi.ListPage>(var got) -> {
                var items = new ArrayList<Listing.Item>();
                got.rows().forEach(row -> Json.as(row, Ban.class).filter(ban -> ban.deletedAt() == null)
                        .filter(ban -> ban.liveStreamId() == null || ban.liveStreamId().equals(streamId))
                        .flatMap(AllmineLists::item).ifPresent(items::add));
                yield found(AllmineWord.BANS_TITLE, items, got.hasNext(), AllmineActions.BANS, form, page);
            }
        };
    }

    /** Who watches a stream; of all, or those whose name has the words of the form in it. */
    Outcome viewers(String streamId, Form form) {
        int page = page(form);
        String search = form.text(AllmineActions.SEARCH).orElse("").strip();
        return switch (api.viewers(streamId, page, VIEWERS, search)) {
            case Answer.Trouble<AllmineApi.ListPage> trouble -> AllmineCommands.refused(trouble);
            case Answer.Got<AllmineApi.ListPage>(var got) -> {
                var items = got.rows().stream().flatMap(row -> Json.as(row, Viewer.class).stream())
                        .flatMap(viewer -> item(viewer).stream()).toList();
                yield found(AllmineWord.VIEWERS_TITLE, items, got.hasNext(), AllmineActions.VIEWERS, form, page);
            }
        };
    }

    private static Optional<Listing.Item> item(Ban ban) {
        var user = ban.targetUser();
        String id = AllmineMapper.first(ban.targetUserId(), user == null ? null : user.id());
        String banId = AllmineMapper.first(ban.id());
        if (id.isEmpty() || banId.isEmpty()) {
            return Optional.empty();
        }
        var person = Optional
                .of(new Person(id, user == null ? id : name(user.username(), user.name(), user.surname())));
        var kind = AllmineModeration.CHAT_ONLY.equals(ban.actionType())
                ? AllmineWord.MUTED_SINCE
                : AllmineWord.BLOCKED_SINCE;
        var detail = Phrases.of(kind, AllmineMapper.instant(ban.createdAt()).map(TIME::format).orElse("?"),
                AllmineMapper.first(ban.reason()));
        var lift = new Offer(AllmineActions.LIFT, Phrases.of(AllmineWord.LIFT),
                Form.of(AllmineActions.BAN_ID, banId), Optional.empty(), person);
        return Optional.of(new Listing.Item(Phrase.plain(shown(user, id)), detail, Optional.empty(), person,
                List.of(lift)));
    }

    private static Optional<Listing.Item> item(Viewer viewer) {
        String id = AllmineMapper.first(viewer.id());
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var person = Optional.of(new Person(id, name(viewer.username(), viewer.name(), viewer.surname())));
        var detail = AllmineMapper.instant(viewer.joinedAt())
                .map(at -> Phrases.of(AllmineWord.WATCHES_SINCE, TIME.format(at))).orElse(Phrase.nothing());
        var mute = new Offer(AllmineActions.MUTE, Phrases.of(AllmineWord.MUTE), Form.EMPTY, Optional.empty(), person);
        var user = new Sender(id, viewer.username(), viewer.name(), viewer.surname(), null);
        return Optional.of(new Listing.Item(Phrase.plain(shown(user, id)), detail, Optional.empty(), person,
                List.of(mute)));
    }

    private static Outcome found(AllmineWord title, List<Listing.Item> items, boolean more,
            app.tributary.chat.ActionId action, Form form, int page) {
        var next = more
                ? Optional.of(Offer.of(action, Phrases.of(AllmineWord.MORE),
                        form.with(AllmineActions.PAGE, new FieldValue.Whole(page + 1L))))
                : Optional.<Offer>empty();
        return new Outcome.Found(new Listing(Phrases.of(title), items, next));
    }

    private static int page(Form form) {
        return Math.clamp(form.number(AllmineActions.PAGE).orElse(1L), 1, 10_000);
    }

    private static String name(@Nullable String username, @Nullable String name, @Nullable String surname) {
        String full = (AllmineMapper.first(name) + " " + AllmineMapper.first(surname)).strip();
        return AllmineMapper.first(full, username, "?");
    }

    private static String shown(@Nullable Sender user, String id) {
        if (user == null) {
            return id;
        }
        String login = AllmineMapper.first(user.username());
        String full = name(user.username(), user.name(), user.surname());
        return login.isEmpty() || login.equals(full) ? full : full + " (@" + login + ")";
    }
}
