package app.tributary.platform.blaze;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.net.Network;
import app.tributary.platform.AccountKey;
import app.tributary.platform.EndpointKey;
import app.tributary.rehearsal.blaze.BlazeServer;
import app.tributary.words.Words;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class BlazePlatformTest {
    @Test
    void card_keysAreThoseThatTheLoopbackServerHandsOut() {
        try (var network = new Network(InstantSource.system()); var server = new BlazeServer(0)) {
            var card = new BlazePlatform(network).card();
            assertThat(card.endpoints().stream().map(EndpointKey::key)).containsExactly("rest", "events");
            assertThat(card.accountKeys().stream().map(AccountKey::key)).containsExactly("client-id", "access-token");
            assertThat(card.accountKeys().stream().filter(AccountKey::secret).map(AccountKey::key))
                    .containsExactly("access-token");
            assertThat(server.endpoints()).containsOnlyKeys("rest", "events");
            assertThat(server.account()).containsOnlyKeys("client-id", "access-token");
        }
    }

    @Test
    void words_ofTheCard_standInEveryLanguage() {
        for (var language : Words.LANGUAGES) {
            var words = Words.in(language);
            for (var word : BlazeWord.values()) {
                assertThat(words.of(word)).as("%s in %s", word, language).isNotBlank();
            }
        }
    }
}
