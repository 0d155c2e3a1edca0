package app.tributary.platform.allmine;

import app.tributary.chat.Capability;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.platform.allmine.wire.Ban;
import app.tributary.platform.allmine.wire.BanBody;
import app.tributary.platform.allmine.wire.Viewer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Bans. The platform has two, neither with an end: BLOCK, out of the stream, and CHAT_ONLY, which takes the word alone.
 * A ban is lifted by its own id, which is looked up.
 */
final class AllmineModeration {
    static final String BLOCK = "BLOCK";
    static final String CHAT_ONLY = "CHAT_ONLY";
    private static final List<Capability> RIGHTS = List.of(Capability.TIMEOUT, Capability.BAN, Capability.UNBAN,
            Capability.MUTE);
    private static final int PAGE = 100;
    /** The filters may be spelt otherwise than assumed: then the rows of a person are looked for among all. */
    private static final int MOST_PAGES = 5;

    private final AllmineApi api;
    private final AllmineRoom room;
    private final AllmineMapper mapper;
    private final AllmineOutput output;
    private final InstantSource clock;
    private final AllmineCommands.Touch touch;

    AllmineModeration(AllmineApi api, AllmineRoom room, AllmineMapper mapper, AllmineOutput output,
            InstantSource clock, AllmineCommands.Touch touch) {
        this.api = api;
        this.room = room;
        this.mapper = mapper;
        this.output = output;
        this.clock = clock;
        this.touch = touch;
    }

    /** What makes the news of a ban one and the same, whoever brings it. */
    static String key(JsonNode ban, boolean lifted) {
        String id = AllmineMapper.first(ban.path("_id").asString(""), ban.path("banId").asString(""),
                ban.path("targetUserId").asString("") + ban.path("userId").asString("") + ban.path("createdAt"));
        boolean over = lifted || ban.path("deletedAt").isString();
        return "ban:" + id + (over ? ":lifted" : "");
    }

    /** A row of a list of bans. */
    private record Row(Ban ban, JsonNode node) {
        String id() {
            return AllmineMapper.first(ban.id());
        }

        boolean is(String actionType) {
            return actionType.equals(ban.actionType());
        }
    }

    /** @param chatOnly true: may watch on, but not write */
    Outcome ban(String streamId, Person target, boolean chatOnly, Optional<String> why) {
        return with(idOf(streamId, target), id -> {
            var body = new BanBody(id, streamId, chatOnly ? CHAT_ONLY : BLOCK, why.orElse(""));
            var outcome = ban(body);
            // where only the word was taken so far, that ban makes way for the stronger one
            return outcome.isEmpty()
                    ? ban(body).orElseGet(() -> Outcome.rejected(ReasonCode.REFUSED, ""))
                    : outcome.get();
        });
    }

    /** Empty: a weaker ban was in the way and is lifted now; ask again. */
    private Optional<Outcome> ban(BanBody body) {
        return switch (api.ban(body)) {
            case Answer.Got<JsonNode>(var node) -> {
                tell(node, false);
                yield Optional.of(Outcome.done());
            }
            case Answer.Refused<JsonNode> refused when refused.status() == 409 -> adopted(body, refused);
            case Answer.Trouble<JsonNode> trouble when trouble.perhapsDone() -> Optional.of(found(body, trouble));
            case Answer.Trouble<JsonNode> trouble -> Optional.of(refused(trouble));
        };
    }

    private Optional<Outcome> adopted(BanBody body, Answer.Refused<JsonNode> conflict) {
        return switch (inForce(body.liveStreamId(), body.targetUserId())) {
            case Answer.Trouble<List<Row>> trouble -> Optional.of(refused(trouble));
            case Answer.Got<List<Row>>(var rows) when rows.isEmpty() -> {
                touch.perhapsOver();
                yield Optional.of(refused(conflict));
            }
            case Answer.Got<List<Row>>(var rows) -> {
                var same = rows.stream().filter(row -> row.is(body.actionType())).findFirst();
                if (same.isPresent()) {
                    tell(same.get().node(), false);
                    yield Optional.of(Outcome.done());
                }
                if (body.actionType().equals(CHAT_ONLY)) {
                    // a block says more; were it adopted, the end of a timeout would lift it
                    yield Optional.of(Outcome.rejected(ReasonCode.REFUSED, conflict.words()));
                }
                yield rows.stream().map(this::lift).filter(outcome -> !outcome.isDone()).findFirst();
            }
        };
    }

    /** Nobody said whether it was done: the list knows. */
    private Outcome found(BanBody body, Answer.Trouble<JsonNode> trouble) {
        if (inForce(body.liveStreamId(), body.targetUserId()) instanceof Answer.Got<List<Row>>(var rows)) {
            var made = rows.stream().filter(row -> row.is(body.actionType())).findFirst();
            if (made.isPresent()) {
                tell(made.get().node(), false);
                return Outcome.done();
            }
            return trouble instanceof Answer.Refused<?> ? new Outcome.Failed(trouble.why()) : unknown(trouble);
        }
        return unknown(trouble);
    }

    /** Lifts every ban of somebody in this stream, of either kind. */
    Outcome lift(String streamId, Person target) {
        String id = AllminePlatform.isId(target.id()) ? target.id() : "";
        return switch (inForce(streamId, id)) {
            case Answer.Trouble<List<Row>> trouble -> refused(trouble);
            case Answer.Got<List<Row>>(var rows) -> {
                var theirs = rows.stream().filter(row -> isOf(row.ban(), target)).toList();
                if (theirs.isEmpty()) {
                    yield Outcome.rejected(ReasonCode.NOT_FOUND, "");
                }
                yield theirs.stream().map(this::lift).filter(outcome -> !outcome.isDone()).findFirst()
                        .orElseGet(Outcome::done);
            }
        };
    }

