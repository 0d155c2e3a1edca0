package app.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way back from a browser, visited by a client that behaves, and by some that do not. */
@Timeout(30)
class LoopbackRedirectTest {
    private static final LoopbackRedirect.Page PAGE = new LoopbackRedirect.Page(List.of("All <done>", "Готово"),
            List.of("Refused"), List.of("Strange"));

    private final HttpClient browser = HttpClient.newHttpClient();
    private LoopbackRedirect redirect;

    @BeforeEach
    void open() throws IOException {
        redirect = LoopbackRedirect.open(0, "/back", PAGE);
        redirect.expect("s3cret");
    }

    @AfterEach
    void close() {
        redirect.close();
        browser.close();
    }

    @Test
    void the_right_visit_brings_its_parameters_and_sees_a_page() throws Exception {
        var answer = visit("?code=a%2Bb%20c&state=s3cret&project_id=15");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("All &lt;done>", "Готово").doesNotContain("s3cret");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(redirect.await(Duration.ofSeconds(5)))
                .contains(Map.of("code", "a+b c", "state", "s3cret", "project_id", "15"));
    }

    @Test
    void a_refusal_is_brought_as_well() throws Exception {
        assertThat(visit("?error=access_denied&state=s3cret").body()).contains("Refused");
        assertThat(redirect.await(Duration.ofSeconds(5)).orElseThrow()).containsEntry("error", "access_denied");
    }

    @Test
    void a_visit_with_another_state_or_none_is_turned_away_and_the_right_one_still_counts() throws Exception {
        for (String wrong : List.of("?code=x&state=other", "?code=x", "", "?state=", "?code=%zz&state=%")) {
            if (!wrong.contains("%z")) {
                assertThat(visit(wrong).statusCode()).as(wrong).isEqualTo(400);
            }
        }
        assertThat(redirect.await(Duration.ofMillis(50))).isEmpty();
        visit("?code=right&state=s3cret");
        assertThat(redirect.await(Duration.ofSeconds(5)).orElseThrow()).containsEntry("code", "right");
    }

    @Test
    void another_path_another_method_and_noise_change_nothing() throws Exception {
        var base = redirect.address();
        assertThat(get(base.resolve("/favicon.ico")).statusCode()).isEqualTo(404);
        assertThat(browser.send(HttpRequest.newBuilder(base.resolve("/back?code=x&state=s3cret"))
                .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        for (String noise : List.of("\r\n\r\n", "GET\r\n\r\n", "x".repeat(20_000),
                "GET /back?code=%zz&state=% HTTP/1.1\r\n\r\n")) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
                socket.getOutputStream().write(noise.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
        }
        assertThat(redirect.await(Duration.ofMillis(50))).isEmpty();
        visit("?code=right&state=s3cret");
        assertThat(redirect.await(Duration.ofSeconds(5))).isPresent();
    }

    @Test
    void a_port_that_is_taken_is_said_and_a_closed_one_is_free_again() throws Exception {
        int port = redirect.address().getPort();
        assertThatThrownBy(() -> LoopbackRedirect.open(port, "/back", PAGE)).isInstanceOf(BindException.class);
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return redirect.await(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        redirect.close();
        assertThat(waiting.join()).isEmpty();
        try (var again = LoopbackRedirect.open(port, "/back", PAGE)) {
            assertThat(again.address().getPort()).isEqualTo(port);
        }
    }

    private HttpResponse<String> visit(String query) throws Exception {
        return get(URI.create(redirect.address() + query));
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
