package app.tributary.rehearsal.getstream;

import app.tributary.net.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One call to the API, after its caller is known.
 *
 * @param path the parts of the path that stand for something, decoded
 * @param file what was sent up with it
 * @param user who calls, or in whose name the app's server calls
 * @param server whether it comes with the token of the app's server
 * @param base where the server is reached, for links to files
 */
record Call(Family family, List<String> path, Map<String, String> query, JsonNode body, Optional<Tables.Upload> file,
        User user, boolean server, String base) {
    String path(int index) {
        return path.get(index);
    }

    String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** A whole number of the query. */
    int number(String name, int standard, int most) throws Refusal {
        String text = query(name);
        if (text.isEmpty()) {
            return standard;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most) {
            throw Refusal.input(name + " must be between 0 and " + most);
        }
        return Integer.parseInt(text);
    }

    /** The JSON that reads of the older kind carry in their query. */
    JsonNode payload() throws Refusal {
        String text = query("payload");
        return Json.tree(text.isEmpty() ? "{}" : text).filter(JsonNode::isObject)
                .orElseThrow(() -> Refusal.input("payload is not a JSON object"));
    }

    /** A text of the body that must be there. */
    String need(String field) throws Refusal {
        String text = Tree.text(body, field);
        if (text.isEmpty()) {
            throw Refusal.input(field + " is a required field");
        }
        return text;
    }

    void fromServer() throws Refusal {
        if (!server) {
            throw Refusal.serverOnly();
        }
    }
}
