package app.tributary.rehearsal.getstream;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Conditions in the manner of MongoDB, as far as clients of a chat use them. */
final class Filter {
    private Filter() {}

    /** Whether an object, as it is shown, fulfils the conditions; fields of the app itself count as its own. */
    static boolean fits(JsonNode conditions, JsonNode object, Set<String> members) throws Refusal {
        for (var condition : conditions.properties()) {
            String field = condition.getKey();
            boolean fits = switch (field) {
                case "$and" -> all(condition.getValue(), object, members);
                case "$or" -> any(condition.getValue(), object, members);
                case "$nor" -> !any(condition.getValue(), object, members);
                case "members" -> members(condition.getValue(), members);
                default -> value(field, condition.getValue(), field(object, field));
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode field(JsonNode object, String field) {
        JsonNode value = object;
        for (String part : field.split("\\.", -1)) {
            value = value.has(part) ? value.path(part) : value.path("custom").path(part);
        }
        return value;
    }

    private static boolean all(JsonNode list, JsonNode object, Set<String> members) throws Refusal {
        for (var conditions : list) {
            if (!fits(conditions, object, members)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(JsonNode list, JsonNode object, Set<String> members) throws Refusal {
        for (var conditions : list) {
            if (fits(conditions, object, members)) {
                return true;
            }
        }
        return false;
    }

    private static boolean members(JsonNode condition, Set<String> members) {
        var wanted = condition.isObject() ? condition.path("$in") : Tree.array().add(condition);
        return Tree.texts(wanted).stream().anyMatch(members::contains);
    }

    private static boolean value(String field, JsonNode condition, JsonNode value) throws Refusal {
        if (!condition.isObject()) {
            return condition.asString("").equals(value.asString(""));
        }
        for (var operator : condition.properties()) {
            String text = value.asString("");
            String wanted = operator.getValue().asString("");
            boolean fits = switch (operator.getKey()) {
                case "$eq" -> text.equals(wanted);
                case "$ne" -> !text.equals(wanted);
                case "$in" -> Tree.texts(operator.getValue()).contains(text);
                case "$nin" -> !Tree.texts(operator.getValue()).contains(text);
                case "$exists" -> value.isMissingNode() != operator.getValue().asBoolean(true);
                case "$q", "$autocomplete" -> words(text, wanted);
                default -> throw Refusal.input("field " + field + " does not support operator " + operator.getKey());
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Whether every word is the beginning of one in the text. */
    static boolean words(String text, String wanted) {
        var all = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1));
        for (String word : wanted.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (all.stream().noneMatch(one -> one.startsWith(word))) {
                return false;
            }
        }
        return true;
    }
}
