package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** Gets bytes, no more than were asked for. Blocks: call on a virtual thread. Any thread may call. */
public final class Download {
    /** A server that sends a byte now and then must not hold a caller for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Network network;

    /** What came of it. */
    public sealed interface Result {
        /** Everything that the server sent. A class, because a record of an array would compare it by identity. */
        final class Got implements Result {
            private final byte[] bytes;

            private Got(byte[] bytes) {
                this.bytes = bytes;
            }

            /** The bytes; they belong to the caller. */
            public byte[] bytes() {
                return bytes;
            }
        }

        /** The server says that it is somewhere else. Whether to go there is the caller's to decide. */
        record Moved(URI to) implements Result {}

        /** It did not come, or was longer than wanted. */
        record Failed(Reason why) implements Result {}
    }

    public Download(Network network) {
        this.network = network;
    }

    /**
     * Makes one GET call and waits for it. Neither repeated nor redirected.
     *
     * @param mostBytes a body longer than this is a failure; no more than that is ever held
     */
    public Result get(URI address, int mostBytes) {
        HttpUrl url = HttpUrl.get(address);
        if (url == null) {
            return failed(ReasonCode.BAD_SETTING, "not a web address");
        }
        var request = new Request.Builder().url(url).build();
        var client = network.client().newBuilder().callTimeout(LONGEST).build();
        try (Response response = client.newCall(request).execute()) {
            String location = response.header("Location");
            if (response.isRedirect() && location != null) {
                return new Result.Moved(address.resolve(new URI(location)));
            }
            if (!response.isSuccessful()) {
                var code = response.code() == 404 ? ReasonCode.NOT_FOUND : ReasonCode.SERVER_ERROR;
                return failed(code, String.valueOf(response.code()));
            }
            byte[] bytes = response.peekBody(mostBytes + 1L).bytes();
            return bytes.length > mostBytes
                    ? failed(ReasonCode.BAD_ANSWER, "longer than " + mostBytes + " bytes")
                    : new Result.Got(bytes);
        } catch (URISyntaxException e) {
            return failed(ReasonCode.BAD_ANSWER, "redirected to no address");
        } catch (InterruptedIOException e) {
            return failed(ReasonCode.TIMED_OUT, "");
        } catch (IOException e) {
            return failed(ReasonCode.NETWORK, BrokenLine.words(e));
        }
    }

    private static Result failed(ReasonCode code, String detail) {
        return new Result.Failed(Reason.of(code, detail));
    }
}
