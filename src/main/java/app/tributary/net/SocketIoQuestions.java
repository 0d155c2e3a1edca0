package app.tributary.net;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The events of one connection that wait for the server's acknowledgement. Any thread may call. */
final class SocketIoQuestions {
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Question> open = new ConcurrentHashMap<>();

    /** One that waits. */
    private record Question(String namespace, Instant answerBy) {}

    /** A number for a new one. */
    long add(String namespace, Instant answerBy) {
        long number = numbers.getAndIncrement();
        open.put(number, new Question(namespace, answerBy));
        return number;
    }

    /** Whether somebody waited for this answer; nobody does any longer. */
    boolean answer(String namespace, long number) {
        var question = open.get(number);
        return question != null && question.namespace().equals(namespace) && open.remove(number, question);
    }

    /** Gives up one whose time is over. */
    Optional<SocketIoNews> unanswered(Instant now) {
        var late = open.entrySet().stream().filter(entry -> !now.isBefore(entry.getValue().answerBy())).findFirst();
        if (late.isPresent()) {
            long number = late.get().getKey();
            String namespace = late.get().getValue().namespace();
            if (answer(namespace, number)) {
                return Optional.of(new SocketIoNews.Answered(namespace, number, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** When the next answer is overdue; the given time where none is waited for. */
    Instant earliest(Instant otherwise) {
        Instant earliest = otherwise;
        for (var question : open.values()) {
            if (question.answerBy().isBefore(earliest)) {
                earliest = question.answerBy();
            }
        }
        return earliest;
    }
}
