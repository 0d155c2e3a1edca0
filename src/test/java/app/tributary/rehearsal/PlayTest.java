package app.tributary.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.PlatformId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlayTest {
    private static final PlatformId ONE = new PlatformId("one");
    private static final PlatformId TWO = new PlatformId("two");

    private static List<Beat> beats(Scenario scenario, long seed, int count) {
        var play = new Play(List.of(ONE, TWO), scenario, seed);
        return Stream.concat(play.before().stream(), Stream.generate(play::next)).limit(count).toList();
    }

    @Test
    void every_platform_has_a_past_and_then_shows_in_half_a_minute_what_a_chat_is() {
        var play = new Play(List.of(ONE), Scenario.EVENING, 7);
        assertThat(play.before()).extracting(Beat::cue).hasAtLeastOneElementOfType(Cue.Say.class)
                .hasAtLeastOneElementOfType(Cue.PinLine.class);

        var tour = new ArrayList<Beat>();
        // the standard pace is 1.6 messages a second
        for (double paid = 0; paid < 30 * 1.6; paid += tour.getLast().weight()) {
            tour.add(play.next());
        }
        assertThat(tour).extracting(Beat::cue).hasAtLeastOneElementOfType(Cue.Retract.class)
                .hasAtLeastOneElementOfType(Cue.PinLine.class).hasAtLeastOneElementOfType(Cue.Subscribe.class)
                .hasAtLeastOneElementOfType(Cue.Cheer.class).hasAtLeastOneElementOfType(Cue.Follow.class)
                .anyMatch(cue -> cue instanceof Cue.Say say && say.who().equals(Cast.HOST))
                .anyMatch(cue -> cue instanceof Cue.SendOff off && off.lasts().isPresent())
                .anyMatch(cue -> cue instanceof Cue.SendOff off && off.lasts().isEmpty());
    }

    @Test
    void the_same_seed_gives_the_same_play() {
        assertThat(beats(Scenario.EVENING, 3, 2000)).isEqualTo(beats(Scenario.EVENING, 3, 2000));
    }

    @Test
    void another_seed_gives_another_play() {
        assertThat(beats(Scenario.EVENING, 3, 2000)).isNotEqualTo(beats(Scenario.EVENING, 4, 2000));
    }

    @Test
    void an_evening_has_everything_that_happens_in_a_chat() {
        Set<Class<?>> kinds = new HashSet<>();
        beats(Scenario.EVENING, 7, 4000).forEach(beat -> kinds.add(beat.cue().getClass()));

        assertThat(kinds).contains(Cue.Say.class, Cue.Retract.class, Cue.SendOff.class, Cue.Subscribe.class,
                Cue.Gift.class, Cue.Raid.class, Cue.Follow.class, Cue.Cheer.class, Cue.PinLine.class,
                Cue.Audience.class);
    }

    @Test
    void a_cue_refers_only_to_lines_already_said_on_its_platform() {
        Map<String, PlatformId> said = new HashMap<>();
        for (var beat : beats(Scenario.RAID, 11, 5000)) {
            switch (beat.cue()) {
                case Cue.Say say -> {
                    say.replyTo().ifPresent(parent -> assertThat(said).containsEntry(parent, beat.where()));
                    assertThat(said.put(say.id(), beat.where())).isNull();
                }
                case Cue.Retract retract -> assertThat(said).containsEntry(retract.sayId(), beat.where());
                case Cue.PinLine pin -> assertThat(said).containsEntry(pin.sayId(), beat.where());
                case Cue.Cheer cheer -> assertThat(said.put(cheer.id(), beat.where())).isNull();
                case Cue.SendOff _,Cue.Subscribe _,Cue.Gift _,Cue.Raid _,Cue.Follow _,Cue.Audience _,Cue.SlowMode _ -> {
                }
            }
        }
    }

    @Test
    void a_quiet_night_has_no_raid_and_no_spam() {
        var cues = beats(Scenario.QUIET, 5, 55).stream().map(Beat::cue).toList();

        assertThat(cues).noneMatch(Cue.Raid.class::isInstance);
    }
}
