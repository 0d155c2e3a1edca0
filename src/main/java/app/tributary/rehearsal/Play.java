package app.tributary.rehearsal;

import app.tributary.chat.PlatformId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The endless play: which of the cast does what next, and where. It begins with what was said before anybody came,
 * then shows on every platform once what can happen in a chat, and then goes as chance will have it. The same seed
 * gives the same play. Used by one thread at a time.
 */
final class Play {
    private static final int EARLIER_TALK = 5;

    private final List<PlatformId> stages;
    private final Scenario scenario;
    private final RandomGenerator random;
    private final ArrayDeque<Beat> coming = new ArrayDeque<>();
    private final List<Beat> before;
    private final Map<PlatformId, Integer> audience = new HashMap<>();
    private long beats;
    private long lines;

    /**
     * @param stages the platforms that are played on, at least one
     */
    Play(List<PlatformId> stages, Scenario scenario, long seed) {
        this.stages = List.copyOf(stages);
        this.scenario = scenario;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        earlier();
        before = List.copyOf(coming);
        coming.clear();
        if (scenario != Scenario.QUIET) {
            tour();
        }
    }

    /** What has happened before the play begins: the history that is there for who comes. */
    List<Beat> before() {
        return before;
    }

    /** What happens next. */
    Beat next() {
        while (coming.isEmpty()) {
            plan();
        }
        beats++;
        return coming.removeFirst();
    }

    private void earlier() {
        int size = 412;
        for (var stage : stages) {
            audience.put(stage, size);
            coming.add(new Beat(stage, new Cue.Audience(size), 0));
            size = size * 2 + 37;
        }
        for (var stage : stages) {
            greet(stage);
        }
        for (int turn = 0; turn < EARLIER_TALK; turn++) {
            stages.forEach(this::talk);
        }
        var first = stages.getFirst();
        for (var stage : stages) {
            pinned(stage, Lines.PINNED.get(stage.equals(first) ? 0 : 1));
        }
    }

    /** What a chat is, in short: talk, the host from elsewhere, moderation, activity, a pin; everywhere at the same pace. */
    private void tour() {
        stages.forEach(this::talk);
        stages.forEach(stage -> say(stage, Cast.HOST, Lines.FROM_ELSEWHERE, Optional.empty()));
        stages.forEach(this::rude);
        stages.forEach(stage -> {
            String wave = say(stage, Cast.spammers(1).getFirst(), Lines.SPAM.getFirst(), Optional.empty());
            coming.add(new Beat(stage, new Cue.Retract(wave, Cast.SECOND_MODERATOR), 0));
            coming.add(new Beat(stage,
                    new Cue.SendOff(Cast.spammers(1).getFirst(), Optional.empty(), Cast.SECOND_MODERATOR), 0));
        });
        stages.forEach(stage -> {
            coming.add(new Beat(stage, new Cue.Follow(pick(Cast.ENGLISH)), 0));
            coming.add(new Beat(stage, new Cue.Subscribe(pick(Cast.ENGLISH), 7, pick(Lines.RESUB)), 1));
            coming.add(new Beat(stage, new Cue.Cheer(nextId(), pick(Cast.TURKISH), 100, pick(Lines.TURKISH)), 1));
        });
        stages.forEach(stage -> pinned(stage, Lines.PINNED_LATER));
    }

    private void pinned(PlatformId stage, String text) {
        String id = say(stage, Cast.HOST, text, Optional.empty());
        coming.add(new Beat(stage, new Cue.PinLine(id, Cast.MODERATOR), 0));
    }

    private void greet(PlatformId stage) {
        say(stage, pick(Cast.ENGLISH), Lines.TALK.getFirst(), Optional.empty());
        say(stage, pick(Cast.RUSSIAN), Lines.RUSSIAN.get(1), Optional.empty());
    }

