package app.tributary.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.AccountSettings;
import app.tributary.account.SecretHome;
import app.tributary.chat.AccountId;
import app.tributary.chat.Phrase;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Secret;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.AccountKey;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.EndpointKey.Preset;
import app.tributary.platform.FakePlatform;
import app.tributary.platform.PlatformCard;
import app.tributary.platform.ScriptedBrowser;
import app.tributary.platform.SignInAttempt.Gained;
import app.tributary.ui.AskedHandlers;
import app.tributary.ui.ConsoleHandlers.NewAccount;
import app.tributary.ui.ConsoleHandlers.NewChannel;
import app.tributary.ui.Language;
import app.tributary.ui.Turns;
import app.tributary.ui.welcome.AddAccountViewModel.Step;
import app.tributary.ui.welcome.TrialViewModel.Phase;
import app.tributary.words.ReasonWord;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class AddAccountTest {
    private static final AccountId MAIN = new AccountId(FakePlatform.ID, "main");
    private static final PlatformCard TWITCH = new PlatformCard(new PlatformId("twitch"), "Twitch",
            ReasonWord.OFFLINE, List.of(), List.of());
    private static final URI DEV = URI.create("https://dev.example");
    private static final URI REAL = URI.create("https://real.example");
    private static final EndpointKey API = new EndpointKey("api", DEV,
            List.of(new Preset("development", DEV, false), new Preset("production", REAL, true)), false);
    private static final EndpointKey OWN = new EndpointKey("base", URI.create("https://chat.example.org"), List.of(),
            true);
    private static final AccountKey SCHEME = AccountKey.advanced("scheme", ReasonWord.SILENT, ReasonWord.OFFLINE,
            "bearer", "bare");

    private final AskedHandlers program = new AskedHandlers();
    private final Language language = new Language(Locale.ENGLISH);
    private final AtomicInteger done = new AtomicInteger();
    private final Turns turns = new Turns();
    private final Thread me = Thread.currentThread();
    /** As on the screen: at once on its own thread, else in turn. */
    private final Executor fx = action -> {
        if (me.equals(Thread.currentThread())) {
            action.run();
        } else {
            turns.execute(action);
        }
    };

    @Test
    void what_is_required_must_be_there_before_anything_is_tried() {
        var adding = connecting();
        adding.proceed(done::incrementAndGet);
        assertThat(adding.request().problemProperty().get()).isEqualTo("“The connection had gone silent.” is missing.");
        assertThat(program.asked).isEmpty();
    }

    @Test
    void an_account_is_tried_first_and_stored_when_it_works() {
        var adding = typed("t0ken");
        assertThat(adding.stepProperty().get()).isEqualTo(Step.TEST);
        adding.proceed(done::incrementAndGet);
        tested(adding, Phase.DONE);

        var shown = adding.trial().shownProperty().get();
        assertThat(shown.works()).isTrue();
        assertThat(shown.summary()).startsWith("It works.");
        assertThat(shown.lines()).extracting(TrialViewModel.Line::what)
                .containsExactly("Read the chat", "Send messages", "Delete messages");
        assertThat(program.platform.tried.getFirst().tokens().read(MAIN, "token")).contains(new Secret("t0ken"));
        assertThat(adding.stepProperty().get()).isEqualTo(Step.KEEP);
        assertThat(adding.canInsist()).isFalse();

        program.asked.clear();
        adding.proceed(done::incrementAndGet);
        assertThat(program.asked).containsExactly(new NewAccount(MAIN, Map.of("clientId", "app"),
                Map.of("token", new Secret("t0ken")), Map.of(), Optional.empty()));
        assertThat(program.asked.toString()).doesNotContain("t0ken");
        assertThat(done).hasValue(1);
    }

    @Test
    void what_is_missing_is_said_and_only_insisting_stores_it() {
        program.platform.check = (endpoints, trial) -> FakePlatform.lacks("Pin messages",
                Reason.of(ReasonCode.MISSING_RIGHT, "scope chat.pin"));
        var adding = typed("t");
        assertThat(adding.canInsist()).isFalse();
        adding.proceed(done::incrementAndGet);
        tested(adding, Phase.DONE);
        assertThat(adding.trial().shownProperty().get().summary()).contains("Pin messages");
        assertThat(adding.trial().shownProperty().get().lines().get(1).why())
                .isEqualTo("The account has no right to do this. scope chat.pin");
        assertThat(adding.stepProperty().get()).isEqualTo(Step.TEST);
        assertThat(adding.canInsist()).isTrue();

        adding.keep(done::incrementAndGet);
        assertThat(program.asked.getLast()).isInstanceOf(NewAccount.class);
        assertThat(done).hasValue(1);
    }

    @Test
    void a_test_that_could_confirm_nothing_is_no_reason_to_store() {
        program.platform.check = (endpoints, trial) -> new AccountCheck(List.of(new AccountCheck.Line(
                Phrase.plain("Sign in"), Verdict.UNKNOWN, Optional.of(Reason.of(ReasonCode.TIMED_OUT)))), List.of());
        var adding = typed("t");
        adding.test();
        tested(adding, Phase.DONE);
        assertThat(adding.trial().shownProperty().get().summary()).startsWith("Nothing could be confirmed.");
        assertThat(adding.stepProperty().get()).isEqualTo(Step.TEST);
        assertThat(adding.canInsist()).isTrue();
    }

    @Test
    void a_change_makes_the_test_stale() {
        var adding = tested(typed("t"), Phase.NONE);
        adding.test();
        tested(adding, Phase.DONE);
        adding.valueProperty(FakePlatform.TOKEN).set("other");
        assertThat(adding.trial().shownProperty().get().phase()).isEqualTo(Phase.STALE);
        assertThat(adding.stepProperty().get()).isEqualTo(Step.TEST);
        adding.test();
        tested(adding, Phase.DONE);
        adding.endpoints().addressProperty(program.platform.card().endpoints().getFirst()).set("http://localhost:1");
        assertThat(adding.trial().shownProperty().get().phase()).isEqualTo(Phase.STALE);
        assertThat(adding.trial().shownProperty().get().summary()).contains("test again");
    }

    @Test
    void another_name_needs_no_other_test() {
        var adding = typed("t");
        adding.test();
        tested(adding, Phase.DONE);
        adding.nameProperty().set("second");
        assertThat(adding.stepProperty().get()).isEqualTo(Step.KEEP);
    }

    @Test
    void a_test_that_hangs_ends_in_words_and_one_that_is_cancelled_at_once() {
        program.platform.check = (endpoints, trial) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException broken) {
                Thread.currentThread().interrupt();
            }
            return FakePlatform.works();
        };
        program.longestTrial = Duration.ofMillis(100);
        var adding = typed("t");
        adding.test();
        tested(adding, Phase.FAILED);
        assertThat(adding.trial().shownProperty().get().summary())
                .isEqualTo("The test came to nothing, and nothing was stored. No answer came in time.");

        program.longestTrial = Duration.ofSeconds(10);
        adding.test();
        assertThat(adding.trial().shownProperty().get().phase()).isEqualTo(Phase.RUNNING);
        assertThat(adding.hasWork()).isTrue();
        assertThat(adding.giveUp()).isTrue();
        assertThat(adding.trial().shownProperty().get().summary()).contains("cancelled");
        assertThat(adding.giveUp()).isFalse();
        assertThat(adding.canInsist()).isTrue();
    }

    @Test
    void secrets_that_the_platform_renewed_meanwhile_are_the_ones_that_are_stored() {
        program.platform.check = (endpoints, trial) -> {
            trial.tokens().write(trial.id(), Map.of("token", new Secret("t2"), "refresh", new Secret("r2")));
            return FakePlatform.works();
        };
        var adding = typed("t1");
        adding.test();
        tested(adding, Phase.DONE);
        assertThat(adding.valueProperty(FakePlatform.TOKEN).get()).isEqualTo("t2");
        assertThat(adding.stepProperty().get()).isEqualTo(Step.KEEP);
        adding.proceed(done::incrementAndGet);
        assertThat(((NewAccount) program.asked.getLast()).secrets()).containsOnly(
                Map.entry("token", new Secret("t2")), Map.entry("refresh", new Secret("r2")));
    }

    @Test
    void a_suggested_channel_is_added_after_the_account_was_stored() {
        var adding = typed("t");
        adding.test();
        tested(adding, Phase.DONE);
        program.asked.clear();
        adding.add(adding.trial().shownProperty().get().channels().getFirst());
        assertThat(program.asked).hasSize(2).first().isInstanceOf(NewAccount.class);
        assertThat(program.asked.getLast())
                .isEqualTo(new NewChannel(FakePlatform.ID, "lanternfish", Optional.of(MAIN), Map.of()));
        assertThat(adding.addedProperty().get()).containsExactly("lanternfish");
        assertThat(adding.stepProperty().get()).isEqualTo(Step.CLOSE);
        adding.proceed(done::incrementAndGet);
        assertThat(done).hasValue(1);
    }

    @Test
    void an_account_that_cannot_be_stored_adds_no_channel() {
        var adding = typed("t");
        adding.test();
        tested(adding, Phase.DONE);
        program.asked.clear();
        program.answer = CompletableFuture.completedFuture(Optional.of(Reason.of(ReasonCode.BAD_SETTING, "full")));
        adding.add(new AccountCheck.Suggestion("x", "x"));
        assertThat(program.asked).hasSize(1);
        assertThat(adding.request().problemProperty().get()).contains("full");
        assertThat(adding.stepProperty().get()).isEqualTo(Step.KEEP);
    }

    @Test
    void what_the_browser_gave_is_filled_in_and_tried() {
        var browser = new ScriptedBrowser();
        program.platform.signIn = Optional.of(browser);
        var adding = connecting();
        adding.valueProperty(FakePlatform.CLIENT).set("app");
        assertThat(adding.signsInByBrowser()).isTrue();
        adding.signInByBrowser();
        until(() -> adding.signIn().stateProperty().get().page().isPresent());
        assertThat(adding.signIn().stateProperty().get().page()).hasValue(ScriptedBrowser.PAGE);

        browser.answer(new Gained(Map.of("user", "7"), Map.of("token", new Secret("t9"), "refresh", new Secret("r9"))));
        tested(adding, Phase.DONE);
        adding.proceed(done::incrementAndGet);
        assertThat(program.asked.getLast()).isEqualTo(new NewAccount(MAIN, Map.of("clientId", "app", "user", "7"),
                Map.of("token", new Secret("t9"), "refresh", new Secret("r9")), Map.of(), Optional.empty()));
    }

    @Test
    void a_sign_in_that_is_refused_or_given_up_changes_nothing() {
        var browser = new ScriptedBrowser();
        program.platform.signIn = Optional.of(browser);
        var adding = connecting();
        adding.signInByBrowser();
        until(() -> adding.signIn().stateProperty().get().page().isPresent());
        browser.refuse(Reason.of(ReasonCode.REFUSED, "access_denied"));
        until(() -> !adding.signIn().isUnderWay());
        assertThat(adding.signIn().stateProperty().get().words()).contains("access_denied");

        program.platform.signIn = Optional.of(new ScriptedBrowser());
        adding.signInByBrowser();
        assertThat(adding.giveUp()).isTrue();
        assertThat(adding.signIn().stateProperty().get().waiting()).isFalse();
        assertThat(adding.valueProperty(FakePlatform.TOKEN).get()).isEmpty();
    }

    @Test
    void a_known_account_is_changed_without_typing_its_secrets_again() {
        var known = new AccountSettings(MAIN, Map.of("clientId", "app", "of-a-later-version", "x"),
                SecretHome.PLAIN_FILE, Map.of("api", URI.create("http://localhost:1")));
        var editing = new AddAccountViewModel(List.of(TWITCH, program.platform.card()), List.of(known),
                Optional.of(known), program, language, fx);
        assertThat(editing.valueProperty(FakePlatform.CLIENT).get()).isEqualTo("app");
        editing.nameProperty().set("renamed");
        assertThat(editing.stepProperty().get()).isEqualTo(Step.KEEP);
        editing.proceed(done::incrementAndGet);
        assertThat(program.asked.getLast()).isEqualTo(new NewAccount(new AccountId(FakePlatform.ID, "renamed"),
                Map.of("clientId", "app", "of-a-later-version", "x"), Map.of(),
                Map.of("api", URI.create("http://localhost:1")), Optional.of(MAIN)));
    }

    @Test
    void a_new_token_of_a_known_account_is_tried_before_it_is_stored() {
        var known = new AccountSettings(MAIN, Map.of(), SecretHome.PLAIN_FILE);
        var editing = new AddAccountViewModel(List.of(program.platform.card()), List.of(known), Optional.of(known),
                program, language, fx);
        editing.valueProperty(FakePlatform.TOKEN).set("new");
        assertThat(editing.stepProperty().get()).isEqualTo(Step.TEST);
    }

    @Test
    void a_name_that_is_taken_is_refused_and_a_free_one_proposed() {
        var known = new AccountSettings(MAIN, Map.of(), SecretHome.PLAIN_FILE);
        var adding = new AddAccountViewModel(List.of(TWITCH, program.platform.card()), List.of(known),
                Optional.empty(), program, language, fx);
        assertThat(adding.nameProperty().get()).isEqualTo("main 2");
        adding.valueProperty(FakePlatform.TOKEN).set("t");
        adding.nameProperty().set(" main ");
        adding.test();
        assertThat(adding.request().problemProperty().get()).contains("already", "main");
    }

    @Test
    void production_is_only_taken_when_the_person_says_so() {
        program.platform.card = new PlatformCard(FakePlatform.ID, "Allmine", ReasonWord.OFFLINE, List.of(API),
                List.of(FakePlatform.TOKEN));
        var adding = typedToken("t");
        var endpoints = adding.endpoints();
        assertThat(endpoints.environmentProperty().get()).hasValue("development");
        var production = endpoints.environments().getLast();
        endpoints.choose(production);
        assertThat(endpoints.askedProperty().get()).hasValue("production");
        assertThat(endpoints.environmentProperty().get()).hasValue("development");
        adding.test();
        assertThat(adding.request().problemProperty().get()).contains("production");
        assertThat(program.asked).isEmpty();

        endpoints.decline();
        assertThat(endpoints.environmentProperty().get()).hasValue("development");
        endpoints.choose(production);
        endpoints.confirm();
        assertThat(endpoints.environmentProperty().get()).hasValue("production");
        adding.test();
        tested(adding, Phase.DONE);
        assertThat(((NewAccount) program.asked.getLast()).endpoints()).containsOnly(Map.entry("api", REAL));

        endpoints.choose(endpoints.environments().getFirst());
        adding.test();
        tested(adding, Phase.DONE);
        assertThat(((NewAccount) program.asked.getLast()).endpoints()).isEmpty();
    }

    @Test
    void the_address_of_production_asks_too_when_it_is_typed() {
        program.platform.card = new PlatformCard(FakePlatform.ID, "Allmine", ReasonWord.OFFLINE, List.of(API),
                List.of(FakePlatform.TOKEN));
        var adding = typedToken("t");
        adding.endpoints().addressProperty(API).set(REAL.toString());
        adding.test();
        assertThat(adding.endpoints().askedProperty().get()).hasValue("production");
        assertThat(program.asked).isEmpty();
        adding.endpoints().decline();
        assertThat(adding.endpoints().addressProperty(API).get()).isEmpty();
        adding.endpoints().addressProperty(API).set(REAL.toString());
        adding.test();
        adding.endpoints().confirm();
        adding.test();
        tested(adding, Phase.DONE);
        assertThat(((NewAccount) program.asked.getLast()).endpoints()).containsOnly(Map.entry("api", REAL));
    }

    @Test
    void the_address_of_ones_own_server_is_asked_for_and_has_to_be_one() {
        program.platform.card = new PlatformCard(FakePlatform.ID, "HapiHub", ReasonWord.OFFLINE, List.of(OWN),
                List.of(FakePlatform.TOKEN));
        var adding = typedToken("t");
        adding.test();
        assertThat(adding.request().problemProperty().get()).contains("Address of your server (base)", "missing");
        for (var wrong : List.of("chat", "ftp://chat.example", "http://", "https://a:b@chat.example",
                "https://chat.example/?q=1", "https://chat.example/#x", "https://chat example")) {
            adding.endpoints().addressProperty(OWN).set(wrong);
            adding.test();
            assertThat(adding.request().problemProperty().get()).as(wrong).contains("not a web address");
        }
        adding.endpoints().addressProperty(OWN).set(" http://chat.example:3030/base// ");
        adding.test();
        tested(adding, Phase.DONE);
        assertThat(((NewAccount) program.asked.getLast()).endpoints())
                .containsOnly(Map.entry("base", URI.create("http://chat.example:3030/base")));
    }

    @Test
    void an_assumption_is_only_stored_where_it_is_not_the_usual_one() {
        program.platform.card = new PlatformCard(FakePlatform.ID, "Blaze", ReasonWord.OFFLINE, List.of(),
                List.of(FakePlatform.TOKEN, SCHEME));
        var adding = typedToken("t");
        assertThat(adding.valueProperty(SCHEME).get()).isEqualTo("bearer");
        adding.test();
        tested(adding, Phase.DONE);
        assertThat(((NewAccount) program.asked.getLast()).settings()).isEmpty();
        adding.valueProperty(SCHEME).set("bare");
        adding.test();
        tested(adding, Phase.DONE);
        assertThat(((NewAccount) program.asked.getLast()).settings()).containsOnly(Map.entry("scheme", "bare"));
    }

    @Test
    void a_channel_has_the_environment_of_its_account_until_it_is_told_otherwise() {
        program.platform.card = new PlatformCard(FakePlatform.ID, "Allmine", ReasonWord.OFFLINE, List.of(API),
                List.of(FakePlatform.TOKEN));
        var known = new AccountSettings(MAIN, Map.of(), SecretHome.PLAIN_FILE, Map.of("api", REAL));
        var adding = new AddChannelViewModel(List.of(program.platform.card()), program.platform.card(),
                List.of(known), program, language, fx);
        var endpoints = adding.endpoints();
        assertThat(endpoints.environmentProperty().get()).hasValue("production");
        assertThat(endpoints.isInherited(endpoints.environments().getLast())).isTrue();
        adding.nameProperty().set("mira");
        adding.submit(done::incrementAndGet);
        assertThat(program.asked.getLast())
                .isEqualTo(new NewChannel(FakePlatform.ID, "mira", Optional.of(MAIN), Map.of()));

        endpoints.choose(endpoints.environments().getFirst());
        adding.submit(done::incrementAndGet);
        assertThat(((NewChannel) program.asked.getLast()).endpoints()).containsOnly(Map.entry("api", DEV));
        adding.identityProperty().set(adding.identities().getFirst());
        assertThat(adding.endpoints().environmentProperty().get()).hasValue("development");
    }

    @Test
    void the_channels_of_an_account_are_suggested() {
        var known = new AccountSettings(MAIN, Map.of("clientId", "app"), SecretHome.PLAIN_FILE);
        var adding = new AddChannelViewModel(List.of(program.platform.card()), program.platform.card(),
                List.of(known), program, language, fx);
        adding.suggest();
        until(() -> adding.trial().shownProperty().get().phase() == Phase.DONE);
        assertThat(program.asked).containsExactly(
                new NewAccount(MAIN, Map.of("clientId", "app"), Map.of(), Map.of(), Optional.of(MAIN)));
        adding.take(adding.trial().shownProperty().get().channels().getFirst());
        assertThat(adding.nameProperty().get()).isEqualTo("lanternfish");
    }

    private AddAccountViewModel connecting() {
        return new AddAccountViewModel(List.of(TWITCH, program.platform.card()), List.of(), Optional.empty(), program,
                language, fx);
    }

    private AddAccountViewModel typed(String token) {
        var adding = typedToken(token);
        adding.valueProperty(FakePlatform.CLIENT).set("app");
        return adding;
    }

    private AddAccountViewModel typedToken(String token) {
        var adding = connecting();
        adding.valueProperty(FakePlatform.TOKEN).set(" " + token + " ");
        return adding;
    }

    private AddAccountViewModel tested(AddAccountViewModel adding, Phase phase) {
        until(() -> adding.trial().shownProperty().get().phase() == phase);
        return adding;
    }

    private void until(BooleanSupplier condition) {
        turns.until("it is as it should be", condition);
    }
}
