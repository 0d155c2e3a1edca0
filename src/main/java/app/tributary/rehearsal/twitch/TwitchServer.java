package app.tributary.rehearsal.twitch;

import app.tributary.chat.PlatformId;
import app.tributary.platform.twitch.TwitchPlatform;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.RehearsalServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loopback Twitch for readers without an account: IRC over WebSocket, and pictures of emotes. The same
 * is said in every channel that is joined, whatever its name. Any thread may call.
 */
public final class TwitchServer implements RehearsalServer {
    private static final Logger LOG = LoggerFactory.getLogger(TwitchServer.class);
    private static final String CHANNEL = "lanternfish";
    /** The real one asks about this often. */
    private static final Duration PING = Duration.ofMinutes(5);

    private final CueLines cues;
    private final IrcRoom room;
    private final EmoteHost.Trouble trouble = new EmoteHost.Trouble();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("loopback-twitch").factory());
    private final int ircPort;
    private final int emotePort;
    private IrcEnd chat;
    private EmoteHost emotes;
    private boolean closed;

    /**
     * Opens its ports.
     *
     * @param port of the chat, and the one above it for pictures; 0: any two
     * @param clock gives the times of messages
     * @throws java.io.UncheckedIOException where a port cannot be opened
     */
    public TwitchServer(int port, InstantSource clock) {
        cues = new CueLines(CHANNEL, clock);
        room = new IrcRoom(clock, cues);
        chat = IrcEnd.open(port, room);
        ircPort = chat.getPort();
        emotes = EmoteHost.open(port == 0 ? 0 : port + 1, trouble);
        emotePort = emotes.port();
        var _ = timer.scheduleAtFixedRate(() -> toAll("PING :tmi.twitch.tv\r\n"), PING.toSeconds(), PING.toSeconds(),
                TimeUnit.SECONDS);
    }

    @Override
    public PlatformId platform() {
        return TwitchPlatform.ID;
    }

    @Override
    public Map<String, URI> endpoints() {
        return Map.of(TwitchPlatform.IRC.key(), URI.create("ws://127.0.0.1:" + ircPort), TwitchPlatform.EMOTES.key(),
                URI.create("http://127.0.0.1:" + emotePort + EmoteHost.PATH));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    /** None: everything here can be read by anybody. */
    @Override
    public Map<String, String> account() {
        return Map.of();
    }

    @Override
    public void play(Cue cue) {
        var lines = cues.of(cue);
        if (!lines.isEmpty()) {
            room.tell(lines);
        }
    }

    /** Says raw lines, in every joined channel instead of the one that they name. */
    public void say(List<String> lines) {
        room.tell(lines);
    }

    /** From now on nobody can join this channel any more. */
    public void suspend(String login) {
        room.suspend(login);
    }

    /** How many clients are in a channel. */
    public int listeners() {
        return (int) room.clients().stream().filter(IrcClient::isListening).count();
    }

    @Override
    public void misbehave(Mischief mischief) {
        switch (mischief) {
            case Mischief.DropConnections drop -> room.clients().forEach(IrcClient::cut);
            case Mischief.Down(Duration lasts) -> down(lasts);
            case Mischief.Mute(Duration lasts) -> room.mute(lasts);
            case Mischief.NoRealtime(Duration lasts) -> room.refuse(lasts);
            case Mischief.AnswerStatus(int status, int times) -> trouble.answerStatus(status, times);
            case Mischief.AnswerHtml(int times) -> trouble.answerHtml(times);
            case Mischief.SwallowAnswers(int times) -> trouble.swallow(times);
            case Mischief.RawFrame(String text) -> toAll(text);
            case Mischief.RefuseOutlet refuse -> {
                // a plain platform has no outlets
            }
            case Mischief.ExpireTokens expire -> {
                // nor does anybody sign in
            }
        }
    }

    private void toAll(String frame) {
        room.clients().forEach(client -> client.send(frame));
    }

    private synchronized void down(Duration lasts) {
        if (closed) {
            return;
        }
        chat.close();
        emotes.close();
        var _ = timer.schedule(this::up, lasts.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void up() {
        if (closed) {
            return;
        }
        try {
            chat = IrcEnd.open(ircPort, room);
            emotes = EmoteHost.open(emotePort, trouble);
        } catch (RuntimeException e) {
            LOG.error("the loopback server of Twitch did not come back", e);
        }
    }

    IrcRoom room() {
        return room;
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.shutdownNow();
        chat.close();
        emotes.close();
    }
}
