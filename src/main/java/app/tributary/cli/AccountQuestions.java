package app.tributary.cli;

import app.tributary.platform.AccountKey;
import app.tributary.words.Words;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an account still needs: asked for on a terminal, else read from standard input. */
final class AccountQuestions {
    private static final int MOST_LINES = 100;

    private final Terminal terminal;

    AccountQuestions(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether there is a person at a terminal. */
    static boolean hasPerson() {
        return person().isPresent();
    }

    private static Optional<Console> person() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    /** Adds to the values what the person, or the script, gives. Assumptions are never asked for. */
    void ask(List<AccountKey> keys, Map<String, String> values) throws IOException {
        var console = person();
        if (console.isPresent()) {
            askPerson(console.get(), keys, values);
        } else {
            readLines(keys, values);
        }
    }

    private static void askPerson(Console console, List<AccountKey> keys, Map<String, String> values) {
        var words = Words.english();
        for (var key : keys) {
            if (values.containsKey(key.key()) || key.advanced() || (!key.required() && !key.secret())) {
                continue;
            }
            console.printf("%s%n%s: ", words.of(key.help()), key.key());
            if (key.secret()) {
                char[] typed = console.readPassword();
                if (typed != null && typed.length > 0) {
                    values.put(key.key(), new String(typed));
                }
            } else {
                String typed = console.readLine();
                if (typed != null && !typed.isBlank()) {
                    values.put(key.key(), typed.strip());
                }
            }
        }
    }

    private void readLines(List<AccountKey> keys, Map<String, String> values) throws IOException {
        // an optional secret has no other way in
        if (keys.stream().filter(key -> key.required() || key.secret())
                .allMatch(key -> values.containsKey(key.key()))) {
            return;
        }
        var lines = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        for (int i = 0; i < MOST_LINES; i++) {
            String line = lines.readLine();
            if (line == null || line.isEmpty()) {
                return;
            }
            int equals = line.indexOf('=');
            String word = equals < 0 ? "" : line.substring(0, equals).strip();
            if (keys.stream().noneMatch(key -> key.key().equals(word))) {
                throw new UsageProblem("standard input takes KEY=VALUE lines with the keys "
                        + String.join(", ", keys.stream().map(AccountKey::key).toList()));
            }
            values.put(word, line.substring(equals + 1).strip());
        }
    }
}
