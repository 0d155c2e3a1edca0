package app.tributary.platform.twitch;

import app.tributary.chat.Channel;
import app.tributary.net.OddFrames;
import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import com.github.twitch4j.chat.util.MessageParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * From a line as it comes out of the socket to a finished message; beside twitch4j's parser, and what a
 * row needs made of its answer. One operation is one line.
 */
@State(Scope.Thread)
public class ParseBench {
    private static final Instant NOW = Instant.ofEpochMilli(1_781_000_000_000L);

    /** How many different lines there are; 20,000 people write them: the fewer lines, the fewer of those. */
    @Param({"1000", "20000"})
    public int lines = 1000;

    private String[] raw = {};
    private int next;
    private final IrcLine line = new IrcLine();
    private final TwitchMapper mapper = new TwitchMapper(new Channel(TwitchPlatform.ID, RandomLines.CHANNEL),
            URI.create("https://pictures.example/emoticons/v2"), new OddFrames("bench"));

    /** Makes the lines; in an order that does not tell in which they were made. */
    @Setup
    public void write() {
        raw = new RandomLines(436, 20_000).next(lines).toArray(String[]::new);
        long bytes = 0;
        for (String each : raw) {
            bytes += each.getBytes(StandardCharsets.UTF_8).length;
        }
        System.out.printf("[%d lines, %.0f bytes on average]%n", raw.length, (double) bytes / raw.length);
    }

    private String line() {
        next = next + 1 == raw.length ? 0 : next + 1;
        return raw[next];
    }

    /** Ours, whole: a {@link app.tributary.chat.ChatMessage} with its pieces, in its event. */
    @Benchmark
    public void tributary(Blackhole out) {
        String text = line();
        if (line.read(text, 0, text.length())) {
            mapper.map(line, NOW, out::consume);
        }
    }

    /** Ours, only taken apart: tags, sender, command and words are found. */
    @Benchmark
    public boolean tributarySplit() {
        String text = line();
        return line.read(text, 0, text.length());
    }

    /** Theirs, only taken apart. */
    @Benchmark
    public IRCMessageEvent twitch4jSplit() {
        return Objects.requireNonNull(MessageParser.parse(line()));
    }

    /** Theirs, with what a row needs: who, colour, badges, words, where the emotes are. */
    @Benchmark
    public Theirs twitch4j() {
        var event = Objects.requireNonNull(MessageParser.parse(line()));
        return new Theirs(event.getMessageId(), event.getUserId(), event.getUserName(), event.getUserDisplayName(),
                event.getUserChatColor(), event.getBadges(), event.getBadgeInfo(), event.getMessage(),
                event.getTagValue("tmi-sent-ts").map(Long::parseLong),
                event.getTagValue("emotes").map(ParseBench::ranges).orElse(List.of()));
    }

    /** What a row needs. */
    public record Theirs(Optional<String> id, String userId, String login, Optional<String> name,
            Optional<String> color, Map<String, String> badges, Map<String, String> badgeInfo, Optional<String> text,
            Optional<Long> sent, List<Range> emotes) {}

    /** One emote of a text. */
    public record Range(String id, int from, int to) {}

    private static List<Range> ranges(String tag) {
        var ranges = new ArrayList<Range>();
        for (int at = 0; at < tag.length();) {
            int slash = tag.indexOf('/', at);
            int stop = slash < 0 ? tag.length() : slash;
            int colon = tag.indexOf(':', at);
            String id = tag.substring(at, colon);
            for (int from = colon + 1; from < stop;) {
                int comma = tag.indexOf(',', from, stop);
                int to = comma < 0 ? stop : comma;
                int dash = tag.indexOf('-', from, to);
                ranges.add(new Range(id, Integer.parseInt(tag, from, dash, 10),
                        Integer.parseInt(tag, dash + 1, to, 10)));
                from = to + 1;
            }
            at = stop + 1;
        }
        return ranges;
    }
}
