package app.tributary.rehearsal.hapihub;

import app.tributary.rehearsal.Chatter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An account of the loopback HapiHub; the same person has the same uid in every run. */
record User(String uid, String name) {
    private static final int UID = 24;

    static User of(Chatter who) {
        String hex = UUID.nameUUIDFromBytes(("hapihub " + who.login()).getBytes(StandardCharsets.UTF_8)).toString()
                .replace("-", "");
        return new User(hex.substring(0, UID), who.displayName());
    }

    /** As its service shows it. */
    ObjectNode json() {
        var node = JsonNodeFactory.instance.objectNode().put("uid", uid);
        int space = name.indexOf(' ');
        var parts = node.putObject("name");
        parts.put("firstName", space < 0 ? name : name.substring(0, space));
        if (space > 0) {
            parts.put("lastName", name.substring(space + 1));
        }
        return node.put("picURL", "https://pictures.example/" + uid + ".png");
    }
}
