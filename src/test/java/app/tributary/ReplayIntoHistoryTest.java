package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.account.ChannelSettings;
import app.tributary.account.DataDirectory;
import app.tributary.chat.Channel;
import app.tributary.net.Network;
import app.tributary.platform.twitch.TwitchPlatform;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.twitch.IrcReplay;
import app.tributary.rehearsal.twitch.TwitchServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A file of raw IRC lines goes through a loopback Twitch, over connections that break, onto the disk: whole, and once. */
class ReplayIntoHistoryTest {
    private static final int MESSAGES = 1_500;
    private static final int DROPS = 10;
    /** Another file to replay, for trying recorded chat by hand. */
    private static final String FILE = "tributary.replay";

    @TempDir
    Path folder;

    @Test
    void every_message_is_on_the_disk_once_after_ten_dropped_connections() throws Exception {
        var file = Optional.ofNullable(System.getProperty(FILE));
        List<String> lines = file.isPresent() ? IrcReplay.linesOf(Path.of(file.get())) : generated(new Random(17));
        long distinct = lines.stream().filter(line -> line.contains(" PRIVMSG ")).map(ReplayIntoHistoryTest::id)
                .distinct()
                .count();
        var clock = InstantSource.system();
        var directory = ((DataDirectory.Opening.Opened) DataDirectory.open(folder)).directory();
        var network = new Network(clock);
        int drops;
        try (var house = new House(directory, clock, network, List.of(new TwitchPlatform(network)));
                var server = new TwitchServer(0, clock);
                var replay = IrcReplay.start(server, lines, OptionalDouble.of(lines.size() / 8.0))) {
            var channel = new Channel(TwitchPlatform.ID, "lanternfish");
            house.settings().update(
                    now -> now.withChannel(new ChannelSettings(channel, Optional.empty(), server.endpoints())));
            house.startLive();
            house.openChannels();
            int step = lines.size() / (DROPS + 1);
            for (int drop = 1; drop <= DROPS; drop++) {
                int reached = drop * step;
                int before = drop - 1;
                await().atMost(Duration.ofMinutes(2)).until(() -> {
                    house.evening().session().retryNow(channel);
                    return server.listeners() > 0 && replay.progress().sent() >= reached;
                });
                server.misbehave(new Mischief.DropConnections());
                await().atMost(Duration.ofMinutes(1)).until(() -> replay.progress().drops() > before);
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                house.evening().session().retryNow(channel);
                return replay.done().isDone();
            });
            drops = replay.progress().drops();
        }

        LoggerFactory.getLogger(getClass()).warn("{} lines with {} distinct messages over {} dropped connections",
                lines.size(),
                distinct, drops);
        assertThat(drops).isGreaterThanOrEqualTo(DROPS);
        assertThat(rows("SELECT count(*) FROM messages_v1 WHERE kind IN ('message', 'action')")).isEqualTo(distinct);
        assertThat(rows("SELECT count(DISTINCT message_id) FROM messages_v1 WHERE kind IN ('message', 'action')"))
                .isEqualTo(distinct);
    }

    private long rows(String query) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
                var answer = database.createStatement().executeQuery(query)) {
            return answer.getLong(1);
        }
    }

    private static List<String> generated(Random random) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < MESSAGES; i++) {
            String name = "person" + random.nextInt(300);
            boolean again = i > 10 && random.nextInt(100) == 0;
            lines.add(again
                    ? lines.get(lines.size() - 1 - random.nextInt(10))
                    : ("@badge-info=;badges=;color=#1E90FF;display-name=" + name
                            + ";emotes=;first-msg=0;id=" + new UUID(random.nextLong(), random.nextLong())
                            + ";mod=0;room-id=1;"
                            + "subscriber=0;tmi-sent-ts=" + (1_704_557_984_000L + i * 20L) + ";turbo=0;user-id="
                            + (1000 + random.nextInt(300)) + ";user-type= :" + name + "!" + name + "@" + name
                            + ".tmi.twitch.tv PRIVMSG #somewhere :line " + i + " 😀 text"));
        }
        return lines;
    }

    private static String id(String line) {
        int at = line.indexOf(";id=") + 4;
        int end = at;
        while (line.charAt(end) != ';' && line.charAt(end) != ' ') {
            end++;
        }
        return line.substring(at, end);
    }
}
