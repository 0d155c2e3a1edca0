package app.tributary.platform;

import app.tributary.chat.Channel;
import app.tributary.chat.MessageKey;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a record as indented text, one component a line; what is empty is left out, keys are short. */
public final class Snapshot {
    private Snapshot() {}

    /** The text of a record. */
    public static String of(Object value) {
        var text = new StringBuilder();
        write(text, value, "");
        return text.toString();
    }

    private static void write(StringBuilder text, Object value, String indent) {
        if (!(value instanceof Record) || value instanceof Channel || value instanceof MessageKey) {
            text.append(plain(value)).append('\n');
            return;
        }
        text.append(value.getClass().getSimpleName()).append('\n');
        for (var component : value.getClass().getRecordComponents()) {
            Object part = part(value, component.getAccessor());
            if (part instanceof Collection<?> many && !many.isEmpty() && many.iterator().next() instanceof Record) {
                for (var one : many) {
                    line(text, component.getName(), one, indent);
                }
            } else if (!isEmpty(part)) {
                line(text, component.getName(), part, indent);
            }
        }
    }

    private static void line(StringBuilder text, String name, Object part, String indent) {
        text.append(indent).append("  ").append(name).append(": ");
        write(text, part, indent + "  ");
    }

    private static Object part(Object value, java.lang.reflect.Method accessor) {
        try {
            Object part = accessor.invoke(value);
            return part instanceof Optional<?> optional && optional.isPresent() ? optional.get() : part;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("a component cannot be read", e);
        }
    }

    private static boolean isEmpty(Object part) {
        return part.equals(Optional.empty()) || part.equals(OptionalInt.empty())
                || (part instanceof Collection<?> many && many.isEmpty());
    }

    private static String plain(Object value) {
        return switch (value) {
            case String words -> '"' + words + '"';
            case OptionalInt color -> String.format("#%06X", color.orElseThrow());
            case Set<?> set when !(set instanceof EnumSet<?>) ->
                set.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
