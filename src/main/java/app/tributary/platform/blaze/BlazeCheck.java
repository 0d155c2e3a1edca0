package app.tributary.platform.blaze;

import app.tributary.chat.Person;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Line;
import app.tributary.platform.AccountCheck.Suggestion;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Phrases;
import app.tributary.platform.blaze.wire.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries an account, scope by scope, by questions alone. Blocks; any thread may call. */
final class BlazeCheck {
    private static final int MOST_SUGGESTIONS = 50;

    private final Network network;
    private final BlazeTimings timings;
    private final Surprises surprises;

    BlazeCheck(Network network, BlazeTimings timings, Surprises surprises) {
        this.network = network;
        this.timings = timings;
        this.surprises = surprises;
    }

    AccountCheck run(ChannelSetup trial) {
        var caller = new BlazeCaller(network, trial, new OddFrames("the check of a Blaze account"), timings,
                new BlazeTokens(network, timings));
        var moderation = new BlazeModeration(caller, trial, surprises);
        var lines = new ArrayList<Line>();
        var channels = new LinkedHashMap<String, Suggestion>();
        var missing = caller.missing();
        if (missing.isPresent()) {
            lines.add(line(BlazeWord.CHECK_READ, missing));
        } else {
            switch (new BlazeApi(caller).profile()) {
                case Answer.Trouble<Profile> trouble -> lines.add(line(BlazeWord.CHECK_READ,
                        Optional.of(trouble.why())));
                case Answer.Got<Profile>(var profile) -> {
                    lines.add(line(BlazeWord.CHECK_READ, Optional.empty()));
                    String own = BlazeMapper.first(profile.username(), profile.userId());
                    channels.put(own, new Suggestion(own, BlazeMapper.first(profile.displayName(), own)));
                    lines.add(write(moderation));
                    lines.add(moderates(moderation, BlazeMapper.first(profile.userId()), channels));
                }
            }
        }
        lines.add(stay(trial));
        return new AccountCheck(lines, channels.values().stream().limit(MOST_SUGGESTIONS).toList());
    }

    /** Nothing but a write tells it, unless it was told at the sign-in. */
    private static Line write(BlazeModeration moderation) {
        var scopes = moderation.scopes();
        if (scopes.isEmpty()) {
            return new Line(Phrases.of(BlazeWord.CHECK_WRITE), Verdict.UNKNOWN, Optional.empty());
        }
        boolean agreed = scopes.get().contains(BlazeRights.MODERATE);
        return line(BlazeWord.CHECK_WRITE, agreed
                ? Optional.empty()
                : Optional.of(Reason.of(ReasonCode.MISSING_RIGHT, BlazeRights.MODERATE)));
    }

    private static Line moderates(BlazeModeration moderation, String ownId,
            Map<String, Suggestion> channels) {
        return switch (moderation.moderatedBy(ownId)) {
            case Answer.Got<List<Person>>(var found) -> {
                // a channel's id is its owner's; the name is what people call it
                found.forEach(one -> channels.putIfAbsent(one.name(), new Suggestion(one.id(), one.name())));
                yield line(BlazeWord.CHECK_MODERATES, Optional.empty());
            }
            case Answer.Trouble<List<Person>> trouble ->
                new Line(Phrases.of(BlazeWord.CHECK_MODERATES), Verdict.UNKNOWN, Optional.of(trouble.why()));
        };
    }

    private static Line stay(ChannelSetup trial) {
        for (var key : List.of(BlazePlatform.REFRESH_TOKEN, BlazePlatform.CLIENT_SECRET)) {
            if (trial.secret(key).map(secret -> secret.value().isBlank()).orElse(true)) {
                // without it the account works until its token is over
                return new Line(Phrases.of(BlazeWord.CHECK_STAY), Verdict.UNKNOWN,
                        Optional.of(Reason.of(ReasonCode.BAD_SETTING, key.key())));
            }
        }
        return line(BlazeWord.CHECK_STAY, Optional.empty());
    }

    private static Line line(BlazeWord what, Optional<Reason> trouble) {
        return new Line(Phrases.of(what), trouble.isPresent() ? Verdict.MISSING : Verdict.OK, trouble);
    }
}
