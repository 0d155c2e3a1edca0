package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** REST calls. Blocks: call on a virtual thread. Any thread may call. */
public final class Rest {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    /** An answer longer than this is cut off and so will not parse: no chat API comes near it. */
    private static final long MOST_BYTES = 8 << 20;
    /** A server that sends a byte now and then must not hold a caller for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Network network;

    /** Hears how far an upload is. */
    public interface Progress {
        /** So many bytes of so many are on their way. */
        void at(long sent, long all);
    }

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

    /**
     * Posts a form as browsers do (RFC 6749 wants its token calls so). Neither repeated nor redirected.
     *
     * @param within how long the whole call may take
     */
    public Reply form(URI url, Map<String, String> headers, Map<String, String> fields, Duration within) {
        var form = new FormBody.Builder(StandardCharsets.UTF_8);
        fields.forEach(form::add);
        return call(network.client().newBuilder().readTimeout(within).callTimeout(within).build(), "POST", url, headers,
                form.build());
    }

    /**
     * Sends a file up as a form and waits for the answer. Neither repeated nor redirected.
     *
     * @param field what the form calls the file
     * @param file a file on the disk; one that cannot be read any more counts as a broken line
     * @param type its media type
     * @param progress is told how many of how many bytes are on their way, often, on the thread that calls
     * @param within how long the whole call may take
     */
    public Reply upload(URI url, Map<String, String> headers, String field, Path file, String type, Progress progress,
            Duration within) {
        var form = new MultipartBody.Builder().setType(MultipartBody.FORM)
                .addFormDataPart(field, file.getFileName().toString(), new FileBody(file, type, progress)).build();
        return call(network.client().newBuilder().readTimeout(within).writeTimeout(within).callTimeout(within).build(),
                "POST", url, headers, form);
    }

    private static Reply call(OkHttpClient client, String method, URI url, Map<String, String> headers,
            Optional<String> json) {
        RequestBody body = json.map(text -> RequestBody.create(text, JSON)).orElse(null);
        if (body == null && !method.equals("GET") && !method.equals("DELETE")) {
            body = RequestBody.create(new byte[0]);
        }
        return call(client, method, url, headers, body);
    }

    private static Reply call(OkHttpClient client, String method, URI url, Map<String, String> headers,
            @Nullable RequestBody body) {
        HttpUrl address = HttpUrl.get(url);
        if (address == null) {
            return new Reply.NoAnswer(Reason.of(ReasonCode.BAD_SETTING, "not a web address"), false);
        }
        var request = new Request.Builder().url(address).method(method, body).header("Accept", "application/json");
        try {
            headers.forEach(request::header);
        } catch (IllegalArgumentException notForAHeader) {
            // its message has the value in it, which may be a secret
            return new Reply.NoAnswer(Reason.of(ReasonCode.BAD_SETTING, "a character that no header takes"), false);
        }
        var sent = new AtomicBoolean();
        var watched = client.newBuilder().eventListener(new EventListener() {
            @Override
            public void requestHeadersStart(Call call) {
                sent.set(true);
            }
        }).build();
        try (Response response = watched.newCall(request.build()).execute()) {
            var names = new HashMap<String, String>();
            response.headers().forEach(pair -> names.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
            return new Reply.Answer(response.code(), names, response.peekBody(MOST_BYTES).string());
        } catch (UnknownHostException | ConnectException | NoRouteToHostException e) {
            return new Reply.NoAnswer(Reason.of(ReasonCode.NETWORK, BrokenLine.words(e)), false);
        } catch (InterruptedIOException e) {
            return new Reply.NoAnswer(Reason.of(ReasonCode.TIMED_OUT), sent.get());
        } catch (IOException e) {
            return new Reply.NoAnswer(Reason.of(ReasonCode.NETWORK, BrokenLine.words(e)), sent.get());
        }
    }
}