    /** Lifts one ban by its own id. */
    Outcome liftRow(String banId, Optional<Person> target) {
        var node = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode().put("_id", banId);
        target.ifPresent(person -> node.put("targetUserId", person.id()).putObject("targetUser").put("_id", person.id())
                .put("username", person.name()));
        return Json.as(node, Ban.class).map(ban -> lift(new Row(ban, node)))
                .orElseGet(() -> Outcome.rejected(ReasonCode.NOT_FOUND, ""));
    }

    private Outcome lift(Row row) {
        var answer = api.lift(row.id());
        if (answer.perhapsDone()) {
            // asked again without harm: what is lifted cannot be lifted twice
            answer = api.lift(row.id());
        }
        return switch (answer) {
            case Answer.Got<JsonNode>(var node) -> {
                tell(node.isObject() && node.has("_id") ? node : row.node(), true);
                yield Outcome.done();
            }
            case Answer.Refused<JsonNode> gone when gone.status() == 404 || gone.status() == 409 -> {
                tell(row.node(), true);
                yield Outcome.done();
            }
            case Answer.Trouble<JsonNode> trouble when trouble.perhapsDone() -> unknown(trouble);
            case Answer.Trouble<JsonNode> trouble -> refused(trouble);
        };
    }

    private void tell(JsonNode row, boolean lifted) {
        mapper.ban(row, lifted, clock.instant()).ifPresent(action -> output.acted(key(row, lifted), action));
    }

    /** The bans of a stream that are not lifted. */
    private Answer<List<Row>> inForce(String streamId, String userId) {
        var rows = new ArrayList<Row>();
        boolean more = true;
        for (int page = 1; more && page <= MOST_PAGES; page++) {
            var answer = api.bans(streamId, userId, page, PAGE);
            if (!(answer instanceof Answer.Got<AllmineApi.ListPage>(var got))) {
                return answer.then(never -> new Answer.Got<>(rows));
            }
            for (var node : got.rows()) {
                Json.as(node, Ban.class).filter(ban -> ban.deletedAt() == null && ban.id() != null)
                        .filter(ban -> ban.liveStreamId() == null || ban.liveStreamId().equals(streamId))
                        .filter(ban -> userId.isEmpty() || userId.equals(ban.targetUserId()))
                        .ifPresent(ban -> rows.add(new Row(ban, node)));
            }
            more = got.hasNext();
        }
        return new Answer.Got<>(rows);
    }

    private static boolean isOf(Ban ban, Person target) {
        var user = ban.targetUser();
        return target.id().equals(ban.targetUserId())
                || (user != null && (target.id().equals(user.id()) || target.id().equalsIgnoreCase(user.username())));
    }

    /** The id of a person of whom perhaps only the name is known. */
    private Answer<String> idOf(String streamId, Person target) {
        if (AllminePlatform.isId(target.id())) {
            return new Answer.Got<>(target.id());
        }
        String name = target.id().startsWith("@") ? target.id().substring(1) : target.id();
        var watching = api.viewers(streamId, 1, PAGE, name).then(page -> page.rows().stream()
                .flatMap(row -> Json.as(row, Viewer.class).stream())
                .filter(viewer -> name.equalsIgnoreCase(viewer.username()) && viewer.id() != null)
                .map(viewer -> AllmineMapper.first(viewer.id())).findFirst()
                .<Answer<String>>map(Answer.Got::new)
                .orElseGet(() -> new Answer.Refused<>(404, target.name(), Optional.empty())));
        boolean absent = watching instanceof Answer.Refused<String> refused && refused.status() == 404;
        return absent ? author(streamId, name, target) : watching;
    }

    private Answer<String> author(String streamId, String name, Person target) {
        return api.history(streamId, 1, PAGE).then(page -> page.rows().stream().map(row -> row.path("sender"))
                .filter(sender -> name.equalsIgnoreCase(sender.path("username").asString("")))
                .map(sender -> sender.path("_id").asString("")).filter(id -> !id.isEmpty()).findFirst()
                .<Answer<String>>map(Answer.Got::new)
                .orElseGet(() -> new Answer.Refused<>(404, target.name(), Optional.empty())));
    }

    private static Outcome with(Answer<String> known, java.util.function.Function<String, Outcome> call) {
        return switch (known) {
            case Answer.Got<String>(var value) -> call.apply(value);
            case Answer.Trouble<String> trouble -> AllmineCommands.refused(trouble);
        };
    }

    /** A refusal of one person is not one of the right: that is lost only where the bans may not even be read. */
    private Outcome refused(Answer.Trouble<?> trouble) {
        if (trouble.status() == 403 && api.bans("", "", 1, 1) instanceof Answer.Refused<?> list
                && list.status() == 403) {
            boolean news = false;
            for (var right : RIGHTS) {
                news |= room.forbid(right, Reason.of(ReasonCode.MISSING_RIGHT, list.words()));
            }
            if (news) {
                touch.changed();
            }
        }
        return AllmineCommands.refused(trouble);
    }

    private static Outcome unknown(Answer.Trouble<?> trouble) {
        return new Outcome.Unknown(trouble.why());
    }
}
