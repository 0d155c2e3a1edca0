package app.tributary.platform.getstream;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.Pin;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pins of a channel, of which it may have several: the one pinned last is shown. The platform does not tell when
 * one ends, so that it is dropped here. Used by the channel's thread alone.
 */
final class GetstreamPins {
    private static final int MOST = 300;

    private final Channel channel;
    private final Map<String, Pin> pins = new LinkedHashMap<>();
    private Optional<Pin> told = Optional.empty();
    private boolean toldAny;

    GetstreamPins(Channel channel) {
        this.channel = channel;
    }

    /** All of them, as a query told. */
    void replace(List<Pin> all) {
        pins.clear();
        all.forEach(this::put);
    }

    void put(Pin pin) {
        if (pins.size() < MOST || pins.containsKey(pin.message().id())) {
            pins.put(pin.message().id(), pin);
        }
    }

    void remove(String messageId) {
        pins.remove(messageId);
    }

    void clear(Instant upTo) {
        pins.values().removeIf(pin -> !pin.pinnedAt().isAfter(upTo));
    }

    /** The pin shown now, if that was not told before. */
    Optional<ChatEvent.PinChanged> change(Instant now) {
        pins.values().removeIf(pin -> pin.endsAt().filter(end -> !end.isAfter(now)).isPresent());
        var shown = pins.values().stream().max(Comparator.comparing(Pin::pinnedAt));
        if (shown.equals(told) && (toldAny || shown.isEmpty())) {
            return Optional.empty();
        }
        told = shown;
        toldAny = true;
        return Optional.of(new ChatEvent.PinChanged(channel, shown, now));
    }

    /** When the next of them ends. */
    Optional<Instant> nextEnd() {
        return pins.values().stream().flatMap(pin -> pin.endsAt().stream()).min(Comparator.naturalOrder());
    }
}
