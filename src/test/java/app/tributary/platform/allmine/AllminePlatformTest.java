package app.tributary.platform.allmine;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.ChannelSetup;
import app.tributary.rehearsal.Mischief;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AllminePlatformTest {
    private static final String ID = "64d15f9e2e6c8f4d5a123000";
    private final AllmineStage stage = new AllmineStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"me, me", " ME , me", ID + ", " + ID, "64D15F9E2E6C8F4D5A123000, " + ID,
            "https://allmine.win/live-stream/" + ID + "?x=1, " + ID})
    void channelOf_anIdOrMe(String name, String wanted) {
        assertThat(stage.platform.channelOf(name)).contains(new Channel(AllminePlatform.ID, wanted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lanternfish", "64d15f9e2e6c8f4d5a12300", "64d15f9e2e6c8f4d5a123000/..", "../me"})
    void channelOf_anythingElse_isNone(String name) {
        assertThat(stage.platform.channelOf(name)).isEmpty();
    }

    @Test
    void development_isTheStandard_andProductionIsMarked() {
        assertThat(AllminePlatform.REST.standard()).isEqualTo(URI.create("https://dev.allmine.win"));
        assertThat(AllminePlatform.REST.presetOf(URI.create("https://api.allmine.win")))
                .hasValueSatisfying(preset -> assertThat(preset.careful()).isTrue());
        assertThat(AllminePlatform.REST.presets()).filteredOn(preset -> preset.careful()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"https://api.allmine.win, , wss://api.allmine.win/socket.io/",
            "http://localhost:3000, , ws://localhost:3000/socket.io/",
            "http://localhost:3000, ws://127.0.0.1:9, ws://127.0.0.1:9/socket.io/",
            "http://localhost:3000, wss://x.example/io/, wss://x.example/io/"})
    void sockets_areAtTheHostOfRest_whereTheyAreNotSet(URI rest, URI realtime, URI wanted) {
        var endpoints = realtime == null ? Map.of("rest", rest) : Map.of("rest", rest, "realtime", realtime);
        assertThat(AllminePlatform.realtime(
                new ChannelSetup(new Channel(AllminePlatform.ID, "me"), endpoints, Optional.empty())))
                .isEqualTo(wanted);
    }

    @Test
    void check_ofAGoodAccount_saysRightByRightWhatWorks_andChangesNothing() {
        var check = check(stage.server.account());
        assertThat(verdicts(check)).isEqualTo("CHECK_TOKEN OK, CHECK_REFRESH UNKNOWN, CHECK_READ OK, CHECK_VIEWERS OK, "
                + "CHECK_SEND UNKNOWN, CHECK_MODERATE OK, CHECK_PRICE OK");
        assertThat(check.works()).isTrue();
        assertThat(check.channels()).extracting(AccountCheck.Suggestion::name).containsExactly("me",
                stage.channel.name());
        assertThat(stage.server.ledger().calls()).isEmpty();
        assertThat(stage.server.forbiddenCalls()).isZero();
    }

    @Test
    void check_ofAnAccountWithoutRights_saysWhichAreMissing() {
        var check = check(stage.server.guestAccount());
        assertThat(verdicts(check)).contains("CHECK_READ OK", "CHECK_MODERATE MISSING");
        assertThat(check.lines()).filteredOn(line -> line.verdict() == Verdict.MISSING).singleElement().satisfies(
                line -> assertThat(line.why().orElseThrow().code()).isEqualTo(ReasonCode.MISSING_RIGHT));
    }

    @Test
    void check_ofAnExpiredAccount_makesItNewWhereItCan_andStoresThat() {
        var account = stage.server.account();
        stage.server.misbehave(new Mischief.ExpireTokens());
        assertThat(check(account).works()).isTrue();
        assertThat(stage.tokens.refresh()).isNotEqualTo(account.get(AllminePlatform.REFRESH_TOKEN.key()));
        stage.server.revokeTokens();
        var refused = check(account);
        assertThat(refused.works()).isFalse();
        assertThat(verdicts(refused)).isEqualTo("CHECK_TOKEN MISSING, CHECK_REFRESH UNKNOWN");
    }

    @Test
    void check_withoutTokens_saysSo() {
        var check = check(Map.of());
        assertThat(check.lines().getFirst().why().orElseThrow().code()).isEqualTo(ReasonCode.NOT_SIGNED_IN);
        assertThat(check.works()).isFalse();
    }

    @Test
    void check_ofAServerThatIsNotThere_isNotKnown() {
        stage.server.close();
        assertThat(check(stage.server.account()).lines().getFirst().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private AccountCheck check(Map<String, String> secrets) {
        var setup = stage.setup(stage.channel, secrets);
        return stage.platform.check(stage.server.endpoints(), setup.account().orElseThrow());
    }

    private static String verdicts(AccountCheck check) {
        return check.lines().stream().map(line -> ((Phrase.Term) line.what()).key() + " " + line.verdict())
                .collect(Collectors.joining(", "));
    }
}
