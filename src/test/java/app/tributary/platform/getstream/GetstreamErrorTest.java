package app.tributary.platform.getstream;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.platform.getstream.GetstreamError.Course;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's table of errors, row by row: what each code has us do, and what the person reads. */
class GetstreamErrorTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
            // code, status, what is done, what the person reads, what a command comes to
            "-1, 500, AGAIN, SERVER_ERROR, Failed", "2, 401, SETTINGS, BAD_SETTING, Rejected",
            "3, 401, NEW_TOKEN, BAD_TOKEN, Rejected", "4, 400, NEVER, REFUSED, Rejected",
            "6, 400, NEVER, REFUSED, Rejected", "9, 429, LATER, RATE_LIMITED, Rejected",
            "16, 404, GONE, NOT_FOUND, Rejected", "17, 403, FORBIDDEN, MISSING_RIGHT, Rejected",
            "18, 400, UNABLE, PLATFORM_LACKS, Unsupported", "19, 400, UNABLE, PLATFORM_LACKS, Unsupported",
            "20, 400, NEVER, REFUSED, Rejected", "21, 400, NEVER, REFUSED, Rejected",
            "22, 413, NEVER, REFUSED, Rejected", "23, 408, AGAIN, TIMED_OUT, Failed",
            "24, 431, NEVER, REFUSED, Rejected", "40, 401, NEW_TOKEN, BAD_TOKEN, Rejected",
            "41, 401, SIGN_IN, BAD_TOKEN, Rejected", "42, 401, SIGN_IN, BAD_TOKEN, Rejected",
            "43, 401, SIGN_IN, BAD_TOKEN, Rejected", "44, 400, NEVER, REFUSED, Rejected",
            "45, 500, AGAIN, SERVER_ERROR, Failed", "46, 400, NEW_SOCKET, NOT_CONNECTED, Rejected",
            "60, 403, LATER, RATE_LIMITED, Rejected", "69, 400, SETTINGS, BAD_SETTING, Rejected",
            "70, 403, FORBIDDEN, MISSING_RIGHT, Rejected", "71, 429, MUCH_LATER, RATE_LIMITED, Rejected",
            "99, 403, NEVER, REFUSED, Rejected",
            // codes that nobody knows, by their status
            "777, 500, AGAIN, SERVER_ERROR, Failed", "777, 429, LATER, RATE_LIMITED, Rejected",
            "777, 403, FORBIDDEN, MISSING_RIGHT, Rejected", "777, 404, GONE, NOT_FOUND, Rejected",
            "777, 401, NEW_TOKEN, BAD_TOKEN, Rejected", "777, 400, NEVER, REFUSED, Rejected"})
    void each_code_has_its_course(int code, int status, Course course, ReasonCode reason, String outcome) {
        var error = GetstreamError
                .read(Json.tree("{\"code\":" + code + ",\"message\":\"says no\",\"StatusCode\":" + status
                        + ",\"duration\":\"0.00ms\",\"more_info\":\"https://example.org\",\"details\":[]}")
                        .orElseThrow(), 500)
                .orElseThrow();

        assertThat(error.course()).isEqualTo(course);
        assertThat(error.why().code()).isEqualTo(reason);
        assertThat(GetstreamAnswer.refused(error).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void wrong_input_says_which_field() {
        var error = GetstreamError.read(Json.tree("""
                {"code":4,"message":"bad input","StatusCode":400,"exception_fields":{"text":"is  too\\nodd"}}""")
                .orElseThrow(), 400).orElseThrow();

        assertThat(error.why().detail()).isEqualTo("bad input (text: is too odd)");
    }

    @Test
    void a_wrong_clock_is_named() {
        assertThat(error(41).why().detail()).contains("clock");
        assertThat(error(42).why().detail()).contains("clock");
        assertThat(error(43).why().detail()).doesNotContain("clock");
    }

    @Test
    void a_wrong_key_and_a_wrong_region_name_the_setting() {
        assertThat(error(2).why().detail()).startsWith("api-key");
        assertThat(error(69).why().detail()).startsWith("rest");
    }

    @Test
    void a_limit_tells_when_it_is_over() {
        var at = Optional.of(Instant.parse("2026-05-04T12:00:00Z"));
        assertThat(GetstreamAnswer.refused(error(9).notBefore(at)))
                .isInstanceOfSatisfying(Outcome.Rejected.class, no -> assertThat(no.retryAt()).isEqualTo(at));
    }

    @Test
    void no_body_of_the_platforms_is_no_error_of_the_platforms() {
        assertThat(GetstreamError.read(Json.tree("{\"message\":\"x\"}").orElseThrow(), 400)).isEmpty();
        assertThat(GetstreamError.read(Json.tree("[]").orElseThrow(), 400)).isEmpty();
        assertThat(GetstreamError.ofStatus(503).course()).isEqualTo(Course.AGAIN);
    }

    private static GetstreamError error(int code) {
        return GetstreamError
                .read(Json.tree("{\"code\":" + code + ",\"message\":\"no\",\"StatusCode\":400}").orElseThrow(), 400)
                .orElseThrow();
    }
}
