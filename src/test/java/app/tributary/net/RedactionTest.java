package app.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://h/p?v=1&key=s3cr3t&language=en", "wss://h/?token=s3cr3t",
            "https://h/back?to=https%3A%2F%2Fh%2F%3Faccess_token%3Ds3cr3t%26v%3D1", "Authorization: Basic s3cr3t",
            "Authorization: oauth s3cr3t", "{\"refresh_token\":\"s3cr3t\"}", "key=s3%2Bcr3t&v=1",
            "https://someone:s3cr3t@h/p", "bearer s3cr3t"})
    void aSecret_isStruckOutWhereverItStands(String text) {
        assertThat(Redaction.strike(text)).contains("***").doesNotContain("s3cr3t").doesNotContain("cr3t");
    }

    @Test
    void whatStandsAroundASecret_stays() {
        assertThat(Redaction.strike("https://h/p?key=s3cr3t&language=en")).isEqualTo("https://h/p?key=***&language=en");
        assertThat(Redaction.strike("u%3Fkey%3Ds3cr3t%26v%3D1")).isEqualTo("u%3Fkey%3D***%26v%3D1");
        assertThat(Redaction.strike("mail@example.org says hello")).isEqualTo("mail@example.org says hello");
    }
}
