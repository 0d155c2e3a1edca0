package app.tributary.filter;

import app.tributary.bench.Rules;
import app.tributary.bench.Talk;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What one expression costs a message, and what the text costs that all of them share. */
@State(Scope.Thread)
public class RuleBench {
    private static final int MESSAGES = 4096;

    /** The expression. */
    @Param({"role:mod", "giveaway", "is:mention", "text:/give ?away|raffle/i", "text:/[0-9]{4,}/",
            "(bug OR crash OR lag) -is:command", "platform:twitch role:mod -is:command text:/giveaway/i",
            "TWENTY, WORDS",
            "TWENTY, EXPRESSIONS"})
    public String expression = "giveaway";

    private final Subject[] said = new Subject[MESSAGES];
    private final Matcher matcher = new Matcher(new Reader(Set.of("lena")));
    private Filter[] filters = {};
    private int next;

    private record Said(ChatMessage message) implements Subject {
        @Override
        public Kind kind() {
            return Kind.MESSAGE;
        }

        @Override
        public Channel channel() {
            return message.key().channel();
        }

        @Override
        public Instant at() {
            return message.sentAt();
        }

        @Override
        public Optional<ChatMessage> said() {
            return Optional.of(message);
        }
    }

    /** Makes the messages and reads the expression. */
    @Setup
    public void prepare() {
        var talk = new Talk(7);
        for (int i = 0; i < MESSAGES; i++) {
            said[i] = new Said(((ChatEvent.Message) talk.next()).message());
        }
        filters = switch (expression) {
            case "TWENTY, WORDS" -> Rules.WORDS.stream().map(Rules::filter).toArray(Filter[]::new);
            case "TWENTY, EXPRESSIONS" -> Rules.EXPRESSIONS.stream().map(Rules::filter).toArray(Filter[]::new);
            default -> new Filter[]{Rules.filter(expression)};
        };
    }

    /** One message, held against the expression, or all of twenty. */
    @Benchmark
    public int matches() {
        next = next + 1 & MESSAGES - 1;
        matcher.look(said[next]);
        int matched = 0;
        for (var filter : filters) {
            matched += matcher.matches(filter) ? 1 : 0;
        }
        matcher.forget();
        return matched;
    }
}
