package app.tributary.platform.getstream;

import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Line;
import app.tributary.platform.AccountCheck.Suggestion;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Phrases;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tries an account: its key, its token, a socket, and the rights that it has in the channels that it finds. */
final class GetstreamCheck {
    private static final int MOST_CHANNELS = 10;
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Network network;
    private final GetstreamTimings timings;
    private final OddFrames odd = new OddFrames(GetstreamPlatform.ID.value());
    private final GetstreamAccess access;
    private final GetstreamApi api;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, JsonNode> channels = new LinkedHashMap<>();

    GetstreamCheck(Network network, ChannelSetup setup, GetstreamTimings timings) {
        this.network = network;
        this.timings = timings;
        access = new GetstreamAccess(network, setup, STEP);
        api = new GetstreamApi(network, access, timings, odd);
    }

    AccountCheck run() {
        var missing = access.missing();
        if (missing.isPresent()) {
            line(GetstreamWord.CHECK_ACCESS, Optional.of(missing.get()));
            return new AccountCheck(lines, List.of());
        }
        if (!(access.token() instanceof GetstreamAnswer.Got<String>(var token))) {
            line(GetstreamWord.CHECK_PROVIDER, why(access.token()));
            return new AccountCheck(lines, List.of());
        }
        var user = access.userId();
        if (user.isEmpty()) {
            line(GetstreamWord.CHECK_ACCESS, Optional.of(Reason.of(ReasonCode.BAD_SETTING,
                    GetstreamPlatform.USER_ID.key())));
            return new AccountCheck(lines, List.of());
        }
        var mine = find("members", GetstreamTree.string(user.get()));
        if (signedIn(mine, user.get())) {
            var open = find("type", GetstreamTree.string(GetstreamPlace.USUAL_TYPE));
            realtime(token);
            line(GetstreamWord.CHECK_CHANNELS, why(mine instanceof GetstreamAnswer.Got<JsonNode> ? mine : open));
            rights();
        }
        return new AccountCheck(lines, channels.entrySet().stream()
                .map(entry -> new Suggestion(entry.getKey(), label(entry.getKey(), entry.getValue()))).toList());
    }

    private GetstreamAnswer<JsonNode> find(String field, JsonNode value) {
        ObjectNode body = GetstreamTree.object().put("limit", MOST_CHANNELS).put("state", true).put("watch", false)
                .put("presence", false).put("message_limit", 1).put("member_limit", 1);
        body.putObject("filter_conditions").putObject(field).putArray("$in").add(value);
        body.putArray("sort").addObject().put("field", "last_message_at").put("direction", -1);
        var answer = api.call("POST", Area.CHAT, "/channels", Map.of(), Optional.of(body), STEP);
        if (answer instanceof GetstreamAnswer.Got<JsonNode>(var found)) {
            GetstreamTree.objects(found.path("channels")).map(one -> one.path("channel"))
                    .forEach(one -> GetstreamTree.text(one, "cid").filter(cid -> GetstreamPlace.parse(cid).isPresent())
                            .ifPresent(cid -> channels.putIfAbsent(cid, one)));
        }
        return answer;
    }

    /** What the first call shows of the key and of the token; whether there is any use in going on. */
    private boolean signedIn(GetstreamAnswer<JsonNode> answer, String user) {
        var who = Phrases.of(GetstreamWord.CHECK_SIGN_IN, user);
        return switch (answer) {
            case GetstreamAnswer.Lost<JsonNode>(var why, var perhaps) when why.code() == ReasonCode.BAD_TOKEN -> {
                lines.add(new Line(who, Verdict.MISSING, Optional.of(why)));
                yield false;
            }
            case GetstreamAnswer.Lost<JsonNode>(var why, var perhaps) -> {
                line(GetstreamWord.CHECK_ACCESS, Optional.of(why));
                yield false;
            }
            case GetstreamAnswer.Refused<JsonNode>(var error) -> switch (error.course()) {
                case SETTINGS, AGAIN, MUCH_LATER -> {
                    line(GetstreamWord.CHECK_ACCESS, Optional.of(error.why()));
                    yield false;
                }
                case NEW_TOKEN, SIGN_IN -> {
                    line(GetstreamWord.CHECK_ACCESS, Optional.empty());
                    lines.add(new Line(who, Verdict.MISSING, Optional.of(error.why())));
                    yield false;
                }
                case LATER, GONE, FORBIDDEN, UNABLE, NEVER, NEW_SOCKET -> accepted(who);
            };
            case GetstreamAnswer.Got<JsonNode> got -> accepted(who);
        };
    }

