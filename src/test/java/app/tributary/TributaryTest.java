package app.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TributaryTest {

    @Test
    void knowsItsVersion() {
        assertThat(Tributary.version()).isNotBlank();
    }
}
