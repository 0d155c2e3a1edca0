package app.tributary.filter;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Activity;
import app.tributary.chat.Badge;
import app.tributary.chat.Fragment;
import app.tributary.chat.Money;
import app.tributary.chat.Role;
import app.tributary.chat.Sample;
import app.tributary.chat.Trait;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
    private static final Reader MIRA = new Reader(Set.of("Mira_Mod", "Мира"));

    @ParameterizedTest
    @CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '`', value = {
            "hello ~ Say HELLO there ~ true",
            "\"free followers\" ~ Free  followers ~ false",
            "free followers ~ followers are free ~ true",
            "привет ~ ПРИВЕТ, чат ~ true",
            "istanbul ~ İSTANBUL ~ true",
            "ISTANBUL ~ ıstanbul ~ true",
            "İSTANBUL ~ istanbul ~ true",
            "σοφος ~ ΣΟΦΟΣ ~ true",
            "ΣΟΦΟΣ ~ σοφός ~ false",
            "𐐀 ~ 𐐨 ~ true",
            "𞤀 ~ 𞤢 ~ true",
            "🎉 ~ party 🎉 ~ true",
            "你好 ~ 大家你好 ~ true",
            "a OR b ~ only b ~ true",
            "-hello ~ hello ~ false",
            "-(hello bye) ~ hello ~ true",
            "--hello ~ hello ~ true",
            "text:/give.?away/i ~ a GIVE-AWAY now ~ true",
            "text:/give.?away/ ~ a GIVE-AWAY now ~ false",
            "text:/^!\\w+$/ ~ !drop ~ true",
            "text:/a\\/b/ ~ a/b ~ true",
            "text:/привет/i ~ ПРИВЕТ ~ true",
            "text:/kelvin/i ~ \u212Aelvin ~ true",
            "is:command ~ !drop me ~ true",
            "is:command ~ /me waves ~ true",
            "is:command ~ !!! ~ false",
            "is:command ~ ! ~ false",
            "is:command ~ so !drop ~ false",
            "has:emoji ~ nice 🎉 ~ true",
            "has:emoji ~ 1#* ~ false",
            "is:emote-only ~ 🎉 👩‍👩‍👧 ❤️ ~ true",
            "is:emote-only ~ 🎉 x ~ false",
            "is:emote-only ~ hello ~ false",
            "length:>4 ~ hello ~ true",
            "length:5 ~ hell🎉 ~ true",
            "length:<5 ~ hello ~ false",
            "is:mention ~ hey mira_mod! ~ true",
            "is:mention ~ МИРА, привет ~ true",
            "is:mention ~ mira_moderator ~ false",
            "is:mention ~ xmira_mod ~ false",
            "is:mention ~ amira_mod mira_mod ~ true"})
    void looksIntoTheText(String filter, String text, boolean matches) {
        assertThat(matches(filter, Said.text(text))).isEqualTo(matches);
        assertThat(matches("-(" + filter + ")", Said.text(text))).isEqualTo(!matches);
    }

    @Test
    void wordsAreFoundAcrossTheBordersOfPieces() {
        var said = Said.pieces(new Fragment.Text("Get Fr"), Said.emote("ee"), new Fragment.Text(" foll"),
                Said.link("https://x.y/owers"), new Fragment.Text("\uD801"), new Fragment.Text("\uDC00"));
        assertThat(matches("\"free follhttps\"", said)).isTrue();
        assertThat(matches("\"get free\"", said)).isTrue();
        assertThat(matches("text:/Free foll/", said)).isTrue();
        assertThat(matches("\"y/owers\uD801\uDC28\"", said)).isTrue();
        assertThat(matches("followers", said)).isFalse();
    }

    @Test
    void doesNotDependOnTheLanguageOfTheMachine() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(matches("TITLE", Said.text("title"))).isTrue();
            assertThat(matches("IS:COMMAND LINK:YOUTUBE.COM", Said.pieces(new Fragment.Text("!i "),
                    Said.link("https://youtube.com")))).isTrue();
            assertThat(matches("platform:TWITCH role:VIP", Said.by(Said.author("I", "I", Set.of(Role.VIP))))).isTrue();
            assertThat(Filters.of("IS:EMOTE-ONLY amount:5BITS").text()).isEqualTo("is:emote-only amount:5bits");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"author:mira_mod,true", "author:МИРА,true", "from:@Mira_Mod,true",
            "author:mira,false",
            "author:mira*,true", "author:*MOD,true", "author:m*r*d,true", "author:*x*,false", "author:*,true",
            "author:/^mira/,true", "author:/^mod/,false", "author.id:id-mira_mod,true", "author.id:mira_mod,false",
            "role:mod,true", "role:vip,false", "is:mod,true", "badge:moderator,true", "badge:sub*,true",
            "badge:subscriber/12,true", "badge:subscriber/1,false", "badge:subscriber/*,true", "has:badge,true",
            "`author:tom,mira_mod`,true", "`author:tom,mia`,false"})
    void knowsWhoWrote(String filter, boolean matches) {
        var mira = Said.author("mira_mod", "Мира", Set.of(Role.MODERATOR, Role.SUBSCRIBER),
                new Badge("moderator", "1", "Moderator"), new Badge("subscriber", "12", "A year"));
        assertThat(matches(filter, Said.by(mira))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"platform:twitch,true", "platform:Twi*,true", "platform:blaze,false", "channel:Lena,true",
            "in:l*a,true", "channel:twitch:lena,true", "channel:blaze:lena,false", "channel:twitch:*,true"})
    void knowsWhereItWasSaid(String filter, boolean matches) {
        assertThat(matches(filter, Said.text("hello"))).isEqualTo(matches);
    }

    @Test
    void knowsThePieces() {
        var said = Said.pieces(Said.mention("Tom"), new Fragment.Text(" look "), Said.link("https://www.YouTube.com/x"),
                new Fragment.Text(" "), Said.emote("Kappa"));
        for (String filter : new String[]{"has:link", "has:emote", "has:mention", "link:youtube.com", "link:/x$/",
                "emote:kappa", "emote:Kap*", "mention:tom", "mention:@TOM", "mentions:t*"}) {
            assertThat(matches(filter, said)).as(filter).isTrue();
        }
        for (String filter : new String[]{"has:emoji", "has:cheer", "link:example.org", "emote:Keepo", "mention:to",
                "is:emote-only", "reply:tom"}) {
            assertThat(matches(filter, said)).as(filter).isFalse();
        }
        assertThat(matches("is:emote-only", Said.pieces(Said.emote("Kappa"), new Fragment.Text("  "), Said.emote("x"))))
                .isTrue();
        assertThat(matches("is:emote-only", Said.pieces(Said.emote("Kappa"), Said.mention("tom")))).isFalse();
        assertThat(matches("is:emote-only", Said.text(""))).isFalse();
        assertThat(matches("is:mention", Said.pieces(Said.mention("mira_MOD")))).isTrue();
    }

    @Test
    void knowsAnswers() {
        var said = Said.text("yes").answering("7", "MIRA_mod");
        assertThat(matches("is:reply reply:mira_mod reply:@mira* is:mention", said)).isTrue();
        assertThat(matches("reply:tom", said)).isFalse();
        assertThat(matches("is:reply", Said.text("yes"))).isFalse();
        assertThat(matches("is:mention", Said.text("yes").answering("7", "Tom"))).isFalse();
    }

    @Test
    void knowsTraits() {
        assertThat(matches("is:first", Said.text("x").with(Trait.FIRST))).isTrue();
        assertThat(matches("is:own is:me", Said.text("x").with(Trait.OWN))).isTrue();
        assertThat(matches("is:action", Said.text("x").with(Trait.ACTION))).isTrue();
        assertThat(matches("is:announcement", Said.text("x").with(Trait.ANNOUNCEMENT))).isTrue();
        assertThat(matches("is:shared", Said.text("x").with(Trait.SHARED))).isTrue();
        assertThat(matches("is:highlighted", Said.text("x").with(Trait.HIGHLIGHTED))).isTrue();
        assertThat(matches("is:highlighted", Said.text("x").highlighted())).isTrue();
        assertThat(matches("is:removed", Said.text("x").removed())).isTrue();
        assertThat(matches(
                "is:first OR is:own OR is:action OR is:announcement OR is:shared OR is:highlighted OR is:removed",
                Said.text("x"))).isFalse();
    }

    @Test
    void knowsWhatHappened() {
        var gifts = Said.happening(Activity.Kind.MASS_GIFT, 10, Optional.empty(), "Tom gives 10", Optional.empty());
        assertThat(matches("is:activity is:gift amount:>=10 amount:<11 -amount:>10 author:tom gives", gifts)).isTrue();
        assertThat(matches("is:message OR is:paid OR is:raid OR amount:10bits", gifts)).isFalse();
        var cheer = Said.happening(Activity.Kind.CHEER, 1, Optional.of(new Money(new BigDecimal("250"), "bits")),
                "Head",
                Optional.of("line"));
        assertThat(matches("is:cheer is:paid amount:>=250BITS -amount:1 line head", cheer)).isTrue();
        assertThat(matches("headline OR \"head line\" OR amount:250usd", cheer)).isFalse();
        assertThat(matches("is:sub",
                Said.happening(Activity.Kind.SUBSCRIPTION, 1, Optional.empty(), "", Optional.empty()))).isFalse();
        assertThat(matches("is:subscription", Said.happening(Activity.Kind.RESUBSCRIPTION, 1, Optional.empty(), "",
                Optional.empty()))).isTrue();
    }

    @Test
    void comparesMoneyByItsValue() {
        var tip = Said.text("thanks").paying("5.00", "USD");
        for (String filter : new String[]{"amount:5", "amount:=5usd", "amount:>=5", "amount:<=5.0", "amount:>4.99",
                "amount:<5.01", "amount:1..5", "is:paid"}) {
            assertThat(matches(filter, tip)).as(filter).isTrue();
        }
        for (String filter : new String[]{"amount:>5", "amount:<5", "amount:5eur", "amount:6..9", "is:cheer"}) {
            assertThat(matches(filter, tip)).as(filter).isFalse();
        }
        assertThat(matches("is:cheer", Said.text("Cheer100").paying("100", "bits"))).isTrue();
        assertThat(matches("amount:>=0", Said.text("hello"))).isFalse();
    }

    @Test
    void quietLinesHaveWords() {
        var line = new Said(Subject.Kind.LINE, Sample.TWITCH, Optional.empty(), Optional.empty(), "Tom was banned",
                false,
                false);
        assertThat(matches("is:notice banned platform:twitch -author:tom", line)).isTrue();
        assertThat(matches("is:message OR is:gap OR is:folded OR has:link OR is:command OR role:vip", line)).isFalse();
    }

    @Test
    void aCatastrophicPatternIsAnsweredInTimeInProportionToTheText() {
        var said = Said.text("a".repeat(100_000));
        assertThat(matches("text:/^(a+)+$/", said)).isTrue();
        assertThat(matches("text:/(a*)*b/", said)).isFalse();
        assertThat(matches("text:/(x+x+)+y/ OR text:/(a|aa)+$b/", said)).isFalse();
        assertThat(matches("b", said)).isFalse();
        assertThat(matches("author:*a*a*a*a*b", Said.by(Said.author("a".repeat(10_000), "a", Set.of())))).isFalse();
    }

    @Test
    void aMatcherKeepsNothingOfTheRowBefore() {
        var matcher = new Matcher(MIRA);
        var hello = Filters.of("hello");
        matcher.look(Said.text("hello"));
        assertThat(matcher.matches(hello)).isTrue();
        matcher.look(Said.text("bye"));
        assertThat(matcher.matches(hello)).isFalse();
        matcher.look(new Said(Subject.Kind.GAP, Sample.BLAZE, Optional.empty(), Optional.empty(), "", false, false));
        assertThat(matcher.matches(hello)).isFalse();
        assertThat(matcher.matches(Filters.of("text:/hello|bye/"))).isFalse();
    }

    private static boolean matches(String filter, Subject subject) {
        return Filters.of(filter).matches(subject, MIRA);
    }
}
