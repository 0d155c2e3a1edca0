package app.tributary.platform.getstream;

import app.tributary.net.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What stands in a token, which is a JSON Web Token. Its signature is the server's business. Pure.
 *
 * @param userId for whom it speaks; empty for a token of the app's own server
 * @param endsAt after this it is not accepted
 */
record GetstreamPass(Optional<String> userId, Optional<Instant> endsAt) {
    private static final GetstreamPass SEALED = new GetstreamPass(Optional.empty(), Optional.empty());

    static GetstreamPass read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return SEALED;
        }
        try {
            var claims = Json.tree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return claims.filter(JsonNode::isObject)
                    .map(node -> new GetstreamPass(GetstreamTree.text(node, "user_id"),
                            GetstreamTree.moment(node, "exp")))
                    .orElse(SEALED);
        } catch (IllegalArgumentException noBase64) {
            return SEALED;
        }
    }
}