    private void plan() {
        var stage = pick(stages);
        int dice = random.nextInt(1000);
        boolean quiet = scenario == Scenario.QUIET;
        if (beats == 60 || (scenario == Scenario.RAID && beats < 20) || (!quiet && dice < 3)) {
            raid(stage);
        } else if (dice < 55) {
            question(stage);
        } else if (dice < 70 && !quiet) {
            spam(stage);
        } else if (dice < 85) {
            rude(stage);
        } else if (dice < 105) {
            coming.add(new Beat(stage, new Cue.Gift(pick(Cast.ENGLISH), pick(List.of(1, 1, 3, 5, 10, 20))), 1));
        } else if (dice < 120) {
            coming.add(
                    new Beat(stage, new Cue.Subscribe(pick(Cast.ENGLISH), 1 + random.nextInt(36), pick(Lines.RESUB)),
                            1));
        } else if (dice < 135) {
            coming.add(new Beat(stage, new Cue.Cheer(nextId(), pick(Cast.TURKISH), pick(List.of(50, 100, 150, 500)),
                    pick(Lines.TURKISH)), 1));
        } else if (dice < 145) {
            coming.add(new Beat(stage, new Cue.Follow(pick(Cast.ENGLISH)), 0));
        } else if (dice < 170) {
            drift(stage);
        } else {
            talk(stage);
        }
    }

    private void talk(PlatformId stage) {
        int dice = random.nextInt(100);
        if (dice < 9) {
            say(stage, pick(Cast.RUSSIAN), pick(Lines.RUSSIAN), Optional.empty());
        } else if (dice < 17) {
            say(stage, pick(Cast.TURKISH), pick(Lines.TURKISH), Optional.empty());
        } else if (dice < 23) {
            say(stage, pick(Cast.CHINESE), pick(Lines.CHINESE), Optional.empty());
        } else if (dice < 28) {
            say(stage, pick(Cast.ARABIC), pick(Lines.ARABIC), Optional.empty());
        } else if (dice < 33) {
            coming.add(new Beat(stage, new Cue.Say(nextId(), pick(Cast.ENGLISH),
                    pick(Lines.ACTIONS), true, Optional.empty()), 1));
        } else if (dice < 38) {
            say(stage, pick(Cast.ENGLISH), "@" + Cast.HOST.login() + " " + pick(Lines.MENTIONS),
                    Optional.empty());
        } else {
            say(stage, pick(Cast.ENGLISH), pick(Lines.TALK), Optional.empty());
        }
    }

    private void question(PlatformId stage) {
        int which = random.nextInt(Lines.QUESTIONS.size());
        String asked = say(stage, pick(Cast.ENGLISH), Lines.QUESTIONS.get(which), Optional.empty());
        talk(stage);
        say(stage, random.nextInt(3) == 0 ? Cast.MODERATOR : pick(Cast.ENGLISH), Lines.ANSWERS.get(which),
                Optional.of(asked));
    }

    private void spam(PlatformId stage) {
        var wave = Cast.spammers(4 + random.nextInt(5));
        for (var spammer : wave) {
            say(stage, spammer, pick(Lines.SPAM), Optional.empty());
        }
        for (var spammer : wave) {
            coming.add(new Beat(stage, new Cue.SendOff(spammer, Optional.empty(), Cast.SECOND_MODERATOR), 0));
        }
        say(stage, Cast.SECOND_MODERATOR, "swept the floor", Optional.empty());
    }

    private void rude(PlatformId stage) {
        String first = say(stage, Cast.RUDE, pick(Lines.RUDE), Optional.empty());
        talk(stage);
        coming.add(new Beat(stage, new Cue.Retract(first, Cast.MODERATOR), 0));
        say(stage, Cast.RUDE, pick(Lines.RUDE), Optional.empty());
        coming.add(new Beat(stage, new Cue.SendOff(Cast.RUDE, Optional.of(Duration.ofMinutes(10)), Cast.MODERATOR), 0));
    }

    private void raid(PlatformId stage) {
        int viewers = 120 + random.nextInt(900);
        coming.add(new Beat(stage, new Cue.Raid(Cast.RAIDER, viewers), 1));
        audience.merge(stage, viewers, Integer::sum);
        coming.add(new Beat(stage, new Cue.Audience(audience.getOrDefault(stage, viewers)), 0));
        for (var raider : Cast.raiders(scenario == Scenario.RAID ? 40 : 12)) {
            say(stage, raider, pick(Lines.RAID), Optional.empty());
        }
        say(stage, Cast.HOST, "welcome raiders!", Optional.empty());
    }

    private void drift(PlatformId stage) {
        int now = audience.merge(stage, random.nextInt(41) - 18, (old, step) -> Math.max(3, old + step));
        coming.add(new Beat(stage, new Cue.Audience(now), 0));
    }

    private String say(PlatformId stage, Chatter who, String text, Optional<String> replyTo) {
        String id = nextId();
        coming.add(new Beat(stage, new Cue.Say(id, who, text, false, replyTo), 1));
        return id;
    }

    private String nextId() {
        return "line-" + ++lines;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
