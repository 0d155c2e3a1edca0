package app.tributary.cli;

import app.tributary.chat.Support;
import app.tributary.desk.FieldReader;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Choice;
import app.tributary.platform.NativeAction.Field;
import app.tributary.words.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each platform alone can do, as data: for {@code doctor --platforms}. */
final class OwnActionTable {
    private static final Words ENGLISH = Words.english();
    private static final FieldReader WRITER = new FieldReader(() -> Instant.EPOCH, ZoneOffset.UTC);

    /**
     * An action.
     *
     * @param subject channel, message or person
     * @param takesBack harmless, undoable or final
     * @param support yes, or no with the reason
     */
    record About(String subject, String label, String help, String takesBack, @Nullable String price,
            Map<String, AboutField> fields, String support) {
        List<String> lines(String id) {
            var lines = new ArrayList<String>();
            lines.add("    %s (%s): %s%s%s%s".formatted(id, subject, label,
                    price == null ? "" : "; costs " + price, takesBack.equals("final") ? "; final" : "",
                    support.equals("yes") ? "" : "; " + support));
            fields.forEach((key, field) -> lines.add("      %s (%s%s): %s%s".formatted(key, field.kind(),
                    field.required() ? "" : ", optional", field.label(),
                    field.choices().isEmpty() ? "" : "; one of " + String.join(", ", field.choices()))));
            return lines;
        }
    }

    /** A field of an action; {@code most} is 0 where there is no bound. */
    record AboutField(String kind, boolean required, String label, List<String> choices, @Nullable String preset,
            int most) {}

    private OwnActionTable() {}

    static Map<String, About> of(List<NativeAction> actions) {
        var all = new LinkedHashMap<String, About>();
        for (var action : actions) {
            var fields = new LinkedHashMap<String, AboutField>();
            action.fields().forEach(field -> fields.put(field.key(), about(field)));
            all.put(action.id().value(), new About(word(action.subject()), ENGLISH.of(action.label()),
                    action.help().map(ENGLISH::of).orElse(""), word(action.reversal()),
                    action.price().map(price -> price.amount().toPlainString() + " " + price.currency()).orElse(null),
                    fields, support(action.support())));
        }
        return all;
    }

    private static AboutField about(Field field) {
        Optional<String> preset = field.preset().map(WRITER::written).filter(text -> !text.isEmpty());
        return new AboutField(word(field.kind()), field.required(), ENGLISH.of(field.label()),
                field.choices().stream().map(Choice::value).toList(), preset.orElse(null), field.most());
    }

    private static String support(Support support) {
        return switch (support) {
            case Support.Yes() -> "yes";
            case Support.LiftedHere(var why) -> "yes: " + InEnglish.of(why);
            case Support.ConsoleOnly(var why) -> "console: " + InEnglish.of(why);
            case Support.No(var why) -> "no: " + InEnglish.of(why);
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
