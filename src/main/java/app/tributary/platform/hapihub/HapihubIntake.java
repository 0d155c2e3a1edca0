package app.tributary.platform.hapihub;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was heard, wherever from, on its way out: no message twice, each with its author's name. Any thread may call. */
final class HapihubIntake {
    private final HapihubMapper mapper;
    private final HapihubMemory memory;
    private final HapihubNames names;
    private final HapihubSeen seen;
    private final HapihubOutput output;
    private final InstantSource clock;

    HapihubIntake(HapihubMapper mapper, HapihubMemory memory, HapihubNames names, HapihubOutput output,
            InstantSource clock) {
        this.mapper = mapper;
        this.memory = memory;
        this.names = names;
        this.output = output;
        this.clock = clock;
        seen = new HapihubSeen(mapper, names, clock, output::tell);
    }

    /** Passes on what is new of these, in this order; how many of them were. */
    int take(List<Line> lines, Origin origin) {
        var unheard = lines.stream().filter(line -> !memory.knows(line.id())).map(Line::author)
                .collect(Collectors.toUnmodifiableSet());
        var authors = names.all(unheard);
        int fresh = 0;
        for (var line : lines) {
            var now = clock.instant();
            var who = Optional.ofNullable(authors.get(line.author())).orElseGet(() -> names.of(line.author()));
            // the lock of the output keeps the order of what two threads have heard of one message
            synchronized (output) {
                switch (memory.admit(line, now)) {
                    case NEW -> {
                        fresh++;
                        output.tell(new ChatEvent.Message(mapper.message(line, who, now), origin));
                    }
                    case CHANGED -> output.tell(new ChatEvent.Edit(mapper.message(line, who, now)));
                    case KNOWN -> {
                        // said before
                    }
                }
            }
            if (memory.author(line.id()).isPresent()) {
                seen.message(line);
            }
        }
        return fresh;
    }

    /** A message stands otherwise than before; one that was never heard of is too old to be shown now. */
    void change(Line line) {
        if (memory.knows(line.id())) {
            take(List.of(line), Origin.LIVE);
        }
    }

    /** A message is gone. */
    void remove(String id) {
        seen.forget(id);
        synchronized (output) {
            if (memory.remove(id)) {
                output.tell(new ChatEvent.Removal(mapper.key(id), Optional.empty(), clock.instant()));
            }
        }
    }

    /** The room stands otherwise than before. */
    void room(Room room) {
        names.learn(room.known());
        seen.room(room);
    }

    /** Who has seen what. */
    HapihubSeen seen() {
        return seen;
    }
}
