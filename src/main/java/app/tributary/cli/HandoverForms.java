package app.tributary.cli;

import app.tributary.chat.ActionId;
import app.tributary.chat.Channel;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Person;
import app.tributary.chat.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Forms and lists as they go over the handover's wire. What this version does not understand is left out. */
final class HandoverForms {
    /** A value; exactly one of them is there. */
    record Value(@Nullable String text, @Nullable Long whole, @Nullable Boolean flag, @Nullable Long seconds,
            @Nullable Long momentMs, @Nullable List<String> lines, @Nullable String file) {}

    record Words(@Nullable String plain, @Nullable String bundle, @Nullable String key,
            @Nullable List<String> arguments) {}

    record Button(@Nullable String action, @Nullable Words label, @Nullable Map<String, Value> form,
            @Nullable String message, @Nullable String user, @Nullable String userName) {}

    record Item(@Nullable Words text, @Nullable Words detail, @Nullable String message, @Nullable String user,
            @Nullable String userName, @Nullable List<Button> offers) {}

    /** A list; the ids of messages are of the target's channel. */
    record Found(@Nullable Words title, @Nullable List<Item> items, @Nullable Button more) {}

    private HandoverForms() {}

    static Map<String, Value> values(Form form) {
        var all = new HashMap<String, Value>();
        form.values().forEach((key, value) -> all.put(key, value(value)));
        return all;
    }

    static Form form(@Nullable Map<String, Value> values) {
        var form = Form.EMPTY;
        for (var entry : Optional.ofNullable(values).orElse(Map.of()).entrySet()) {
            var value = value(entry.getValue());
            if (value.isPresent()) {
                form = form.with(entry.getKey(), value.get());
            }
        }
        return form;
    }

    static Found found(Listing listing) {
        return new Found(words(listing.title()),
                listing.items().stream()
                        .map(item -> new Item(words(item.text()), words(item.detail()),
                                item.message().map(MessageKey::id).orElse(null),
                                item.person().map(Person::id).orElse(null),
                                item.person().map(Person::name).orElse(null),
                                item.offers().stream().map(HandoverForms::button).toList()))
                        .toList(),
                listing.more().map(HandoverForms::button).orElse(null));
    }

    static Listing listing(Found found, Channel channel) {
        var items = new ArrayList<Listing.Item>();
        for (var item : Optional.ofNullable(found.items()).orElse(List.of())) {
            items.add(new Listing.Item(phrase(item.text()), phrase(item.detail()), message(item.message(), channel),
                    person(item.user(), item.userName()),
                    Optional.ofNullable(item.offers()).orElse(List.of()).stream()
                            .flatMap(button -> offer(button, channel).stream()).toList()));
        }
        return new Listing(phrase(found.title()), items,
                Optional.ofNullable(found.more()).flatMap(button -> offer(button, channel)));
    }

    /** The action of a word; empty where it is none. */
    static Optional<ActionId> action(@Nullable String word) {
        try {
            return Optional.ofNullable(word).map(ActionId::new);
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    static Optional<Person> person(@Nullable String id, @Nullable String name) {
        return id == null || id.isEmpty() ? Optional.empty() : Optional.of(new Person(id, name == null ? id : name));
    }

    private static Value value(FieldValue value) {
        return switch (value) {
            case FieldValue.Text(var text) -> new Value(text, null, null, null, null, null, null);
            case FieldValue.Whole(long number) -> new Value(null, number, null, null, null, null, null);
            case FieldValue.Flag(boolean on) -> new Value(null, null, on, null, null, null, null);
            case FieldValue.Span(var span) -> new Value(null, null, null, span.toSeconds(), null, null, null);
            case FieldValue.Moment(var moment) ->
                new Value(null, null, null, null, moment.toEpochMilli(), null, null);
            case FieldValue.Lines(var lines) -> new Value(null, null, null, null, null, lines, null);
            case FieldValue.FileAt(var file) -> new Value(null, null, null, null, null, null, file.toString());
        };
    }

    private static Optional<FieldValue> value(Value value) {
        return Optional.ofNullable(value.text()).<FieldValue>map(FieldValue.Text::new)
                .or(() -> Optional.ofNullable(value.whole()).map(FieldValue.Whole::new))
                .or(() -> Optional.ofNullable(value.flag()).map(FieldValue.Flag::new))
                .or(() -> Optional.ofNullable(value.seconds()).map(Duration::ofSeconds).map(FieldValue.Span::new))
                .or(() -> Optional.ofNullable(value.momentMs()).map(Instant::ofEpochMilli)
                        .map(FieldValue.Moment::new))
                .or(() -> Optional.ofNullable(value.lines()).map(FieldValue.Lines::new))
                .or(() -> Optional.ofNullable(value.file()).map(Path::of).map(FieldValue.FileAt::new));
    }

    private static Words words(Phrase phrase) {
        return switch (phrase) {
            case Phrase.Plain(var text) -> new Words(text, null, null, null);
            case Phrase.Term(var bundle, var key, var arguments) -> new Words(null, bundle, key, arguments);
        };
    }

    private static Phrase phrase(@Nullable Words words) {
        if (words == null) {
            return Phrase.nothing();
        }
        String bundle = words.bundle();
        String key = words.key();
        return bundle != null && key != null
                ? new Phrase.Term(bundle, key, Optional.ofNullable(words.arguments()).orElse(List.of()))
                : Phrase.plain(Optional.ofNullable(words.plain()).orElse(""));
    }

    private static Button button(Offer offer) {
        return new Button(offer.action().value(), words(offer.label()), values(offer.form()),
                offer.message().map(MessageKey::id).orElse(null), offer.person().map(Person::id).orElse(null),
                offer.person().map(Person::name).orElse(null));
    }

    private static Optional<Offer> offer(Button button, Channel channel) {
        return action(button.action()).map(action -> new Offer(action, phrase(button.label()), form(button.form()),
                message(button.message(), channel), person(button.user(), button.userName())));
    }

    private static Optional<MessageKey> message(@Nullable String id, Channel channel) {
        return Optional.ofNullable(id).filter(known -> !known.isEmpty()).map(known -> new MessageKey(channel, known));
    }
}
