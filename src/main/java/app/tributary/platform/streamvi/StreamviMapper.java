package app.tributary.platform.streamvi;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outlet;
import app.tributary.chat.Relay;
import app.tributary.chat.Trait;
import app.tributary.net.Json;
import app.tributary.platform.PlainText;
import app.tributary.platform.streamvi.wire.HistoryDto;
import app.tributary.platform.streamvi.wire.MessageDto;
import app.tributary.platform.streamvi.wire.OutletsDto;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** StreamVi's wire to the nouns of the house. Pure. */
final class StreamviMapper {
    private final Channel channel;

    StreamviMapper(Channel channel) {
        this.channel = channel;
    }

    /** A message; empty where it lacks its id or its text. */
    Optional<ChatMessage> message(MessageDto dto, Instant now) {
        String id = dto.eventId();
        String text = dto.text();
        if (id == null || id.isBlank() || text == null) {
            return Optional.empty();
        }
        return Optional.of(new ChatMessage(key(id), StreamviSender.author(dto), PlainText.pieces(text),
                instant(dto.createdAt()).orElse(now), now, Optional.empty(), Optional.empty(),
                dto.outgoing() ? Set.of(Trait.OWN) : Set.of(), relays(dto), Optional.empty()));
    }

    /** The identity of a message. */
    MessageKey key(String eventId) {
        return new MessageKey(channel, eventId);
    }

    /** Where a message lives, in the server's order. */
    static List<Relay> relays(MessageDto dto) {
        var list = dto.restreams();
        return list == null
                ? List.of()
                : list.stream().filter(Objects::nonNull)
                        .map(relay -> new Relay(String.valueOf(relay.restreamId()), or(relay.platform(), ""),
                                Optional.ofNullable(relay.id()).filter(id -> !id.isBlank()),
                                Optional.ofNullable(relay.error()).map(StreamviErrors::plain)
                                        .filter(error -> !error.isBlank())))
                        .toList();
    }

    /** The restreams as places to send to. */
    static List<Outlet> outlets(OutletsDto dto) {
        return results(dto).stream().map(outlet -> {
            String id = String.valueOf(outlet.restreamId());
            String platform = or(outlet.platform(), "");
            String name = or(outlet.name(), "");
            return new Outlet(id, name.isBlank() ? (platform.isBlank() ? id : platform) : name.strip(), platform);
        }).toList();
    }

    /** The entries of the list that are any. */
    static List<OutletsDto.OutletDto> results(OutletsDto dto) {
        var list = dto.results();
        var present = new ArrayList<OutletsDto.OutletDto>();
        if (list != null) {
            list.stream().filter(Objects::nonNull).forEach(present::add);
        }
        return present;
    }

    /** The messages of a history, by time and then by id, for no order is promised. */
    static List<MessageDto> items(HistoryDto dto, Consumer<JsonNode> odd) {
        var list = dto.items();
        var messages = new ArrayList<MessageDto>();
        if (list != null) {
            for (JsonNode item : list) {
                said(item).ifPresentOrElse(messages::add, () -> odd.accept(item));
            }
        }
        messages.sort(Comparator.comparing((MessageDto message) -> instant(message.createdAt()).orElse(Instant.MIN))
                .thenComparing(message -> or(message.eventId(), "")));
        return messages;
    }

    /** What a publication says; the chat's own ones are documented nowhere, so that they are told by their fields. */
    static StreamviPush push(JsonNode data) {
        String event = data.path("event").asString("");
        String name = event.toLowerCase(Locale.ROOT);
        JsonNode payload = data.path("payload");
        return switch (name) {
            case "views" -> {
                long restream = data.path("restream_id").asLong(0);
                yield payload.isNumber() && restream > 0
                        ? new StreamviPush.Views(restream, Math.max(0, payload.asLong(0)))
                        : new StreamviPush.Other(event);
            }
            case "stream-start" -> {
                long broadcast = payload.path("broadcast_id").asLong(data.path("broadcast_id").asLong(0));
                yield broadcast > 0 ? new StreamviPush.Started(broadcast) : new StreamviPush.Other(event);
            }
            case "stream-end" -> new StreamviPush.Ended();
            default -> name.startsWith("restreams.") ? new StreamviPush.OutletsChanged() : chat(event, name, data);
        };
    }

    private static StreamviPush chat(String event, String name, JsonNode data) {
        JsonNode payload = data.path("payload");
        if (name.contains("delete") || name.contains("remove")) {
            String id = eventId(payload).or(() -> eventId(data)).orElse("");
            if (!id.isEmpty()) {
                return new StreamviPush.Gone(id);
            }
        }
        var message = said(payload).or(() -> said(data));
        if (message.isPresent()) {
            return new StreamviPush.Said(message.get());
        }
        return name.contains("chat") || name.contains("message")
                ? new StreamviPush.Hint()
                : new StreamviPush.Other(event);
    }

    private static Optional<String> eventId(JsonNode node) {
        return Optional.of(node.path("event_id").asString("")).filter(id -> !id.isBlank());
    }

    private static Optional<MessageDto> said(JsonNode node) {
        return node.isObject() && eventId(node).isPresent() && node.path("text").isString()
                ? Json.as(node, MessageDto.class)
                : Optional.empty();
    }

    /** ISO 8601; a time without a zone is taken as UTC. */
    static Optional<Instant> instant(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip().replace(' ', 'T'),
                    OffsetDateTime::from, LocalDateTime::from)).map(time -> switch (time) {
                        case OffsetDateTime zoned -> zoned.toInstant();
                        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                        default -> throw new DateTimeException("no such form");
                    });
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
