package app.tributary.platform.hapihub;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.SocketIoClient;
import app.tributary.net.SocketIoNews;
import app.tributary.net.SocketIoPacket;
import app.tributary.net.SocketIoSpace;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Line;
import app.tributary.platform.AccountCheck.Suggestion;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tries an account: signs in, lists its rooms, reads one, opens a socket. Says nothing in any room. Blocks. */
final class HapihubCheck {
    private static final int MOST_ROOMS = 30;

    private final Network network;
    private final HapihubTimings timings;

    HapihubCheck(Network network, HapihubTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    AccountCheck of(HapihubPlatform.Way way) {
        var lines = new ArrayList<Line>();
        if (way.access().isEmpty()) {
            lines.add(line(HapihubWord.CHECK_SIGN_IN, Optional.of(way.trouble())));
            return new AccountCheck(lines, List.of());
        }
        var access = way.access().get();
        var pass = access.signIn().pass();
        lines.add(line(HapihubWord.CHECK_SIGN_IN, trouble(pass)));
        if (!(pass instanceof Answer.Got<Pass>)) {
            return new AccountCheck(lines, List.of());
        }
        var rooms = access.api().rooms(MOST_ROOMS);
        lines.add(line(HapihubWord.CHECK_ROOMS, trouble(rooms)));
        if (rooms instanceof Answer.Refused<List<Room>> no && no.status() == 401) {
            // a token that nobody takes: it was not known until it was used
            lines.set(0, line(HapihubWord.CHECK_SIGN_IN, Optional.of(no.why())));
            return new AccountCheck(lines, List.of());
        }
        List<Room> found = rooms instanceof Answer.Got<List<Room>>(var some) ? some : List.of();
        if (found.isEmpty()) {
            lines.add(new Line(Phrases.of(HapihubWord.CHECK_HISTORY), Verdict.UNKNOWN, Optional.empty()));
        } else {
            lines.add(line(HapihubWord.CHECK_HISTORY, trouble(access.api().messages(
                    HapihubQuery.ALL.with("room", found.getFirst().id()).limit(1).newestFirst()))));
        }
        lines.add(line(HapihubWord.CHECK_REALTIME, socket(way, access)));
        lines.add(new Line(Phrases.of(HapihubWord.CHECK_SEND), Verdict.UNKNOWN, Optional.empty()));
        return new AccountCheck(lines,
                found.stream().map(room -> new Suggestion(room.id(), HapihubActions.title(room))).toList());
    }

    /** What is wrong with the socket; nothing where it takes the token. */
    private Optional<Reason> socket(HapihubPlatform.Way way, HapihubAccess access) {
        if (!(access.signIn().pass() instanceof Answer.Got<Pass>(var pass))) {
            return Optional.of(Reason.of(ReasonCode.BAD_TOKEN));
        }
        Instant until = network.clock().instant().plus(timings.openWithin());
        try (var client = SocketIoClient.open(network, way.realtime(), way.engine(),
                List.of(SocketIoSpace.open(SocketIoPacket.MAIN)), timings.openWithin(), new OddFrames("check"))) {
            while (network.clock().instant().isBefore(until)) {
                switch (client.next(timings.openWithin())) {
                    case SocketIoNews.Ended ended -> {
                        return Optional.of(ended.why());
                    }
                    case SocketIoNews.Left left -> {
                        return Optional.of(left.why());
                    }
                    case SocketIoNews.Joined _ -> client.ask(SocketIoPacket.MAIN, "create",
                            List.of(JsonNodeFactory.instance.stringNode("authentication"),
                                    JsonNodeFactory.instance.objectNode().put("strategy", "jwt").put("accessToken",
                                            pass.token())),
                            timings.authenticateWithin());
                    case SocketIoNews.Answered answered -> {
                        return answered.arguments().isEmpty()
                                ? Optional.of(Reason.of(ReasonCode.TIMED_OUT))
                                : answered.arguments().get().stream().findFirst().filter(error -> !error.isNull())
                                        .map(HapihubCheck::refused);
                    }
                    case SocketIoNews.Event _,SocketIoNews.Quiet _ -> until = until.minusMillis(1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(Reason.of(ReasonCode.TIMED_OUT));
    }

    private static Reason refused(JsonNode error) {
        return Reason.of(ReasonCode.REFUSED, error.path("message").asString(""));
    }

    private static Optional<Reason> trouble(Answer<?> answer) {
        return answer instanceof Answer.Trouble<?> trouble ? Optional.of(trouble.why()) : Optional.empty();
    }

    private static Line line(HapihubWord what, Optional<Reason> trouble) {
        return new Line(Phrases.of(what), trouble.isPresent() ? Verdict.MISSING : Verdict.OK, trouble);
    }
}
