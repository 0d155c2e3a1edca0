package app.tributary.rehearsal.blaze;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sign-in of the loopback Blaze: one registered application, a page on which the owner of the channel says yes
 * at once. Any thread may call.
 */
final class BlazeLogin {
    static final String PATH = "/bapi/oauth2";
    static final String PAGE = "/oauth2/authorize";
    static final String CLIENT_ID = "rehearsal-app";
    static final String CLIENT_SECRET = "rehearsal-secret-71b0";

    private final BlazeKeys keys;
    private final BlazePace pace;
    private final User owner;
    private final Supplier<String> base;
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, Request> codes = new HashMap<>();
    private boolean consents = true;

    private record Request(String redirectUri, Set<String> scopes, String state, String verifier) {}

    /**
     * @param base the address of the server
     */
    BlazeLogin(BlazeKeys keys, BlazePace pace, User owner, Supplier<String> base) {
        this.keys = keys;
        this.pace = pace;
        this.owner = owner;
        this.base = base;
    }

    /** What the person on the page says from now on. */
    synchronized void consents(boolean yes) {
        consents = yes;
    }

    /** Answers a call behind {@link #PATH}. */
    synchronized JsonNode answer(String call, JsonNode body) throws Refusal {
        if (!CLIENT_ID.equals(body.path("clientId").asString(""))
                || !CLIENT_SECRET.equals(body.path("clientSecret").asString(""))) {
            throw new Refusal(401, "Invalid client credentials");
        }
        return switch (call) {
            case "POST /generate-auth-url" -> begin(body);
            case "POST /token" -> switch (body.path("grantType").asString("")) {
                case "authorization_code" -> exchange(body);
                case "client_credentials" -> JsonNodeFactory.instance.objectNode().put("type", "app")
                        .put("tokenType", "Bearer").put("accessToken", keys.access(owner, Set.of()))
                        .put("expiresIn", 604_800);
                default -> throw new Refusal(400,
                        "grantType must be one of the following values: authorization_code, client_credentials");
            };
            case "POST /refresh" -> {
                var grant = keys.spend(body.path("refreshToken").asString(""));
                yield tokens(grant.user(), grant.scopes());
            }
            default -> throw Refusal.usual(404);
        };
    }

    /** Where the browser is sent to from the page. */
    synchronized String visited(Map<String, String> query) throws Refusal {
        var request = requests.remove(query.getOrDefault("request", ""));
        if (request == null) {
            throw new Refusal(400, "Unknown authorization request");
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, request);
        String said = consents ? "code=" + code : "error=access_denied&error_description=The+user+said+no";
        return request.redirectUri() + "?" + said + "&state="
                + URLEncoder.encode(request.state(), StandardCharsets.UTF_8);
    }

    private JsonNode begin(JsonNode body) throws Refusal {
        String redirect = body.path("redirectUri").asString("");
        if (!redirect.startsWith("http://localhost") && !redirect.startsWith("https://")) {
            throw new Refusal(400, "redirectUri is not registered");
        }
        var scopes = new HashSet<String>();
        body.path("scopes").forEach(scope -> scopes.add(scope.asString("")));
        if (scopes.isEmpty() || !BlazeKeys.SCOPES.containsAll(scopes)) {
            throw new Refusal(400, "each value in scopes must be a valid scope");
        }
        String id = UUID.randomUUID().toString();
        var request = new Request(redirect, scopes, UUID.randomUUID().toString(), UUID.randomUUID().toString());
        requests.put(id, request);
        return JsonNodeFactory.instance.objectNode().put("url", base.get() + PAGE + "?request=" + id)
                .put("state", request.state()).put("codeVerifier", request.verifier());
    }

    private JsonNode exchange(JsonNode body) throws Refusal {
        var request = codes.remove(body.path("code").asString(""));
        if (request == null || !request.redirectUri().equals(body.path("redirectUri").asString(""))
                || !request.verifier().equals(body.path("codeVerifier").asString(""))) {
            throw new Refusal(400, "Invalid authorization code");
        }
        return tokens(owner, request.scopes());
    }

    private ObjectNode tokens(User user, Set<String> scopes) {
        var node = JsonNodeFactory.instance.objectNode().put("type", "user").put("userId", user.id())
                .put("tokenType", "Bearer").put("accessToken", keys.access(user, scopes))
                .put("expiresIn", pace.tokenLife().toSeconds());
        if (scopes.contains("offline.access")) {
            node.put("refreshToken", keys.refresh(user, scopes));
        }
        var list = node.putArray("scopes");
        scopes.stream().sorted().forEach(list::add);
        return node;
    }
}