    private boolean accepted(Phrase who) {
        line(GetstreamWord.CHECK_ACCESS, Optional.empty());
        lines.add(new Line(who, Verdict.OK, Optional.empty()));
        return true;
    }

    /** A socket, up to its first frame. */
    private void realtime(String token) {
        var quick = new GetstreamTimings(STEP, STEP, STEP, timings.retryUnit(), timings.retryLongest(),
                timings.crowded(), timings.hideLoss(), timings.longpoll(), timings.longpollFor(),
                timings.answerWithin(), timings.askAgain(), timings.echoWithin(), timings.settle(), timings.typing());
        var socket = new GetstreamSocket(network, access, quick, odd);
        var opened = new boolean[1];
        try {
            var end = socket.follow(token, new GetstreamListener() {
                @Override
                public void opened(String connectionId, Optional<String> poorly) {
                    opened[0] = true;
                    socket.drop();
                }

                @Override
                public void heard(JsonNode event) {
                    // it is over as soon as it is open
                }

                @Override
                public void alive() {
                    // likewise
                }
            });
            line(GetstreamWord.CHECK_REALTIME, opened[0] ? Optional.empty() : Optional.of(switch (end) {
                case GetstreamEnd.Lost(var why) -> why;
                case GetstreamEnd.Refused(var error) -> error.why();
                case GetstreamEnd.ForGood(var why) -> why;
                case GetstreamEnd.TimeForASocket() -> Reason.of(ReasonCode.TIMED_OUT);
            }));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lines.add(new Line(Phrases.of(GetstreamWord.CHECK_REALTIME), Verdict.UNKNOWN, Optional.empty()));
        }
    }

    /** What may be done in at least one of the channels that were found. */
    private void rights() {
        var own = new HashSet<String>();
        channels.values().forEach(channel -> channel.path("own_capabilities").valueStream()
                .forEach(right -> own.add(right.asString(""))));
        var rights = new GetstreamRights(true, true, own);
        boolean known = !own.isEmpty();
        right(GetstreamWord.CHECK_READ, rights, known, "read-channel");
        right(GetstreamWord.CHECK_WRITE, rights, known, "send-message");
        right(GetstreamWord.CHECK_DELETE, rights, known, "delete-any-message");
        right(GetstreamWord.CHECK_PIN, rights, known, "pin-message");
        right(GetstreamWord.CHECK_BAN, rights, known, "ban-channel-members");
        right(GetstreamWord.CHECK_MODES, rights, known, "set-channel-cooldown", "update-channel");
    }

    private void right(GetstreamWord what, GetstreamRights rights, boolean known, String right, String... others) {
        if (!known) {
            lines.add(new Line(Phrases.of(what), Verdict.UNKNOWN, Optional.empty()));
            return;
        }
        line(what, rights.to(right, others) instanceof Support.No(var why) ? Optional.of(why) : Optional.empty());
    }

    private void line(GetstreamWord what, Optional<Reason> trouble) {
        lines.add(new Line(Phrases.of(what), trouble.isEmpty() ? Verdict.OK : Verdict.MISSING, trouble));
    }

    private static Optional<Reason> why(GetstreamAnswer<?> answer) {
        return switch (answer) {
            case GetstreamAnswer.Got<?> got -> Optional.empty();
            case GetstreamAnswer.Refused<?>(var error) -> Optional.of(error.why());
            case GetstreamAnswer.Lost<?>(var why, var perhaps) -> Optional.of(why);
        };
    }

    private static String label(String cid, JsonNode channel) {
        return GetstreamTree.text(channel, "name").or(() -> GetstreamTree.text(channel.path("custom"), "name"))
                .map(GetstreamTree::words).filter(name -> !name.equals(cid)).map(name -> name + " (" + cid + ")")
                .orElse(cid);
    }
}
