package app.tributary.platform.twitch;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.SocketFrame;
import app.tributary.net.TextSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One socket from its opening to its end: greets, joins one channel, answers pings, notices silence, and
 * hands out the lines that it has no use for itself. Used by one thread.
 */
final class IrcSession implements AutoCloseable {
    /** A line has some 8 KiB of tags and 500 characters at most; what is far longer is no chat. */
    private static final int LONGEST_LINE = 64 * 1024;
    private static final String FENCE = "tributary-fence";
    /** The words of a NOTICE without a msg-id that refuses the greeting. */
    private static final Set<String> LOGIN_REFUSED = Set.of("login authentication failed", "login unsuccessful",
            "improperly formatted auth", "invalid nick", "error logging in");
    private static final Set<String> CHANNEL_REFUSED = Set.of("msg_channel_suspended", "msg_room_not_found",
            "tos_ban");

    private final TextSocket socket;
    private final InstantSource clock;
    private final TwitchTimings timings;
    private final OddFrames odd;
    private final String nick;
    private final String channel;
    private final IrcLine line = new IrcLine();
    private final Instant joinBy;
    private Instant pingAt;
    private Optional<Instant> pongBy = Optional.empty();
    private Instant heard;
    private boolean welcomed;
    private boolean joined;
    private boolean reconnectAsked;
    private boolean fencePassed;
    private Optional<Ending> ending = Optional.empty();

    /**
     * How a session ended.
     *
     * @param forGood whether it is pointless to try again without a person
     */
    record Ending(Reason why, boolean forGood) {}

    private IrcSession(TextSocket socket, Network network, TwitchTimings timings, OddFrames odd, String login) {
        this.socket = socket;
        this.clock = network.clock();
        this.timings = timings;
        this.odd = odd;
        this.channel = "#" + login;
        this.nick = "justinfan" + network.random().nextInt(10_000, 100_000);
        this.heard = clock.instant();
        this.joinBy = heard.plus(timings.join());
        this.pingAt = heard.plus(timings.ping());
    }

    /** Starts to open a socket to a channel; returns at once. */
    static IrcSession open(Network network, URI address, TwitchTimings timings, OddFrames odd, String login) {
        // its own pings on the level of IRC reach further than the socket's, which a proxy may answer
        var socket = TextSocket.open(network, address, Map.of(), Duration.ZERO);
        var session = new IrcSession(socket, network, timings, odd, login);
        session.greet();
        return session;
    }

    private void greet() {
        // the socket keeps what is sent before it is open; the order matters
        socket.send("CAP REQ :twitch.tv/tags twitch.tv/commands");
        socket.send("PASS SCHMOOPIIE");
        socket.send("NICK " + nick);
        socket.send("JOIN " + channel);
    }

    /** Waits for one frame, at most this long, and hands out its lines. Returns at once after the end. */
    void next(Duration within, Consumer<IrcLine> lines) throws InterruptedException {
        if (ending.isPresent()) {
            return;
        }
        var now = clock.instant();
        if (joined && !now.isBefore(pingAt)) {
            ping(now);
        }
        switch (socket.next(shorter(within, Duration.between(now, nextDeadline())))) {
            case SocketFrame.Text(String text) -> {
                heard = clock.instant();
                // whatever comes is a sign of life
                pongBy = Optional.empty();
                handOut(text, lines);
            }
            case SocketFrame.Silence() -> checkPong();
            case SocketFrame.End(int code, String words) -> end(closed(code, words), false);
        }
        checkJoin();
    }

    /** Whether the channel's lines come in. */
    boolean joined() {
        return joined;
    }

    /** Whether the server asked to go elsewhere. */
    boolean reconnectAsked() {
        return reconnectAsked;
    }

    /** How it ended; empty while it lives. */
    Optional<Ending> ending() {
        return ending;
    }

    /** When the last frame came: up to then nothing is missing. */
    Instant heard() {
        return heard;
    }

    /** Asks for a sign behind which nothing more of before can come. */
    void fence() {
        socket.send("PING :" + FENCE);
    }

