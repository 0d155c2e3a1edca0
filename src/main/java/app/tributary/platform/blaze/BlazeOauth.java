package app.tributary.platform.blaze;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.Redaction;
import app.tributary.net.Reply;
import app.tributary.net.Rest;
import app.tributary.platform.blaze.wire.Envelope;
import app.tributary.platform.blaze.wire.OauthCode;
import app.tributary.platform.blaze.wire.OauthPage;
import app.tributary.platform.blaze.wire.OauthRefresh;
import app.tributary.platform.blaze.wire.OauthStart;
import app.tributary.platform.blaze.wire.OauthTokens;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The OAuth calls of Blaze, by the user's own application. Source: the OAuth page of the API documentation; a
 * live client wraps the answers in an envelope or not, so that both are read. Blocks; any thread may call.
 */
final class BlazeOauth {
    /** All that a person's console needs; a bot's right is not asked for. */
    static final List<String> SCOPES = List.of("users.read", "offline.access", "channel.moderate");

    private final Rest rest;
    private final String base;
    private final BlazeTimings timings;

    BlazeOauth(Network network, URI base, BlazeTimings timings) {
        rest = new Rest(network);
        this.base = base.toString().replaceAll("/+$", "");
        this.timings = timings;
    }

    /** The page on which the person says yes or no. */
    Answer<OauthPage> begin(String clientId, String clientSecret, URI redirect) {
        return post("/generate-auth-url",
                Json.write(new OauthStart(clientId, clientSecret, redirect.toString(), SCOPES)), OauthPage.class)
                .then(page -> page.url() == null || page.state() == null
                        ? odd("no address of a page")
                        : new Answer.Got<>(page));
    }

    /** The tokens for a code that the browser brought. Made once: a code is good for one exchange. */
    Answer<OauthTokens> exchange(String clientId, String clientSecret, URI redirect, String code, String verifier) {
        return tokens("/token", Json.write(
                new OauthCode("authorization_code", clientId, clientSecret, redirect.toString(), code, verifier)));
    }

    /** New tokens for the refresh token. */
    Answer<OauthTokens> refresh(String clientId, String clientSecret, String refreshToken) {
        return tokens("/refresh", Json.write(new OauthRefresh(clientId, clientSecret, refreshToken)));
    }

    private Answer<OauthTokens> tokens(String path, String body) {
        return post(path, body, OauthTokens.class).then(given -> BlazeMapper.first(given.accessToken()).isEmpty()
                ? odd("no token")
                : new Answer.Got<>(given));
    }

    private <T> Answer<T> post(String path, String body, Class<T> type) {
        URI address;
        try {
            address = URI.create(base + path);
        } catch (IllegalArgumentException notAnAddress) {
            return new Answer.Broken<>(Reason.of(ReasonCode.BAD_SETTING, BlazePlatform.OAUTH.key()), false);
        }
        return switch (rest.call("POST", address, Map.of(), Optional.of(body), timings.answerWithin())) {
            case Reply.NoAnswer none -> new Answer.Broken<>(none.why(), none.perhapsDone());
            case Reply.Answer answer -> understood(answer, type);
        };
    }

    private static <T> Answer<T> understood(Reply.Answer answer, Class<T> type) {
        var tree = Json.tree(answer.body()).filter(JsonNode::isObject);
        var envelope = tree.flatMap(node -> Json.as(node, Envelope.class));
        String words = envelope.map(Envelope::message).map(BlazeCaller::oneLine).map(Redaction::strike).orElse("");
        if (!answer.ok()) {
            return answer.status() >= 400 && (tree.isPresent() || answer.status() >= 500)
                    ? new Answer.Refused<>(answer.status(), words, Optional.empty())
                    : odd("HTTP " + answer.status());
        }
        if (envelope.map(Envelope::success).filter(Boolean.FALSE::equals).isPresent()) {
            return new Answer.Refused<>(400, words, Optional.empty());
        }
        return tree.map(node -> node.path("data").isObject() ? node.path("data") : node)
                .flatMap(node -> Json.as(node, type)).<Answer<T>>map(Answer.Got::new).orElseGet(() -> odd("no JSON"));
    }

    private static <T> Answer<T> odd(String what) {
        return new Answer.Broken<>(Reason.of(ReasonCode.BAD_ANSWER, what), true);
    }
}
