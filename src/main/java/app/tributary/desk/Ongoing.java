package app.tributary.desk;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Relay;
import app.tributary.chat.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A text on its way, as the desk works on it. Only under the desk's lock. */
final class Ongoing {
    final String id;
    final String text;
    final Optional<MessageKey> replyTo;
    final Instant startedAt;
    final List<Copy> copies = new ArrayList<>();
    final List<CompletableFuture<Dispatch>> awaited = new ArrayList<>();

    Ongoing(String id, String text, Optional<MessageKey> replyTo, List<Target> targets, Instant startedAt) {
        this.id = id;
        this.text = text;
        this.replyTo = replyTo;
        this.startedAt = startedAt;
        targets.forEach(target -> copies.add(new Copy(target, startedAt)));
    }

    /** The text at one target. */
    static final class Copy {
        final Target target;
        /** Of the try under way, or the last one. */
        String nonce = "";
        Instant triedAt;
        /** The line of the log that the last try stands under. */
        long action;
        /** Whether the port was called. */
        boolean begun;
        Optional<Outcome> outcome = Optional.empty();
        Optional<MessageKey> echo = Optional.empty();

        Copy(Target target, Instant at) {
            this.target = target;
            this.triedAt = at;
        }

        void startOver(String newNonce, long newAction, Instant at) {
            nonce = newNonce;
            action = newAction;
            triedAt = at;
            begun = false;
            outcome = Optional.empty();
            echo = Optional.empty();
        }

        /** What the platform answered; its echo, where that has come already, is the truth. */
        void answer(Outcome said) {
            outcome = Optional.of(switch (said) {
                case Outcome.Unknown unknown -> echo.<Outcome>map(Outcome::done).orElse(unknown);
                case Outcome.Failed failed -> echo.<Outcome>map(Outcome::done).orElse(failed);
                case Outcome.Done done -> done;
                case Outcome.Found found -> found;
                case Outcome.Rejected rejected -> rejected;
                case Outcome.Unsupported unsupported -> unsupported;
            });
        }

        boolean awaitsEcho() {
            return echo.isEmpty() && outcome.map(
                    known -> !known.isFinal() || (known instanceof Outcome.Done(var made, var _) && made.isEmpty()))
                    .orElse(begun);
        }

        boolean isMessage(MessageKey key) {
            return echo.filter(key::equals).isPresent() || outcome.filter(
                    known -> known instanceof Outcome.Done(var made, var _) && made.filter(key::equals).isPresent())
                    .isPresent();
        }

        /** Takes the platform's echo; whether anything is otherwise than before. */
        boolean take(ChatMessage message) {
            var relay = target.outlet()
                    .flatMap(
                            outlet -> message.relays().stream().filter(one -> one.outlet().equals(outlet)).findFirst());
            if (target.outlet().isPresent() && relay.isEmpty() && !message.relays().isEmpty()) {
                return false;
            }
            var error = relay.flatMap(Relay::error);
            if (error.isPresent()) {
                boolean news = outcome.filter(known -> known.isDone() || !known.isFinal()).isPresent();
                if (news) {
                    outcome = Optional
                            .of(new Outcome.Rejected(Reason.of(ReasonCode.REFUSED, error.get()), Optional.empty()));
                }
                return news;
            }
            boolean news = echo.isEmpty();
            echo = Optional.of(message.key());
            if (outcome.filter(known -> known instanceof Outcome.Unknown || known instanceof Outcome.Failed)
                    .isPresent()) {
                outcome = Optional.of(Outcome.done(message.key()));
            }
            return news;
        }
    }

    Dispatch snapshot() {
        return new Dispatch(id, text, replyTo,
                copies.stream().map(copy -> new Dispatch.Copy(copy.target, copy.outcome, copy.echo.isPresent()))
                        .toList(),
                startedAt);
    }

    boolean isAnswered() {
        return copies.stream().allMatch(copy -> copy.outcome.isPresent());
    }

    boolean isSettled() {
        return copies.stream().allMatch(copy -> copy.outcome.filter(Outcome::isFinal).isPresent());
    }

    /** Whether this echo may be of a copy, by its words and time. */
    boolean resembles(Copy copy, ChatMessage message, Duration window) {
        return message.text().strip().equals(text.strip())
                && (near(message.sentAt(), copy.triedAt, window) || near(message.receivedAt(), copy.triedAt, window));
    }

    private static boolean near(Instant one, Instant other, Duration window) {
        return Duration.between(one, other).abs().compareTo(window) <= 0;
    }
}