    /** Whether that sign has come. */
    boolean fencePassed() {
        return fencePassed;
    }

    @Override
    public void close() {
        if (ending.isPresent()) {
            socket.abandon();
        } else {
            socket.close();
        }
    }

    private void ping(Instant now) {
        socket.send("PING :tributary");
        pingAt = now.plus(timings.ping());
        pongBy = Optional.of(now.plus(timings.pong()));
    }

    private Instant nextDeadline() {
        return joined ? pongBy.filter(by -> by.isBefore(pingAt)).orElse(pingAt) : joinBy;
    }

    private void checkPong() {
        if (pongBy.filter(by -> !clock.instant().isBefore(by)).isPresent()) {
            end(Reason.of(ReasonCode.SILENT), false);
        }
    }

    /** Twitch often says nothing at all to the join of a channel that does not exist. */
    private void checkJoin() {
        if (!joined && ending.isEmpty() && !clock.instant().isBefore(joinBy)) {
            end(Reason.of(welcomed ? ReasonCode.NO_SUCH_CHANNEL : ReasonCode.TIMED_OUT), false);
        }
    }

    private void handOut(String frame, Consumer<IrcLine> lines) {
        for (int from = 0; from < frame.length() && ending.isEmpty();) {
            int feed = frame.indexOf('\n', from);
            int next = feed < 0 ? frame.length() : feed;
            int to = next > from && frame.charAt(next - 1) == '\r' ? next - 1 : next;
            if (to - from > LONGEST_LINE) {
                odd.drop("giant line", frame.substring(from, from + 200));
            } else if (to > from) {
                if (line.read(frame, from, to)) {
                    take(lines);
                } else {
                    odd.drop("no IRC line", frame.substring(from, to));
                }
            }
            from = next + 1;
        }
    }

    private void take(Consumer<IrcLine> lines) {
        switch (line.command()) {
            case PING -> socket.send("PONG :" + line.first());
            case PONG -> fencePassed |= line.text().equals(FENCE) || line.first().equals(FENCE);
            case WELCOME -> welcomed = true;
            case RECONNECT -> reconnectAsked = true;
            case JOIN -> {
                if (line.isFrom(nick)) {
                    arrive();
                }
            }
            case ROOMSTATE -> {
                arrive();
                lines.accept(line);
            }
            case NOTICE -> {
                if (!refused()) {
                    lines.accept(line);
                }
            }
            case PRIVMSG, USERNOTICE, CLEARCHAT, CLEARMSG, PASSED_OVER, UNKNOWN -> lines.accept(line);
        }
    }

    private void arrive() {
        if (!joined && line.isTo(channel)) {
            joined = true;
            pingAt = clock.instant().plus(timings.ping());
        }
    }

    private boolean refused() {
        String words = line.text();
        if (CHANNEL_REFUSED.contains(line.tag(Tag.MSG_ID))) {
            end(Reason.of(ReasonCode.NO_SUCH_CHANNEL, words), true);
        } else if (!welcomed && LOGIN_REFUSED.contains(words.toLowerCase(Locale.ROOT))) {
            // no token is at fault here: the next try greets with another name
            end(Reason.of(ReasonCode.REFUSED, words), false);
        }
        return ending.isPresent();
    }

    private void end(Reason why, boolean forGood) {
        if (ending.isEmpty()) {
            ending = Optional.of(new Ending(why, forGood));
        }
    }

    /** A refused handshake has an HTTP status in the place of a close code. */
    private static Reason closed(int code, String words) {
        if (code == 1006) {
            return Reason.of(ReasonCode.NETWORK, words);
        }
        if (code >= 1000) {
            return Reason.of(ReasonCode.CLOSED_BY_SERVER, words.isBlank() ? Integer.toString(code) : words);
        }
        return Reason.of(code >= 500 ? ReasonCode.SERVER_ERROR : ReasonCode.BAD_ANSWER, "HTTP " + code);
    }

    private static Duration shorter(Duration one, Duration other) {
        var shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }
}
