package app.tributary.cli;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Person;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedListener;
import app.tributary.platform.Phrases;
import app.tributary.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The feed as rows of text on a terminal. Prints on a thread of its own; where the terminal is slower
 * than the chat it leaves rows out and says how many: they are in the history all the same.
 */
public final class TextFeed implements FeedListener, AutoCloseable {
    private static final int HELD = 2000;

    private final Terminal terminal;
    private final DateTimeFormatter time;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(HELD);
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread printer;
    private volatile boolean closed;

    public TextFeed(Terminal terminal, ZoneId zone) {
        this.terminal = terminal;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
        this.printer = Thread.ofPlatform().daemon().name("text-feed").start(this::print);
    }

    @Override
    public void accept(FeedBatch batch) {
        for (var event : batch.events()) {
            row(event).ifPresent(line -> {
                if (!lines.offer(line)) {
                    leftOut.incrementAndGet();
                }
            });
        }
    }

    /** The row of an event; empty for what a terminal has no row for. Safe to print: no control characters. */
    Optional<String> row(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Message(var message, var _) ->
                row(message.sentAt(), event, message.author().displayName() + ": " + message.text());
            case ChatEvent.Happening(var activity, var _) -> row(activity.sentAt(), event,
                    "* " + activity.actor().map(actor -> actor.displayName() + ": ").orElse("")
                            + (activity.headline().isEmpty() ? activity.kind().name() : activity.headline())
                            + activity.message().map(words -> " \"" + words.text() + "\"").orElse(""));
            case ChatEvent.Removal(var key, var by, var at) ->
                row(at, event, "- message " + key.id() + " removed" + by(by));
            case ChatEvent.Clear(var _, var by, var at) -> row(at, event, "- chat cleared" + by(by));
            case ChatEvent.PersonAction(var _, var target, var kind, var lasts, var by, var why, var at) ->
                row(at, event, "- " + switch (kind) {
                    case TIMEOUT ->
                        "timeout of " + target.name() + lasts.map(d -> " for " + d.toSeconds() + " s").orElse("");
                    case BAN -> "ban of " + target.name();
                    case UNBAN -> "ban of " + target.name() + " lifted";
                } + by(by) + why.map(words -> ": " + words).orElse(""));
            case ChatEvent.PinChanged(var _, var pin, var at) -> row(at, event,
                    pin.map(now -> "pin: " + now.text()).orElse("pin: none"));
            case ChatEvent.ModeChanged(var _, var mode, var at) -> row(at, event, "mode: " + mode);
            case ChatEvent.Gap(var _, var from, var to, var filled, var whole) -> row(from, event,
                    "~ away until " + time.format(to) + ", " + filled + " filled in"
                            + (whole ? "" : ", some may be missing"));
            case ChatEvent.Notice notice when notice.place() == ChatEvent.Notice.Place.ROW ->
                row(notice.at(), event, "= " + words(notice));
            case ChatEvent.Restored(var key, var at) -> row(at, event, "back: " + key.id());
            case ChatEvent.Connection(var _, var state, var at) -> row(at, event, "# " + words(state));
            case ChatEvent.Edit _,ChatEvent.Viewers _,ChatEvent.Outlets _,ChatEvent.Notice _,ChatEvent.Reactions _ ->
                Optional.empty();
        };
    }

    private Optional<String> row(Instant at, ChatEvent event, String text) {
        return Optional.of(printable(time.format(at) + " " + event.channel() + " " + text));
    }

    private static String words(ChatEvent.Notice notice) {
        var all = new StringBuilder(Phrases.in(Words.english(), notice.text()));
        notice.lines().forEach(line -> all.append(" · ").append(Phrases.in(Words.english(), line)));
        return all.toString();
    }

    private static String by(Optional<Person> person) {
        return person.map(who -> " by " + who.name()).orElse("");
    }

    private String words(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Connecting() -> "connecting";
            case ConnectionState.Live() -> "live";
            case ConnectionState.Degraded(var why) -> "live, but: " + InEnglish.of(why);
            case ConnectionState.Retrying(var at, var why) -> "again at " + time.format(at) + ": " + InEnglish.of(why);
            case ConnectionState.Offline() -> "offline";
            case ConnectionState.Failed(var why) -> "failed: " + InEnglish.of(why);
            case ConnectionState.Closed() -> "closed";
        };
    }

    /** Chat text is hostile: a terminal must not be steered by it. */
    private static String printable(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
                        ? ' '
                        : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private void print() {
        try {
            while (true) {
                String line = lines.poll(200, TimeUnit.MILLISECONDS);
                if (line != null) {
                    terminal.line(line);
                } else if (closed) {
                    return;
                }
                long missing = leftOut.getAndSet(0);
                if (missing > 0) {
                    terminal.line("~ " + missing + " rows left out here: the terminal is slow; the history has them");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints what is left, for at most half a second. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!printer.join(java.time.Duration.ofMillis(500))) {
                printer.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
