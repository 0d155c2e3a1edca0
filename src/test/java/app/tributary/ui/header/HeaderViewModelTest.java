package app.tributary.ui.header;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.feed.FeedBatch;
import app.tributary.ui.Language;
import app.tributary.ui.ListedChannel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeaderViewModelTest {
    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    private static final ListedChannel KICK = listed("kick", "Kick");
    private static final ListedChannel BLAZE = listed("blaze", "Blaze");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Language language = new Language(Locale.ENGLISH);
    private final HeaderViewModel header = new HeaderViewModel(language, now::get, Runnable::run);

    @BeforeEach
    void listBoth() {
        header.list(List.of(KICK, BLAZE));
    }

    @Test
    void a_fresh_channel_is_connecting() {
        assertThat(health(0).trouble()).isEqualTo("connecting");
        assertThat(health(0).tone()).isEqualTo(Health.Tone.WAITING);
    }

    @Test
    void a_live_channel_has_nothing_to_say_but_its_viewers() {
        stands(KICK, new ConnectionState.Live());
        heard(new ChatEvent.Viewers(KICK.channel(), 1284, START));
        assertThat(health(0).trouble()).isEmpty();
        assertThat(header.chips().getFirst().viewersProperty().get()).hasValue(1284);
    }

    @Test
    void a_retry_counts_down_and_says_when_it_tries() {
        stands(KICK, new ConnectionState.Retrying(START.plusMillis(3_400), Reason.of(ReasonCode.NETWORK, "reset")));
        assertThat(health(0).trouble()).isEqualTo("again in 4 s");
        assertThat(health(0).whole()).isEqualTo(
                "The connection is lost; next try in 4 s. The network failed: reset");
        now.set(START.plusSeconds(2));
        header.tick();
        assertThat(health(0).trouble()).isEqualTo("again in 2 s");
        assertThat(health(0).brief()).isEqualTo("2 s");
        now.set(START.plusSeconds(9));
        header.tick();
        assertThat(health(0).trouble()).isEqualTo("connecting");
        assertThat(health(0).mendable()).as("it is being tried already").isFalse();
    }

    @Test
    void a_failure_says_why_and_offers_a_try() {
        stands(KICK, new ConnectionState.Failed(Reason.of(ReasonCode.NO_SUCH_CHANNEL)));
        assertThat(health(0).trouble()).isEqualTo("There is no such channel, or it is closed.");
        assertThat(health(0).tone()).isEqualTo(Health.Tone.DANGER);
        assertThat(health(0).mendable()).isTrue();
    }

    @Test
    void viewers_are_added_up_and_forgotten_when_the_stream_ends() {
        assertThat(header.viewersProperty().get()).isEmpty();
        heard(new ChatEvent.Viewers(KICK.channel(), 40, START), new ChatEvent.Viewers(BLAZE.channel(), 2, START));
        assertThat(header.viewersProperty().get()).hasValue(42);
        stands(BLAZE, new ConnectionState.Offline());
        assertThat(header.viewersProperty().get()).isEqualTo(OptionalLong.of(40));
        assertThat(health(1).trouble()).isEqualTo("not live");
    }

    @Test
    void what_was_heard_before_a_channel_was_listed_is_not_lost() {
        var late = listed("twitch", "Twitch");
        stands(late, new ConnectionState.Live());
        header.list(List.of(KICK, late));
        assertThat(health(1).tone()).isEqualTo(Health.Tone.GOOD);
    }

    @Test
    void another_language_changes_the_words_at_once() {
        stands(KICK, new ConnectionState.Offline());
        language.speak(Locale.of("tr"));
        assertThat(health(0).trouble()).isEqualTo("yayında değil");
    }

    private Health health(int chip) {
        return header.chips().get(chip).healthProperty().get();
    }

    private void stands(ListedChannel listed, ConnectionState state) {
        heard(new ChatEvent.Connection(listed.channel(), state, now.get()));
    }

    private void heard(ChatEvent... events) {
        header.accept(new FeedBatch(List.of(), List.of(events)));
    }

    private static ListedChannel listed(String platform, String label) {
        return new ListedChannel(new Channel(new PlatformId(platform), "mira"), label, Optional.empty());
    }
}
