package app.tributary.rehearsal.getstream;

import app.tributary.net.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came with a call: a JSON object, or a form with a file in it. */
record Sent(JsonNode json, Optional<Tables.Upload> file) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)\\bname=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^\r\n]+)");

    static Sent of(@Nullable String type, byte[] bytes) throws Refusal {
        var boundary = type == null ? null : BOUNDARY.matcher(type);
        if (type != null && type.startsWith("multipart/form-data") && boundary != null && boundary.find()) {
            return new Sent(Tree.object(), file(boundary.group(1), bytes));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        var json = text.isBlank() ? Optional.<JsonNode>of(Tree.object()) : Json.tree(text);
        return new Sent(json.filter(JsonNode::isObject)
                .orElseThrow(() -> Refusal.input("the body is not a JSON object")), Optional.empty());
    }

    /** The part called {@code file}. Bytes are read as Latin-1, in which each is a letter of its own. */
    private static Optional<Tables.Upload> file(String boundary, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String line = "--" + boundary;
        int at = text.indexOf(line);
        while (at >= 0) {
            int head = at + line.length();
            int body = text.indexOf("\r\n\r\n", head);
            int next = text.indexOf("\r\n" + line, head);
            if (body < 0 || next < body) {
                return Optional.empty();
            }
            String words = new String(Arrays.copyOfRange(bytes, head, body), StandardCharsets.UTF_8);
            var name = NAME.matcher(words.replaceAll("(?i)filename=\"[^\"]*\"", ""));
            if (name.find() && name.group(1).equals("file")) {
                var fileName = FILE_NAME.matcher(words);
                var type = TYPE.matcher(words);
                return Optional.of(new Tables.Upload(fileName.find() ? fileName.group(1) : "file",
                        type.find() ? type.group(1).strip() : "application/octet-stream",
                        new Tables.Bytes(Arrays.copyOfRange(bytes, body + 4, next))));
            }
            at = next + 2;
        }
        return Optional.empty();
    }
}
