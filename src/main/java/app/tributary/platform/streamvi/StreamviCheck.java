package app.tributary.platform.streamvi;

import app.tributary.chat.Channel;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Network;
import app.tributary.net.Surprises;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Line;
import app.tributary.platform.AccountCheck.Suggestion;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Phrases;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tries an account, right by right, by questions alone. Blocks; any thread. */
final class StreamviCheck {
    private final Network network;
    private final StreamviTimings timings;
    private final Surprises surprises;

    StreamviCheck(Network network, StreamviTimings timings, Surprises surprises) {
        this.network = network;
        this.timings = timings;
        this.surprises = surprises;
    }

    AccountCheck run(Map<String, URI> endpoints, ChannelSetup.Account trial) {
        String named = trial.settings().getOrDefault(StreamviPlatform.PROJECT.key(), "").strip();
        var lines = new ArrayList<Line>();
        var channels = new ArrayList<Suggestion>();
        var first = api(endpoints, trial, named);
        if (first.api().isEmpty()) {
            lines.add(line(StreamviWord.CHECK_TOKEN, Verdict.MISSING, first.why()));
            return new AccountCheck(lines, channels);
        }
        lines.add(projects(first.api().get(), channels));
        if (!named.isEmpty() && channels.stream().noneMatch(channel -> channel.name().equals(named))) {
            channels.addFirst(new Suggestion(named, named));
        }
        var realtime = realtime(endpoints, trial, channels);
        boolean answers = lines.getFirst().verdict() == Verdict.OK || realtime.verdict() == Verdict.OK;
        lines.add(read(first.api().get(), answers));
        lines.add(realtime);
        // nothing but a send tells it
        lines.add(new Line(Phrases.of(StreamviWord.CHECK_WRITE), Verdict.UNKNOWN, Optional.empty()));
        return new AccountCheck(lines, channels);
    }

    private StreamviDoor.Opened api(Map<String, URI> endpoints, ChannelSetup.Account trial, String project) {
        var channel = new Channel(StreamviPlatform.ID, project.isEmpty() ? "0" : project);
        return new StreamviDoor(network, new ChannelSetup(channel, endpoints, Optional.of(trial)), timings, surprises)
                .open();
    }

    private static Line projects(StreamviApi api, List<Suggestion> channels) {
        return switch (api.projects()) {
            case StreamviAnswer.Good<JsonNode>(JsonNode body) -> {
                JsonNode rows = body.isArray()
                        ? body
                        : body.path("results").isArray()
                                ? body.path("results")
                                : body.path("data");
                for (JsonNode row : rows) {
                    String id = row.path("id").asString(row.path("project_id").asString(""));
                    if (id.matches("[1-9]\\d{0,17}")) {
                        channels.add(new Suggestion(id,
                                StreamviErrors.plain(row.path("name").asString(row.path("title").asString(id)))));
                    }
                }
                yield new Line(Phrases.of(StreamviWord.CHECK_TOKEN), Verdict.OK, Optional.empty());
            }
            case StreamviAnswer.Nothing<JsonNode> ignored ->
                new Line(Phrases.of(StreamviWord.CHECK_TOKEN), Verdict.OK, Optional.empty());
            // a token may be good for the chat alone
            case StreamviAnswer.Refused<JsonNode> refused -> line(StreamviWord.CHECK_TOKEN,
                    refused.status() == 401 ? Verdict.MISSING : Verdict.UNKNOWN, refused.why());
            case StreamviAnswer.Lost<JsonNode>(Reason why, boolean perhaps) ->
                line(StreamviWord.CHECK_TOKEN, Verdict.MISSING, why);
        };
    }

    /**
     * @param answers whether the server is known to answer at all
     */
    private Line read(StreamviApi api, boolean answers) {
        return switch (api.longpoll(timings.firstLook())) {
            case StreamviAnswer.Good<?> ignored ->
                new Line(Phrases.of(StreamviWord.CHECK_READ), Verdict.OK, Optional.empty());
            case StreamviAnswer.Nothing<?> ignored ->
                new Line(Phrases.of(StreamviWord.CHECK_READ), Verdict.OK, Optional.empty());
            case StreamviAnswer.Refused<?> refused ->
                line(StreamviWord.CHECK_READ, Verdict.MISSING, refused.why());
            // the server holds the question open while there is no broadcast
            case StreamviAnswer.Lost<?>(Reason why, boolean perhaps) when perhaps
                    && why.code() == ReasonCode.TIMED_OUT ->
                answers
                        ? new Line(Phrases.of(StreamviWord.CHECK_READ), Verdict.OK, Optional.empty())
                        : line(StreamviWord.CHECK_READ, Verdict.UNKNOWN, why);
            case StreamviAnswer.Lost<?>(Reason why, boolean perhaps) ->
                line(StreamviWord.CHECK_READ, Verdict.MISSING, why);
        };
    }

    private Line realtime(Map<String, URI> endpoints, ChannelSetup.Account trial, List<Suggestion> channels) {
        if (channels.isEmpty()) {
            return new Line(Phrases.of(StreamviWord.CHECK_REALTIME), Verdict.UNKNOWN, Optional.empty());
        }
        var opened = api(endpoints, trial, channels.getFirst().name()).api();
        return switch (opened.orElseThrow().connectionToken()) {
            case StreamviAnswer.Good<String> ignored ->
                new Line(Phrases.of(StreamviWord.CHECK_REALTIME), Verdict.OK, Optional.empty());
            case StreamviAnswer.Nothing<String> ignored ->
                line(StreamviWord.CHECK_REALTIME, Verdict.MISSING, StreamviErrors.NO_TOKEN);
            case StreamviAnswer.Refused<String> refused ->
                line(StreamviWord.CHECK_REALTIME, Verdict.MISSING, refused.why());
            case StreamviAnswer.Lost<String>(Reason why, boolean perhaps) ->
                line(StreamviWord.CHECK_REALTIME, Verdict.MISSING, why);
        };
    }

    private static Line line(StreamviWord what, Verdict verdict, Reason why) {
        return new Line(Phrases.of(what), verdict, Optional.of(why));
    }
}
