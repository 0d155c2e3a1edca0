package app.tributary;

import app.tributary.chat.Channel;
import app.tributary.chat.Outcome;
import app.tributary.desk.Dispatch;
import app.tributary.rehearsal.Ledger;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the console has of one platform, beside what its server took and did. */
final class SoakReport {
    private static final int AROUND = 300;

    private final SoakTruth truth;
    private final Channel channel;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int doubled;
    private int struck;
    private int wholeGaps;
    private int openGaps;
    private final List<Integer> missing = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();
    private final List<String> otherWords = new ArrayList<>();
    private final List<String> notStruck = new ArrayList<>();
    private final List<String> lies = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final int settledByEcho;
    private int neverSeen;

    private record Row(String text, boolean removed) {}

    SoakReport(SoakTruth truth, SoakConsole console) throws SQLException {
        this.truth = truth;
        channel = console.channels().stream().filter(one -> one.platform().value().equals(truth.platform()))
                .findFirst().orElseThrow();
        read(console);
        compareLines();
        compareSends(console.commands().sends());
        compareActs(console.commands().acts());
        settledByEcho = console.commands().settledByEcho(channel);
    }

    /** How many messages of each platform are in the history's file. */
    static Map<String, Integer> counts(SoakConsole console) throws SQLException {
        var counts = new HashMap<String, Integer>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + console.historyFile());
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT platform, count(*) FROM messages_v1 WHERE kind IN ('message', 'action') GROUP BY 1")) {
            while (result.next()) {
                counts.put(result.getString(1), result.getInt(2));
            }
        }
        return counts;
    }

    private void read(SoakConsole console) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + console.historyFile())) {
            try (var statement = connection.prepareStatement("SELECT message_id, text, removed FROM messages_v1"
                    + " WHERE platform = ? AND channel = ? AND kind IN ('message', 'action')")) {
                statement.setString(1, channel.platform().value());
                statement.setString(2, channel.name());
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        var row = new Row(result.getString(2), result.getBoolean(3));
                        if (rows.put(result.getString(1), row) != null) {
                            doubled++;
                        }
                    }
                }
            }
            try (var statement = connection.prepareStatement("SELECT whole FROM gaps WHERE platform = ?")) {
                statement.setString(1, channel.platform().value());
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        if (result.getBoolean(1)) {
                            wholeGaps++;
                        } else {
                            openGaps++;
                        }
                    }
                }
            }
        }
    }

    /** Nothing is deleted in the run that the console has not read, so nothing may be missing at all. */
    private void compareLines() {
        var known = new HashMap<String, Ledger.Line>();
        for (int i = 0; i < truth.lines().size(); i++) {
            var line = truth.lines().get(i);
            known.put(line.id(), line);
            var row = rows.get(line.id());
            if (row == null) {
                missing.add(i);
            } else {
                if (!row.text().equals(line.text())) {
                    otherWords.add(line.id() + " \"" + line.text() + "\" is kept as \"" + row.text() + "\"");
                }
                if (line.gone() && row.removed()) {
                    struck++;
                } else if (line.gone()) {
                    notStruck.add(line.id() + " \"" + line.text() + "\"");
                }
            }
        }
        rows.forEach((id, row) -> {
            if (!known.containsKey(id)) {
                extra.add(id + " \"" + row.text() + "\"");
            }
        });
    }

    /** Each text is sent once by a person; tried again only where it was shown that it had not arrived. */
    private void compareSends(List<Dispatch> sends) {
        var taken = truth.lines().stream()
                .collect(Collectors.groupingBy(Ledger.Line::text, Collectors.summingInt(line -> 1)));
        for (var send : sends) {
            var copies = send.copies().stream().filter(copy -> copy.target().channel().equals(channel)).toList();
            if (copies.isEmpty()) {
                continue;
            }
            boolean done = false;
            boolean unknown = false;
            for (var copy : copies) {
                outcomes.merge("send " + word(copy.outcome()), 1, Integer::sum);
                done |= copy.outcome().filter(Outcome::isDone).isPresent();
                unknown |= copy.outcome().filter(outcome -> outcome instanceof Outcome.Unknown).isPresent();
                if (copy.outcome().filter(Outcome::isDone).isPresent() && !copy.seen()) {
                    neverSeen++;
                }
            }
            int arrived = taken.getOrDefault(send.text(), 0);
            if (done ? arrived != 1 : unknown ? arrived > 1 : arrived > 0) {
                lies.add("send \"" + send.text() + "\" is shown as " + copies + " and is there " + arrived + " times");
            } else if (!done && arrived == 1) {
                lies.add("send \"" + send.text() + "\" is shown as unknown though it is in the history");
            }
        }
    }

    private void compareActs(List<SoakCommands.Act> acts) {
        for (var act : acts) {
            if (!act.channel().equals(channel)) {
                continue;
            }
            String word = word(act.deed());
            outcomes.merge(word + " " + word(act.outcome()), 1, Integer::sum);
            boolean carriedOut = truth.calls().stream().anyMatch(call -> call.done() && call.deed() == act.deed()
                    && call.object().equals(act.object()));
            boolean shownDone = act.outcome().filter(Outcome::isDone).isPresent();
            boolean shownUnknown = act.outcome().filter(outcome -> outcome instanceof Outcome.Unknown).isPresent();
            if (shownDone != carriedOut && !shownUnknown) {
                lies.add(word + " " + act.object() + " is shown as " + act.outcome()
                        + (carriedOut ? " but was done" : " but was not done"));
            }
        }
    }

    private static String word(Optional<Outcome> outcome) {
        return outcome.map(known -> switch (known) {
            case Outcome.Done _ -> "done";
            case Outcome.Found _ -> "found";
            case Outcome.Rejected(var why, var _) -> "rejected " + word(why.code());
            case Outcome.Unsupported(var why) -> "unsupported " + word(why.code());
            case Outcome.Failed(var why) -> "failed " + word(why.code());
            case Outcome.Unknown(var why) -> "unknown " + word(why.code());
        }).orElse("open");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    boolean isExact() {
        return wrongs().isEmpty() && !truth.lines().isEmpty();
    }

    static String head() {
        return "%-10s %8s %8s %7s %5s %7s %7s %6s %9s %5s %7s %7s %8s %6s".formatted("platform", "accepted", "history",
                "missing", "extra", "doubled", "mangled", "struck", "gaps w/o", "drops", "429/500", "swallow",
                "expired",
                "lies");
    }

    String line() {
        long gone = truth.lines().stream().filter(Ledger.Line::gone).count();
        int troubles = truth.troubles().values().stream().mapToInt(Integer::intValue).sum();
        return "%-10s %8d %8d %7d %5d %7d %7d %6s %9s %5d %7d %7d %8d %6d".formatted(truth.platform(),
                truth.lines().size(), rows.size(), missing.size(), extra.size(), doubled, otherWords.size(),
                struck + "/" + gone, wholeGaps + "/" + openGaps, truth.drops(), troubles,
                truth.swallowed(), truth.expired(), lies.size());
    }

    String commands() {
        return "%-10s %s, settled by echo %d, done but no echo %d".formatted(truth.platform(), outcomes, settledByEcho,
                neverSeen);
    }

    /** What is wrong, line by line. */
    List<String> wrongs() {
        var wrongs = new ArrayList<String>();
        wrongs.addAll(holes());
        extra.forEach(one -> wrongs.add(truth.platform() + ": nobody said " + one));
        otherWords.forEach(one -> wrongs.add(truth.platform() + ": " + one));
        lies.forEach(one -> wrongs.add(truth.platform() + ": " + one));
        if (doubled > 0) {
            wrongs.add(truth.platform() + ": doubled " + doubled);
        }
        return wrongs;
    }

    /** What is deleted on the server and not struck through here; a look, not a fault: some platforms do not tell. */
    List<String> oddities() {
        return notStruck.stream().map(one -> truth.platform() + ": deleted but not struck through " + one).toList();
    }

    /** Missing messages in a row are one hole, told with what was done to the server about then. */
    private List<String> holes() {
        var holes = new ArrayList<String>();
        for (int from = 0; from < missing.size();) {
            int to = from;
            while (to + 1 < missing.size() && missing.get(to + 1) == missing.get(to) + 1) {
                to++;
            }
            int first = missing.get(from);
            int last = missing.get(to);
            var line = truth.lines().get(first);
            holes.add(truth.platform() + ": missing " + (last - first + 1) + " from number " + first + " on, first "
                    + line + "; " + truth.done().stream()
                            .filter(done -> done.afterLine() > first - AROUND && done.afterLine() < last + AROUND)
                            .map(done -> done.what() + " after " + done.afterLine())
                            .collect(Collectors.joining(", ")));
            from = to + 1;
        }
        return holes;
    }
}
