package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** REST calls. Blocks: call on a virtual thread. Any thread may call. */
public final class Rest {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    /** An answer longer than this is cut off and so will not parse: no chat API comes near it. */
    private static final long MOST_BYTES = 8 << 20;
    /** A server that sends a byte now and then must not hold a caller for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Network network;

    public Rest(Network network) {
        this.network = network;
    }

    /**
     * Makes one call and waits for it. Neither repeated nor redirected.
     *
     * @param method GET, POST, PUT, PATCH or DELETE
     * @param url the whole address with its query
     * @param headers to send; {@code Accept: application/json} is added
     * @param json the body; empty: none
     */
    public Reply call(String method, URI url, Map<String, String> headers, Optional<String> json) {
        return call(network.client().newBuilder().callTimeout(LONGEST).build(), method, url, headers, json);
    }

    /**
     * The same with a bound of its own instead of the usual one: a short one for what a person waits
     * for, a long one for a call that the server holds open.
     *
     * @param within how long the whole call may take
     */
    public Reply call(String method, URI url, Map<String, String> headers, Optional<String> json, Duration within) {
        return call(network.client().newBuilder().readTimeout(within).callTimeout(within).build(), method, url, headers,
                json);
    }

    private static Reply call(OkHttpClient client, String method, URI url, Map<String, String> headers,
            Optional<String> json) {
        HttpUrl address = HttpUrl.get(url);
        if (address == null) {
            return new Reply.NoAnswer(Reason.of(ReasonCode.BAD_SETTING, "not a web address"), false);
        }
        RequestBody body = json.map(text -> RequestBody.create(text, JSON)).orElse(null);
        if (body == null && !method.equals("GET") && !method.equals("DELETE")) {
            body = RequestBody.create(new byte[0]);
        }
        var request = new Request.Builder().url(address).method(method, body).header("Accept", "application/json");
        try {
            headers.forEach(request::header);
        } catch (IllegalArgumentException notForAHeader) {
            // its message has the value in it, which may be a secret
            return new Reply.NoAnswer(Reason.of(ReasonCode.BAD_SETTING, "a character that no header takes"), false);
        }
        try (Response response = client.newCall(request.build()).execute()) {
            var names = new HashMap<String, String>();
            response.headers().forEach(pair -> names.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
            return new Reply.Answer(response.code(), names, response.peekBody(MOST_BYTES).string());
        } catch (UnknownHostException | ConnectException | NoRouteToHostException e) {
            return new Reply.NoAnswer(Reason.of(ReasonCode.NETWORK, BrokenLine.words(e)), false);
        } catch (InterruptedIOException e) {
            return new Reply.NoAnswer(Reason.of(ReasonCode.TIMED_OUT), true);
        } catch (IOException e) {
            return new Reply.NoAnswer(Reason.of(ReasonCode.NETWORK, BrokenLine.words(e)), true);
        }
    }
}
