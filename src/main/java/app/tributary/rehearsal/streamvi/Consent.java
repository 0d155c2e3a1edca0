package app.tributary.rehearsal.streamvi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page on which somebody lets an application in, and where its code becomes a token. Any thread. */
final class Consent {
    static final String PAGE = "/cabinet/oauth";
    static final String EXCHANGE = "/site/oauth/token";
    static final String CLIENT_ID = "rehearsal-streamvi-app";
    static final String CLIENT_SECRET = "rehearsal-streamvi-secret-2d07";

    private final Map<String, Map<String, String>> codes = new HashMap<>();
    private boolean consents = true;

    /** What the person on the page says from now on. */
    synchronized void consents(boolean yes) {
        consents = yes;
    }

    /** Where the browser is sent to; empty: the question is none. */
    synchronized Optional<String> visited(Map<String, String> query) {
        String back = query.getOrDefault("redirect_uri", "");
        boolean known = CLIENT_ID.equals(query.get("client_id")) && "code".equals(query.get("response_type"))
                && back.startsWith("http://localhost:") && !query.getOrDefault("scope", "").isEmpty();
        if (!known) {
            return Optional.empty();
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        String said = consents ? "code=" + code + "&project_id=" + Stage.PROJECT : "error=access_denied";
        return Optional.of(back + "?" + said + "&state="
                + URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8));
    }

    /** Answers the exchange of a code. */
    synchronized Methods.Answer exchange(Map<String, String> form) {
        var known = codes.remove(form.getOrDefault("code", ""));
        if (known == null) {
            return Methods.failure(400);
        }
        return exchange(form, known);
    }

    private static Methods.Answer exchange(Map<String, String> form, Map<String, String> asked) {
        boolean good = "authorization_code".equals(form.get("grant_type"))
                && CLIENT_ID.equals(form.get("client_id")) && CLIENT_SECRET.equals(form.get("client_secret"))
                && asked.getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))
                && Stage.PROJECT.equals(form.get("project_id"))
                && asked.getOrDefault("code_challenge", "").equals(challenge(form.getOrDefault("code_verifier", "")));
        if (!good) {
            return Methods.failure(400);
        }
        var body = Tree.object();
        body.put("access_token", Methods.TOKEN);
        body.put("token_type", "Bearer");
        body.put("expires_in", 86_400);
        body.put("scope", asked.getOrDefault("scope", ""));
        body.put("project_id", Long.parseLong(Stage.PROJECT));
        body.put("project_external_id", "rehearsal");
        return new Methods.Answer(200, Optional.of(body));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
