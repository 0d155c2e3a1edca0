package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.feed.FeedBatch;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TroubleLogTest {
    private static final Channel CHANNEL = new Channel(new PlatformId("blaze"), "lanternfish");
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private final Logger logger = (Logger) LoggerFactory.getLogger(TroubleLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final TroubleLog log = new TroubleLog();

    @BeforeEach
    void listen() {
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void unlisten() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void long_outage_is_one_line_and_its_end_another() {
        for (int i = 0; i < 20; i++) {
            become(new ConnectionState.Connecting());
            become(new ConnectionState.Retrying(NOW.plusSeconds(i), Reason.of(ReasonCode.NETWORK, "refused")));
        }
        become(new ConnectionState.Live());

        assertThat(written()).hasSize(2).first().asString().contains("blaze:lanternfish", "refused");
        assertThat(written().getLast()).contains("live again");
    }

    @Test
    void secret_in_a_reason_is_struck_out() {
        become(new ConnectionState.Failed(Reason.of(ReasonCode.NETWORK, "access_token=4711secret is bad")));

        assertThat(written()).singleElement().asString().contains("given up").doesNotContain("4711secret");
    }

    private void become(ConnectionState state) {
        log.accept(new FeedBatch(List.of(), List.of(new ChatEvent.Connection(CHANNEL, state, NOW))));
    }

    private List<String> written() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
