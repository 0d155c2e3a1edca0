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
            assertThat(card.endpoints().stream().map(EndpointKey::key)).containsExactly("rest", "events", "oauth");
            assertThat(card.accountKeys().stream().map(AccountKey::key)).containsExactly("client-id",
                    "client-secret", "access-token", "refresh-token", "redirect-port", "ban-path", "ban-field",
                    "unmute-path");
            assertThat(card.accountKeys().stream().filter(AccountKey::secret).map(AccountKey::key))
                    .containsExactly("client-secret", "access-token", "refresh-token");
            assertThat(card.accountKeys().stream().filter(AccountKey::advanced).map(AccountKey::key))
                    .containsExactly("redirect-port", "ban-path", "ban-field", "unmute-path");
            assertThat(server.endpoints()).containsOnlyKeys("rest", "events", "oauth");
            assertThat(server.account()).containsOnlyKeys("client-id", "client-secret", "access-token",
                    "refresh-token");
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
