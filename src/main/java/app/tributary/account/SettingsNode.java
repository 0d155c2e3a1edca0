package app.tributary.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A part of a settings file with its place in it, so that a complaint can say where. What is missing
 * or null is absent; what has another type than expected is a complaint.
 */
record SettingsNode(JsonNode node, String where) {
    /** Something in the file is not as it should be; the message says what and where. */
    static final class Odd extends Exception {
        private static final long serialVersionUID = 1;

        private final String what;

        Odd(String what) {
            super(what);
            this.what = what;
        }

        /** One line for a person. */
        String what() {
            return what;
        }
    }

    /** Reads one part; says what is wrong with it by {@link Odd}. */
    @FunctionalInterface
    interface Reader<T> {
        T read(SettingsNode part) throws Odd;
    }

    Odd odd(String expected) {
        return new Odd(where + ": expected " + expected);
    }

    Optional<SettingsNode> at(String key) throws Odd {
        if (!node.isObject()) {
            throw odd("an object");
        }
        var child = node.get(key);
        return child == null || child.isNull()
                ? Optional.empty()
                : Optional.of(new SettingsNode(child, where + "." + key));
    }

    SettingsNode need(String key) throws Odd {
        return at(key).orElseThrow(() -> new Odd(where + ": " + key + " is missing"));
    }

    <T> List<T> list(String key, Reader<T> reader) throws Odd {
        var part = at(key);
        if (part.isEmpty()) {
            return List.of();
        }
        if (!part.get().node.isArray()) {
            throw part.get().odd("a list");
        }
        var all = new ArrayList<T>();
        int i = 0;
        for (var child : part.get().node) {
            all.add(reader.read(new SettingsNode(child, part.get().where + "[" + i++ + "]")));
        }
        return all;
    }

    <T> Map<String, T> map(String key, Reader<T> reader) throws Odd {
        var part = at(key);
        if (part.isEmpty()) {
            return Map.of();
        }
        if (!part.get().node.isObject()) {
            throw part.get().odd("an object");
        }
        var all = new LinkedHashMap<String, T>();
        for (var entry : part.get().node.properties()) {
            all.put(entry.getKey(),
                    reader.read(new SettingsNode(entry.getValue(), part.get().where + "." + entry.getKey())));
        }
        return all;
    }

    String text() throws Odd {
        if (!node.isString()) {
            throw odd("a text");
        }
        return node.asString();
    }

    String filledText() throws Odd {
        String text = text();
        if (text.isBlank()) {
            throw odd("a text that is not empty");
        }
        return text;
    }

    double number() throws Odd {
        if (!node.isNumber()) {
            throw odd("a number");
        }
        return node.asDouble();
    }

    boolean flag(String key) throws Odd {
        var part = at(key);
        if (part.isEmpty()) {
            return false;
        }
        if (!part.get().node.isBoolean()) {
            throw part.get().odd("true or false");
        }
        return part.get().node.asBoolean();
    }
}
