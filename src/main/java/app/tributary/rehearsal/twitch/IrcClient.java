package app.tributary.rehearsal.twitch;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.PingFrame;

/** Somebody who is connected: what they asked for, and what they are told. Any thread may call. */
final class IrcClient {
    private static final Set<String> CAPABILITIES = Set.of("twitch.tv/tags", "twitch.tv/commands",
            "twitch.tv/membership");

    private final WebSocket socket;
    private final IrcRoom room;
    private final Set<String> asked = new CopyOnWriteArraySet<>();
    private final Set<String> channels = new CopyOnWriteArraySet<>();
    private volatile String nick = "";
    private volatile String pass = "";
    private volatile boolean gone;

    IrcClient(WebSocket socket, IrcRoom room) {
        this.socket = socket;
        this.room = room;
    }

    /** Whether lines reach them: connected and in a channel. */
    boolean isListening() {
        return !channels.isEmpty() && !gone && socket.isOpen();
    }

    /** Notes that the socket is closed. */
    void leave() {
        gone = true;
    }

    /** Takes a frame of theirs. */
    void hear(String frame) {
        for (String line : frame.split("\r?\n", -1)) {
            if (!line.isBlank()) {
                obey(line.strip());
            }
        }
    }

    /**
     * Tells lines of the chat, in every channel that they joined.
     *
     * @return whether they went into an open socket
     */
    boolean tell(List<String> lines) {
        var frame = new StringBuilder();
        for (String channel : channels) {
            for (String line : lines) {
                if (asked.contains("twitch.tv/commands") || RawLine.isPlain(line)) {
                    String there = RawLine.in(channel, line);
                    frame.append(asked.contains("twitch.tv/tags") ? there : RawLine.withoutTags(there)).append("\r\n");
                }
            }
        }
        return isListening() && (frame.isEmpty() || send(frame.toString()));
    }

    /** Puts a mark behind everything told so far, which comes back when it has been read. */
    void mark(long position) {
        var ping = new PingFrame();
        ping.setPayload(ByteBuffer.allocate(Long.BYTES).putLong(0, position));
        try {
            socket.sendFrame(ping);
        } catch (WebsocketNotConnectedException gone) {
            // the room hears of it by itself
            return;
        }
    }

    /** Sends a frame as it is; false where the socket is closed. */
    boolean send(String frame) {
        try {
            socket.send(frame);
            return true;
        } catch (WebsocketNotConnectedException gone) {
            return false;
        }
    }

    /** Cuts the line without a good-bye, with everything that is still on its way out. */
    void cut() {
        socket.closeConnection(1006, "");
    }

    private void obey(String line) {
        int space = line.indexOf(' ');
        String word = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String rest = space < 0 ? "" : line.substring(space + 1).strip();
        switch (word) {
            case "CAP" -> capabilities(rest);
            case "PASS" -> pass = rest;
            case "NICK" -> greet(rest.toLowerCase(Locale.ROOT));
            case "JOIN" -> List.of(rest.split(",", -1)).forEach(this::join);
            case "PART" -> List.of(rest.split(",", -1)).forEach(this::part);
            case "PING" -> send(":tmi.twitch.tv PONG tmi.twitch.tv :" + withoutColon(rest) + "\r\n");
            case "QUIT" -> socket.close();
            default -> {
                // PONG; and PRIVMSG, which Twitch takes from nobody who is not signed in
            }
        }
    }

    private void capabilities(String request) {
        if (!request.toUpperCase(Locale.ROOT).startsWith("REQ ")) {
            return;
        }
        String wanted = withoutColon(request.substring(4).strip());
        var words = List.of(wanted.split(" +", -1));
        boolean known = CAPABILITIES.containsAll(words);
        if (known) {
            asked.addAll(words);
        }
        send(":tmi.twitch.tv CAP * " + (known ? "ACK" : "NAK") + " :" + wanted + "\r\n");
    }

    private void greet(String name) {
        if (!name.matches("justinfan[0-9]+") || pass.startsWith("oauth:")) {
            send(":tmi.twitch.tv NOTICE * :Login authentication failed\r\n");
            socket.close();
            return;
        }
        nick = name;
        send(":tmi.twitch.tv 001 " + nick + " :Welcome, GLHF!\r\n:tmi.twitch.tv 002 " + nick
                + " :Your host is tmi.twitch.tv\r\n:tmi.twitch.tv 003 " + nick
                + " :This server is rather new\r\n:tmi.twitch.tv 004 " + nick + " :-\r\n:tmi.twitch.tv 375 " + nick
                + " :-\r\n:tmi.twitch.tv 372 " + nick
                + " :You are in a maze of twisty passages, all alike.\r\n:tmi.twitch.tv 376 " + nick + " :>\r\n");
    }

    private void join(String name) {
        String channel = name.strip().toLowerCase(Locale.ROOT);
        if (nick.isEmpty() || !channel.startsWith("#") || channel.length() < 2) {
            return;
        }
        String login = channel.substring(1);
        if (room.isSuspended(login)) {
            send("@msg-id=msg_channel_suspended :tmi.twitch.tv NOTICE " + channel
                    + " :This channel does not exist or has been suspended.\r\n");
            return;
        }
        String server = ":" + nick + ".tmi.twitch.tv ";
        send(":" + nick + "!" + nick + "@" + nick + ".tmi.twitch.tv JOIN " + channel + "\r\n" + server + "353 " + nick
                + " = " + channel + " :" + nick + "\r\n" + server + "366 " + nick + " " + channel
                + " :End of /NAMES list\r\n");
        channels.add(login);
        tell(List.of(room.state()));
        room.joined(this);
    }

    private void part(String name) {
        String channel = name.strip().toLowerCase(Locale.ROOT);
        if (channel.startsWith("#") && channels.remove(channel.substring(1)) && channels.isEmpty()) {
            room.left(this);
        }
    }

    private static String withoutColon(String text) {
        return text.startsWith(":") ? text.substring(1) : text;
    }
}
