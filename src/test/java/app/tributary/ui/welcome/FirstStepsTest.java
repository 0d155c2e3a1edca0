package app.tributary.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.AccountSettings;
import app.tributary.account.SecretHome;
import app.tributary.chat.AccountId;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.AccountKey;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.AskedHandlers;
import app.tributary.ui.ConsoleHandlers.NewChannel;
import app.tributary.ui.Language;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstStepsTest {
    private static final PlatformId BLAZE = new PlatformId("blaze");
    private static final EndpointKey API = new EndpointKey("api", URI.create("https://api.example"));
    private static final AccountKey CLIENT = new AccountKey("clientId", false, false, WelcomeWord.NAME,
            WelcomeWord.ADVANCED_HELP);
    private static final AccountKey TOKEN = new AccountKey("token", true, true, WelcomeWord.ACCOUNT,
            WelcomeWord.ADVANCED_HELP);
    private static final PlatformCard TWITCH = new PlatformCard(new PlatformId("twitch"), "Twitch",
            WelcomeWord.CHANNEL_NAME, List.of(), List.of());
    private static final PlatformCard CARD = new PlatformCard(BLAZE, "Blaze", WelcomeWord.CHANNEL_NAME, List.of(API),
            List.of(CLIENT, TOKEN));

    private final AskedHandlers program = new AskedHandlers();
    private final Language language = new Language(Locale.ENGLISH);
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void a_name_is_enough_to_read_a_channel() {
        var adding = adding(List.of());
        adding.nameProperty().set(" mira ");
        adding.submit(done::incrementAndGet);
        assertThat(program.asked).containsExactly(new NewChannel(BLAZE, "mira", Optional.empty(), Map.of()));
        assertThat(done).hasValue(1);
    }

    @Test
    void without_a_name_nothing_is_asked() {
        var adding = adding(List.of());
        adding.submit(done::incrementAndGet);
        assertThat(program.asked).isEmpty();
        assertThat(adding.request().problemProperty().get()).isEqualTo("A name is missing.");
    }

    @Test
    void an_address_has_to_be_a_whole_one() {
        var adding = adding(List.of());
        adding.nameProperty().set("mira");
        adding.endpoints().addressProperty(API).set("localhost");
        adding.submit(done::incrementAndGet);
        assertThat(adding.request().problemProperty().get()).contains("“api”");
        adding.endpoints().addressProperty(API).set(" http://localhost:8080/x ");
        adding.submit(done::incrementAndGet);
        assertThat(program.asked).containsExactly(
                new NewChannel(BLAZE, "mira", Optional.empty(), Map.of("api", URI.create("http://localhost:8080/x"))));
    }

    @Test
    void an_account_of_the_platform_is_taken_and_can_be_left_out() {
        var main = known(new AccountId(BLAZE, "main"));
        var adding = adding(List.of(known(new AccountId(TWITCH.id(), "else")), main));
        assertThat(adding.identityProperty().get().account()).hasValue(main);
        adding.platformProperty().set(TWITCH);
        assertThat(adding.identities()).hasSize(2);
        adding.platformProperty().set(CARD);
        adding.identityProperty().set(adding.identities().getFirst());
        adding.nameProperty().set("mira");
        adding.submit(done::incrementAndGet);
        assertThat(((NewChannel) program.asked.getFirst()).account()).isEmpty();
    }

    @Test
    void a_refusal_is_said_and_what_was_typed_stays() {
        program.answer = CompletableFuture
                .completedFuture(Optional.of(Reason.of(ReasonCode.NO_SUCH_CHANNEL, "404")));
        var adding = adding(List.of());
        adding.nameProperty().set("mira");
        adding.submit(done::incrementAndGet);
        assertThat(adding.request().problemProperty().get())
                .isEqualTo("There is no such channel, or it is closed. 404");
        assertThat(adding.request().busyProperty().get()).isFalse();
        assertThat(adding.nameProperty().get()).isEqualTo("mira");
        assertThat(done).hasValue(0);
    }

    @Test
    void a_defect_of_the_program_is_said_too() {
        program.answer = CompletableFuture.failedFuture(new IllegalStateException("secret words"));
        var adding = adding(List.of());
        adding.nameProperty().set("mira");
        adding.submit(done::incrementAndGet);
        assertThat(adding.request().problemProperty().get()).contains("An error in Tributary")
                .doesNotContain("secret words");
    }

    private AddChannelViewModel adding(List<AccountSettings> accounts) {
        return new AddChannelViewModel(List.of(TWITCH, CARD), CARD, accounts, program, language, Runnable::run);
    }

    private static AccountSettings known(AccountId id) {
        return new AccountSettings(id, Map.of(), SecretHome.KEYCHAIN);
    }
}
